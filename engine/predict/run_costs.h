// What a run takes beside its layers and its coding.
#pragma once

#include <chrono>
#include <cstdint>

namespace splitscope {

/// fixed + perByte x bytes sent.
struct LinearCost
{
    std::chrono::nanoseconds fixed{0};
    double nanosecondsPerByte = 0;
    /// 95 % of runs are so close to that.
    std::chrono::nanoseconds spread{0};

    std::chrono::nanoseconds of(std::int64_t bytes) const
    {
        return fixed
               + std::chrono::nanoseconds(
                   static_cast<std::int64_t>(nanosecondsPerByte * static_cast<double>(bytes)));
    }

    bool operator==(const LinearCost &) const = default;
};

/// As long as the runs waited that measured what a rest costs; a shorter one costs less.
inline constexpr std::chrono::milliseconds longRest(20);

/// Measured by runs over a link that is not limited here. Sockets and threads, what messages cost
/// to make and to read, the program's own bookkeeping, and a real network where one is between.
struct RunCosts
{
    LinearCost straight; ///< part of transfer, coding left out, over a link without emulation
    LinearCost emulated; ///< the same through the emulated link's relay
    LinearCost cloud;    ///< part of cloud: a worker's start, the checksum
    std::chrono::nanoseconds edge{0}; ///< part of local
    /// After a wait for the link of `longRest` a side finds its caches cold: unlimited layers take
    /// so many times as long.
    double edgeAfterRest = 1;
    double cloudAfterRest = 1;
    /// Between two runs that follow each other at once.
    std::chrono::nanoseconds betweenRuns{0};
    std::int64_t requestBytes = 0; ///< control message of a run, its frame's header included
    std::int64_t replyBytes = 0;   ///< the receipt

    bool operator==(const RunCosts &) const = default;
};

} // namespace splitscope
