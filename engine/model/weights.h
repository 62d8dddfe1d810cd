// The numbers that a network computes with.
#pragma once

#include "engine/model/fingerprint.h"
#include "engine/model/network.h"
#include "engine/result.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

namespace splitscope {

/// Weight and bias of one layer, PyTorch's order: Conv2d out x in x k x k, Linear out x in.
/// Both are empty for a layer that has none.
struct LayerWeights
{
    std::vector<float> weight;
    std::vector<float> bias;
};

/// From 0 to 1; called on the thread that does the work.
using Progress = std::function<void(double)>;

/// One entry for each layer of the network, in order.
struct Weights
{
    std::vector<LayerWeights> layers;
};

/// Kaiming-uniform weights (He et al. 2015, ReLU gain), from a counter-based generator: element i
/// of tensor t depends on seed, t and i alone, in exact arithmetic, so that every machine and every
/// thread count gives the same bits. Takes some 0.3 s for AlexNet's 61 M parameters on one core.
/// Errors: Cancelled.
Result<Weights> seededWeights(const Network &network, std::uint64_t seed,
                              const Progress &progress = {}, std::stop_token stop = {});

inline constexpr std::uint64_t defaultSeed = 2017; // the year of Neurosurgeon

Fingerprint fingerprintOf(const Network &network, const Weights &weights);

} // namespace splitscope
