// Where the milliseconds of a run would go: predicted, never measured.
#pragma once

#include <chrono>

namespace splitscope {

/// A type of its own, so that nothing can take it for a LatencyBreakdown, which was measured. Here
/// the end-to-end time is a sum.
struct PredictedLatency
{
    std::chrono::nanoseconds local{0};
    std::chrono::nanoseconds transfer{0};
    std::chrono::nanoseconds cloud{0};
    /// Where the end-to-end time of 95 % of single runs should be.
    std::chrono::nanoseconds low{0};
    std::chrono::nanoseconds high{0};

    std::chrono::nanoseconds endToEnd() const { return local + transfer + cloud; }

    bool operator==(const PredictedLatency &) const = default;
};

} // namespace splitscope
