// One function for each network that the program knows; each family has a file of its own.
#pragma once

#include "engine/model/network.h"

namespace splitscope {

/// The lab's AlexNet: padding 1 in the first convolution; 22 layers, 23 cuts.
Network alexNetLab();
/// torchvision's AlexNet: padding 2 in the first convolution; the weights fit both.
Network alexNetTorchvision();

} // namespace splitscope
