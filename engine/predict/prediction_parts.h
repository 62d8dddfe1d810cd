// All that was measured so that any setting can be predicted.
#pragma once

#include "engine/experiment/coding_choice.h"
#include "engine/model/network.h"
#include "engine/predict/run_costs.h"
#include "engine/predict/split_times.h"

#include <vector>

namespace splitscope {

/// How far predictions were from runs that had no part in them: each measured run is compared with
/// what the others predict for it.
struct PredictionCheck
{
    int runs = 0;
    double medianError = 0; ///< |predicted - measured| / measured, end-to-end
    double p95Error = 0;
    /// Part of the runs that were within their predicted interval.
    double covered = 0;
    /// Intervals are so much wider than the parts' own spreads say, which is what it took for 95 %
    /// of these runs to be within; at least 1.
    double widening = 1;

    bool operator==(const PredictionCheck &) const = default;
};

/// Of one network with one picture, between this edge and one node. Devices that are emulated
/// need no measurement of their own.
struct PredictionParts
{
    Network network;
    SplitTimes times;
    RunCosts costs;
    /// By cut: each coding that the tensor there can have, fp32 first.
    std::vector<std::vector<CodingCost>> codings;
    PredictionCheck check;
};

/// With other times of the two halves, which the check then compares with those that were measured:
/// unlimited runs, one for each cut. Precondition: as many as the network has cuts.
PredictionParts withTimes(PredictionParts parts, const SplitTimes &times);

} // namespace splitscope
