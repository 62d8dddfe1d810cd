// The link between edge and cloud as it is asked for.
#pragma once

#include "engine/result.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <utility> // declares the ordering that <=> returns, and moc can read it

namespace splitscope {

/// Mbit/s = 10^6 bits a second, Ethernet, IP and TCP headers included, as tc counts.
class Bandwidth
{
public:
    static constexpr double leastMbit = 0.05;
    static constexpr double mostMbit = 1000.0;

    /// Errors: BandwidthOutOfRange.
    static Result<Bandwidth> ofMbitPerSecond(double mbit);

    double mbitPerSecond() const { return mbit_; }
    double bytesPerSecond() const { return mbit_ * 1e6 / 8; }

    auto operator<=>(const Bandwidth &) const = default;

private:
    explicit Bandwidth(double mbit) : mbit_(mbit) {}

    double mbit_;
};

/// Settable between runs. The defaults are no shaping at all.
struct LinkConditions
{
    /// Either direction alone; empty is unlimited.
    std::optional<Bandwidth> uplink;
    std::optional<Bandwidth> downlink;
    /// The bucket of tc's token bucket filter; the lab preset's `burst 32kbit`.
    std::int64_t burstBytes = 4096;
    /// One way, either direction.
    std::chrono::microseconds delay{0};

    /// Neither limited nor delayed: no emulation is needed.
    bool unshaped() const { return !uplink && !downlink && delay.count() == 0; }

    /// A burst below one full packet (1514 bytes) would hold back every full packet for ever.
    static constexpr std::int64_t leastBurstBytes = 1514;
    static constexpr std::chrono::microseconds mostDelay = std::chrono::seconds(10);

    bool operator==(const LinkConditions &) const = default;
};

/// Errors: BurstTooSmall, DelayOutOfRange.
Result<LinkConditions> checked(LinkConditions link);

/// What one TCP segment carries over Ethernet: 1500 bytes less the headers of IP and TCP, with the
/// time stamps that Linux sends.
inline constexpr std::int64_t segmentPayloadBytes = 1448;

/// Bytes on the wire for a payload sent as full TCP segments: 66 bytes of Ethernet, IP and TCP
/// headers for each segment begun.
std::int64_t wireBytes(std::int64_t payloadBytes);

} // namespace splitscope
