// The networks that the program has: each family is a file beside this one, each network a line
// here. The parameters' names and their order are those of torchvision's state dict.
#pragma once

#include "engine/model/network.h"

// clang-format off
/// The default first.
#define SPLITSCOPE_NETWORKS(network) \
    network(alexNetLab) \
    network(alexNetTorchvision) \
    network(lenet5) \
    network(vgg16) \
    network(resNet18) \
    network(mobileNetV2)
// clang-format on

namespace splitscope {

#define SPLITSCOPE_DECLARE_NETWORK(name) Network name();
SPLITSCOPE_NETWORKS(SPLITSCOPE_DECLARE_NETWORK)
#undef SPLITSCOPE_DECLARE_NETWORK

} // namespace splitscope
