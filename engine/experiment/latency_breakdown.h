// Where the milliseconds of one measured run went.
#pragma once

#include <chrono>

namespace splitscope {

/// Measured, never summed or predicted: the end-to-end time is the edge's own clock from the
/// input to the reply, local and cloud are each side's own durations, and transfer is all that
/// remains. Kept in whole microseconds, so that local + transfer + cloud = end-to-end holds to
/// the last digit shown.
class LatencyBreakdown
{
public:
    using Microseconds = std::chrono::microseconds;

    LatencyBreakdown(std::chrono::nanoseconds endToEnd, std::chrono::nanoseconds local,
                     std::chrono::nanoseconds cloud);

    Microseconds endToEnd() const { return endToEnd_; }
    Microseconds local() const { return local_; }
    Microseconds transfer() const { return endToEnd_ - local_ - cloud_; }
    Microseconds cloud() const { return cloud_; }

    bool operator==(const LatencyBreakdown &) const = default;

private:
    Microseconds endToEnd_;
    Microseconds local_;
    Microseconds cloud_;
};

} // namespace splitscope
