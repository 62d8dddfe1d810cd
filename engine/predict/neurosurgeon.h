// Neurosurgeon's way: layer times from configurations alone, for networks that nobody has measured.
#pragma once

#include "engine/predict/layer_regression.h"
#include "engine/predict/split_times.h"

#include <chrono>
#include <string>
#include <vector>

namespace splitscope {

/// What a stretch of layers is thought to take, and the interval in which 95 % of those should be
/// that were not measured.
struct EstimatedTime
{
    std::chrono::nanoseconds expected{0};
    std::chrono::nanoseconds low{0};
    std::chrono::nanoseconds high{0};

    bool operator==(const EstimatedTime &) const = default;
};

/// One regression for each kind of work, fitted on one computer (Kang et al., "Neurosurgeon:
/// collaborative intelligence between the cloud and mobile edge", ASPLOS 2017, section 4).
/// Any thread.
struct Neurosurgeon
{
    /// By WorkKind, all of them.
    std::vector<LayerRegression> regressions;
    int threads = 1;
    std::uint64_t seed = 0;
    std::string host = {};
    std::string software = {};

    /// The layers after `from` up to and including `to`, as the runtime joins them. Errors of one
    /// kind are taken to be all in the same direction, those of different kinds independent.
    EstimatedTime segmentTime(const Network &network, CutPoint from, CutPoint to) const;
    /// Of each layer in a whole forward; one that is computed as part of another has none.
    std::vector<EstimatedTime> layerTimes(const Network &network) const;
    /// With this computer as edge and cloud.
    SplitTimes splitTimes(const Network &network) const;

    bool operator==(const Neurosurgeon &) const = default;
};

} // namespace splitscope
