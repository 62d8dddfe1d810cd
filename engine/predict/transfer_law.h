// How long bytes take over a link with a token bucket.
#pragma once

#include "engine/experiment/link_conditions.h"

#include <algorithm>
#include <cstdint>

namespace splitscope {

/// docs/MEASURING.md, "The law": what is on the wire beyond the bucket's credit, at the rate.
/// In ns. Precondition: the rate is above 0.
inline double passageNs(double wireBytes, double creditBytes, double bytesPerSecond)
{
    return std::max(wireBytes - creditBytes, 0.0) / bytesPerSecond * 1e9;
}

/// What the edge sends for one run, in frames as NodeConnection makes them: a request of so many
/// bytes, then the payload.
std::int64_t sentBytes(std::int64_t requestBytes, std::int64_t payloadBytes);

/// By how much jitter delays the last of these segments on average: none overtakes another, so the
/// latest of those that were near it counts. In ns.
double jitterDelayNs(double segments, double jitterNs, double nsPerSegment);

} // namespace splitscope
