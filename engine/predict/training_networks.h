// Generated networks to be measured: what the regressions learn from.
#pragma once

#include "engine/model/network.h"

#include <cstdint>
#include <vector>

namespace splitscope {

/// How many of each kind.
struct TrainingSet
{
    int convolutional; ///< convolutions and poolings, then linear layers
    int separable;     ///< depthwise and pointwise convolutions in turns
    int linear;        ///< linear layers alone
    int apart;         ///< what elsewhere is part of a convolution, and poolings on LibTorch
};

/// Whole networks, because a layer's time depends on what runs before it: the layout of its input,
/// the caches it finds its input and its weights in, how many zeros come. Channels, sides, kernels
/// and widths are drawn evenly over the logarithms of what networks for pictures have: 1 to 1024
/// channels, sides of 1 to 224, kernels of 1 to 11, up to 3 GMAC and 128 MB of weights each.
/// The same seed makes the same ones, on any computer.
std::vector<Network> trainingNetworks(const TrainingSet &set, std::uint64_t seed);

} // namespace splitscope
