// The link between edge and cloud as it is asked for.
#pragma once

#include "engine/experiment/bandwidth.h"
#include "engine/experiment/bandwidth_trace.h"
#include "engine/result.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace splitscope {

enum class LinkShaping {
    Emulated, ///< by LinkEmulator, inside this process
    Outside,  ///< by tc in a pod or namespace, or by a real network: only measured here
};

/// Settable between runs. The defaults are no shaping at all.
struct LinkConditions
{
    /// Outside: what the other members ask for is not enforced and counts for nothing.
    LinkShaping shaping = LinkShaping::Emulated;
    /// Either direction alone; empty is unlimited.
    std::optional<Bandwidth> uplink;
    std::optional<Bandwidth> downlink;
    /// Both directions follow it, and the two rates above count for nothing. It begins with the
    /// first run on a link with it and goes on from run to run.
    std::optional<BandwidthTrace> trace = {};
    /// The bucket of tc's token bucket filter; the lab preset's `burst 32kbit`.
    std::int64_t burstBytes = 4096;
    /// One way, either direction.
    std::chrono::microseconds delay{0};
    /// Each segment's delay is drawn evenly from delay - jitter to delay + jitter; none overtakes
    /// another. At most the delay.
    std::chrono::microseconds jitter{0};
    /// The same seed, the same delays.
    std::uint64_t jitterSeed = 1;
    /// tbf's `limit`: bytes that may wait for the bucket before the sender is held back. Empty:
    /// as many as TCP would have under way.
    std::optional<std::int64_t> queueLimitBytes;

    /// Neither limited nor delayed here: no emulation is needed.
    bool unshaped() const
    {
        return shaping == LinkShaping::Outside
               || (!uplink && !downlink && !trace && delay.count() == 0);
    }

    /// A burst below one full packet (1514 bytes) would hold back every full packet for ever.
    static constexpr std::int64_t leastBurstBytes = 1514;
    static constexpr std::chrono::microseconds mostDelay = std::chrono::seconds(10);

    bool operator==(const LinkConditions &) const = default;
};

/// Errors: BurstTooSmall, DelayOutOfRange, JitterOutOfRange, QueueLimitTooSmall.
Result<LinkConditions> checked(LinkConditions link);

/// What one TCP segment carries over Ethernet: 1500 bytes less the headers of IP and TCP, with the
/// time stamps that Linux sends.
inline constexpr std::int64_t segmentPayloadBytes = 1448;

/// Bytes on the wire for a payload sent as full TCP segments: 66 bytes of Ethernet, IP and TCP
/// headers for each segment begun.
std::int64_t wireBytes(std::int64_t payloadBytes);

} // namespace splitscope
