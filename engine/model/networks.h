// The networks that the program knows.
#pragma once

#include "engine/model/networks/definitions.h"

#include <string>
#include <vector>

namespace splitscope {

/// All of them, the default first.
std::vector<Network> knownNetworks();
/// Their ids.
std::vector<std::string> networkIds();
/// Errors: UnknownModel.
Result<Network> networkById(const std::string &id);

} // namespace splitscope
