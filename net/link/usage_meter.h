// How one direction of a link was used, as measured.
#pragma once

#include "engine/experiment/cloud_half.h"

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>

namespace splitscope {

/// The emulator's thread tells it what it sees, another one reads. Any thread.
class UsageMeter
{
public:
    using Clock = std::chrono::steady_clock;

    void reset();
    /// `credit`: what the bucket would have let through at once.
    void entered(Clock::time_point at, std::int64_t credit);
    /// `at`: the time at which these bytes, headers included, were through, the delay left out.
    void left(Clock::time_point at, std::int64_t wireBytes);

    /// From the first byte in to the last one out, the credit at the beginning left out. Empty
    /// below 10 ms or below twice `burstBytes`: too short to tell.
    std::optional<LinkUsage> usage(std::int64_t burstBytes) const;

private:
    mutable std::mutex mutex_;
    std::optional<Clock::time_point> firstIn_;
    Clock::time_point lastOut_;
    std::int64_t credit_ = 0;
    std::int64_t wireBytes_ = 0;
};

} // namespace splitscope
