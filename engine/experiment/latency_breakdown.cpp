#include "engine/experiment/latency_breakdown.h"

namespace splitscope {

LatencyBreakdown::LatencyBreakdown(std::chrono::nanoseconds endToEnd,
                                   std::chrono::nanoseconds local, std::chrono::nanoseconds cloud)
    : endToEnd_(std::chrono::round<Microseconds>(endToEnd)),
      local_(std::chrono::round<Microseconds>(local)),
      cloud_(std::chrono::round<Microseconds>(cloud))
{
}

} // namespace splitscope
