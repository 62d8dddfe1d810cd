// YAML from a stranger.
#pragma once

#include <string>
#include <vector>

#include <yaml-cpp/yaml.h>

namespace splitscope {

/// All documents of a text. yaml-cpp makes documents without end of some that are no YAML (","), so
/// they are counted before any is made. Throws YAML::Exception, for more than `mostNodes` nodes or
/// documents too. Any thread.
std::vector<YAML::Node> loadBoundedYaml(const std::string &text, int mostNodes);

} // namespace splitscope
