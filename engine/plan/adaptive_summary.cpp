#include "engine/plan/adaptive_summary.h"

#include <algorithm>

namespace splitscope {

std::optional<double> AdaptiveSummary::overOracle() const
{
    if (judged == 0 || meanOracle.count() <= 0)
        return std::nullopt;
    return static_cast<double>(meanJudged.count()) / static_cast<double>(meanOracle.count());
}

void AdaptiveTally::count(const AdaptiveDecision &decision)
{
    if (decision.reason == AdaptiveReason::Explore)
        ++counts_.explored;
    else if (decision.reason == AdaptiveReason::Gain)
        ++counts_.moves;
}

void AdaptiveTally::addFinishedOnEdge(const AdaptiveDecision &decision)
{
    count(decision);
    ++counts_.finishedOnEdge;
}

void AdaptiveTally::add(const AdaptiveDecision &decision,
                        const std::optional<LatencyBreakdown> &measured,
                        const std::optional<OracleView> &view)
{
    count(decision);
    if (!measured) {
        ++counts_.failed;
        return;
    }
    ++counts_.runs;
    latency_ += measured->endToEnd();
    if (!view)
        return;
    ++counts_.judged;
    judged_ += measured->endToEnd();
    oracle_ += view->latency.endToEnd();
    regret_ += view->regret();
}

AdaptiveSummary AdaptiveTally::summary() const
{
    AdaptiveSummary summary = counts_;
    summary.meanLatency = latency_ / std::max(counts_.runs, 1);
    summary.meanJudged = judged_ / std::max(counts_.judged, 1);
    summary.meanOracle = oracle_ / std::max(counts_.judged, 1);
    summary.meanRegret = regret_ / std::max(counts_.judged, 1);
    return summary;
}

} // namespace splitscope
