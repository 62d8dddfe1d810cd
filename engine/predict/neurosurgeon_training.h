// From generated networks to a fitted predictor.
#pragma once

#include "engine/predict/neurosurgeon.h"
#include "engine/predict/training_measurement.h"
#include "engine/predict/training_networks.h"

#include <cstdint>

namespace splitscope {

struct TrainingOptions
{
    std::uint64_t seed = 2017;
    /// Part of the networks that a whole training measures: 1 for some minutes, 0.05 to see whether
    /// it works.
    double extent = 1;
    int runs = 15; ///< of each network
    int threads = 1;
};

/// At least leastNetworks of each family.
TrainingSet trainingSet(const TrainingOptions &options);

/// Errors: Internal where a kind of work was too rare, which no seed should make it.
Result<Neurosurgeon> fittedTo(const std::vector<LayerSample> &samples);

/// Blocks, on the computer that is to be predicted. The host and the software stay empty.
/// Errors: those of measureNetworks and of fittedTo.
Result<Neurosurgeon> trainNeurosurgeon(const TrainingOptions &options,
                                       const Progress &progress = {},
                                       const std::stop_token &stop = {});

} // namespace splitscope
