// How bytes came in over a link, as their receiver saw it, and the rate that follows.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace splitscope {

/// The bytes behind the first piece of a transfer, and the time from that piece's last byte to the
/// last byte of all. The first piece is left out because a token bucket lets its burst through at
/// once, and because nobody knows when it was sent.
struct Arrival
{
    std::int64_t bytes = 0;
    std::chrono::nanoseconds time{0};

    bool operator==(const Arrival &) const = default;
};

/// Mbit/s on the wire, with headers as wireBytes() counts them. The first piece ends somewhere
/// within the segment that brought it, whose other bytes had come by then: on average half a
/// segment, which is left out too. Empty below 10 ms or below 12 segments, where that half could
/// be more than 5 % wrong: too short to tell.
std::optional<double> mbitPerSecond(const Arrival &arrival);

/// Told of each piece as it comes in. One thread.
class ArrivalMeter
{
public:
    using Clock = std::chrono::steady_clock;

    void reset() { *this = {}; }
    /// `at`: when the piece's last byte was in.
    void came(std::int64_t bytes, Clock::time_point at);
    /// Empty before the second piece.
    std::optional<Arrival> arrival() const;

private:
    std::optional<Clock::time_point> firstAt_;
    Clock::time_point lastAt_;
    std::int64_t bytes_ = 0;
};

} // namespace splitscope
