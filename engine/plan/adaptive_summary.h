// What an adaptive session came to.
#pragma once

#include "engine/experiment/latency_breakdown.h"
#include "engine/plan/adaptive_oracle.h"

#include <optional>

namespace splitscope {

struct AdaptiveSummary
{
    int runs = 0; ///< measured
    int failed = 0;
    int finishedOnEdge = 0; ///< without the cloud: neither measured nor failed
    int moves = 0;          ///< of the cut, exploring left out
    int explored = 0;
    /// End-to-end, measured, of all runs.
    std::chrono::nanoseconds meanLatency{0};
    /// Of those runs of which the link's rate is known, and only they are compared:
    int judged = 0;
    std::chrono::nanoseconds meanJudged{0}; ///< measured
    std::chrono::nanoseconds meanOracle{0}; ///< predicted for the oracle's cut at the same moments
    std::chrono::nanoseconds meanRegret{0}; ///< predicted, OracleView::regret()

    /// Measured over the oracle's; has the predictor's error in it. Empty: nothing was judged.
    std::optional<double> overOracle() const;
};

/// One thread.
class AdaptiveTally
{
public:
    void add(const AdaptiveDecision &decision, const std::optional<LatencyBreakdown> &measured,
             const std::optional<OracleView> &view);
    void addFinishedOnEdge(const AdaptiveDecision &decision);
    AdaptiveSummary summary() const;

private:
    void count(const AdaptiveDecision &decision);

    AdaptiveSummary counts_;
    std::chrono::nanoseconds latency_{0};
    std::chrono::nanoseconds judged_{0};
    std::chrono::nanoseconds oracle_{0};
    std::chrono::nanoseconds regret_{0};
};

} // namespace splitscope
