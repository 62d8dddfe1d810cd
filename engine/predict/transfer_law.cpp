#include "engine/predict/transfer_law.h"

namespace splitscope {

std::int64_t sentBytes(std::int64_t requestBytes, std::int64_t payloadBytes)
{
    constexpr std::int64_t headerBytes = 8; // of a masked frame with a length of 16 bits
    const std::int64_t frame = std::clamp<std::int64_t>(payloadBytes / 8, 4096, 16 * 1024);
    const std::int64_t frames = std::max<std::int64_t>((payloadBytes + frame - 1) / frame, 1);
    return requestBytes + payloadBytes + headerBytes * frames;
}

double jitterDelayNs(double segments, double jitterNs, double nsPerSegment)
{
    if (jitterNs <= 0)
        return 0;
    // The largest of n even draws from -1..1 is (n - 1) / (n + 1) on average. An earlier segment's
    // draw counts for less by as much as it left earlier; half of the window is what that leaves.
    const double near = 1 + jitterNs / std::max(nsPerSegment, 1.0);
    const double draws = std::min(segments, near);
    return jitterNs * (draws - 1) / (draws + 1);
}

} // namespace splitscope
