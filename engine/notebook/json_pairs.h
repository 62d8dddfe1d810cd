// Layers and classes as the JSON lists of pairs that a notebook keeps.
#pragma once

#include "engine/experiment/top_classes.h"
#include "engine/runtime/runtime.h"

#include <optional>
#include <string>
#include <vector>

namespace splitscope {

/// A list of [layer, ns].
std::string layersText(const std::vector<LayerTime> &layers);
/// A list of [class, score]. A float has as many digits as it has as a double, so that it comes
/// back as it was; what is no finite number is null.
std::string topText(const std::vector<ScoredClass> &top);

// Empty where the text is anything else.
std::optional<std::vector<LayerTime>> layersOf(const std::string &text);
std::optional<std::vector<ScoredClass>> topOf(const std::string &text);

} // namespace splitscope
