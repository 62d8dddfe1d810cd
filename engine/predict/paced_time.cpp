#include "engine/predict/paced_time.h"

#include <algorithm>
#include <cmath>

namespace splitscope {

namespace {

/// `untilNext`: from the run's beginning to the next period's.
double beginningAt(double untilNext, double cpuNs, double budget, double periodNs)
{
    const double first = std::min(untilNext, budget);
    if (cpuNs <= first)
        return cpuNs;
    const double left = cpuNs - first;
    const double waits = std::ceil(left / budget) - 1;
    return untilNext + waits * periodNs + left - waits * budget;
}

} // namespace

PacedTime quotaTime(double cpuNs, double share, double periodNs, double idleNs)
{
    constexpr int beginnings = 16;
    const double budget = share * periodNs;
    PacedTime time{0, cpuNs / share + periodNs, 0};
    for (int number = 0; number < beginnings; ++number) {
        const double one =
            beginningAt((number + 0.5) / beginnings * periodNs, cpuNs, budget, periodNs);
        time.mean += one / beginnings;
        time.low = std::min(time.low, one);
        time.high = std::max(time.high, one);
    }
    const double kept = cpuNs / share - idleNs;
    if (kept > time.mean) {
        time.mean = kept;
        time.high = std::max(time.high, cpuNs + std::ceil(cpuNs / budget) * (periodNs - budget));
    }
    return time;
}

} // namespace splitscope
