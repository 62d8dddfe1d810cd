// The networks that the program knows.
#pragma once

#include "engine/model/network.h"

#include <string>
#include <vector>

namespace splitscope {

/// The lab's AlexNet: padding 1 in the first convolution; 22 layers, 23 cuts.
Network alexNetLab();
/// torchvision's AlexNet: padding 2 in the first convolution; the weights fit both.
Network alexNetTorchvision();

/// Ids, the default first.
std::vector<std::string> networkIds();
/// Errors: UnknownModel.
Result<Network> networkById(const std::string &id);

} // namespace splitscope
