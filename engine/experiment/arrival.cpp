#include "engine/experiment/arrival.h"

#include "engine/experiment/link_conditions.h"

namespace splitscope {

std::optional<double> mbitPerSecond(const Arrival &arrival)
{
    using Microseconds = std::chrono::duration<double, std::micro>;
    constexpr Microseconds shortest = std::chrono::milliseconds(10);
    constexpr std::int64_t fewest = 12 * segmentPayloadBytes;
    const double wirePerPayload = static_cast<double>(wireBytes(segmentPayloadBytes))
                                  / static_cast<double>(segmentPayloadBytes);

    const Microseconds time = arrival.time;
    if (arrival.bytes < fewest || time < shortest)
        return std::nullopt;
    const auto counted = static_cast<double>(arrival.bytes - segmentPayloadBytes / 2);
    return counted * wirePerPayload * 8 / time.count();
}

void ArrivalMeter::came(std::int64_t bytes, Clock::time_point at)
{
    lastAt_ = at;
    if (!firstAt_)
        firstAt_ = at;
    else
        bytes_ += bytes;
}

std::optional<Arrival> ArrivalMeter::arrival() const
{
    if (bytes_ == 0)
        return std::nullopt;
    return Arrival{bytes_, lastAt_ - *firstAt_};
}

} // namespace splitscope
