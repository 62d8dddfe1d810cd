// What adaptive runs are measured against: one who knows the link's future.
#pragma once

#include "engine/plan/adaptive_controller.h"

#include <chrono>
#include <vector>

namespace splitscope {

/// What a link that begins to send so many wire bytes at `since` of the trace gives them on
/// average, from step to step.
Bandwidth meanRate(const BandwidthTrace &trace, std::chrono::microseconds since,
                   std::int64_t wireBytes);

/// Predicts, by the same predictor that the controller has, what each cut would take with the rate
/// that the link really has while it sends. Who chooses by that is the oracle: no better choice can
/// be made run by run.
class AdaptiveOracle
{
public:
    /// The link is limited here, by a trace or by a fixed rate: an outer one is known to nobody.
    AdaptiveOracle(LatencyPredictor predictor, const Conditions &conditions,
                   const ServerLoad &load = {});

    /// A run that begins at `position` of the trace; without a trace that counts for nothing.
    PredictedLatency at(CutPoint cut, std::chrono::microseconds position) const;
    CutPoint best(std::chrono::microseconds position) const;

private:
    LatencyPredictor predictor_;
    Conditions conditions_;
    ServerLoad load_;
};

/// A run's choice beside the oracle's at the same moment.
struct OracleView
{
    CutPoint best;
    PredictedLatency latency; ///< of the best
    PredictedLatency chosen;  ///< of the cut that was taken

    /// What the choice has cost: never below 0, and free of the predictor's own error, which is in
    /// both.
    std::chrono::nanoseconds regret() const { return chosen.endToEnd() - latency.endToEnd(); }
};

OracleView viewedBy(const AdaptiveOracle &oracle, CutPoint taken,
                    std::chrono::microseconds position);

} // namespace splitscope
