#include "net/link/token_bucket.h"

#include <algorithm>

namespace splitscope {

TokenBucket::TokenBucket(std::optional<Bandwidth> rate, std::int64_t burstBytes,
                         Clock::time_point now)
    : rate_(rate), burstBytes_(burstBytes), virtualTime_(now), lastDeparture_(now)
{
    if (rate_)
        virtualTime_ = now - timeFor(static_cast<double>(burstBytes_));
}

void TokenBucket::setRate(std::optional<Bandwidth> rate, std::int64_t burstBytes,
                          Clock::time_point now)
{
    const double kept = rate_ ? tokens(now) : static_cast<double>(burstBytes);
    rate_ = rate;
    burstBytes_ = burstBytes;
    virtualTime_ = now;
    if (rate_)
        virtualTime_ -= timeFor(std::min(kept, static_cast<double>(burstBytes_)));
}

TokenBucket::Clock::time_point TokenBucket::departure(std::int64_t wireBytes,
                                                      Clock::time_point since) const
{
    return rate_ ? passage(wireBytes, since).departure : since;
}

TokenBucket::Clock::time_point TokenBucket::charge(std::int64_t wireBytes, Clock::time_point since)
{
    if (!rate_)
        return since;
    const Passage passed = passage(wireBytes, since);
    virtualTime_ = passed.virtualTime;
    lastDeparture_ = passed.departure;
    return passed.departure;
}

std::int64_t TokenBucket::credit(Clock::time_point now) const
{
    if (!rate_)
        return 0;
    return static_cast<std::int64_t>(
        std::clamp(tokens(now), 0.0, static_cast<double>(burstBytes_)));
}

/// Saturates at a year, so that no burst, however large, overflows the clock.
TokenBucket::Clock::duration TokenBucket::timeFor(double bytes) const
{
    using Seconds = std::chrono::duration<double>;
    constexpr Seconds longest = std::chrono::hours(24 * 365);
    const Seconds time(bytes / rate_->bytesPerSecond());
    return std::chrono::round<Clock::duration>(std::clamp(time, -longest, longest));
}

TokenBucket::Passage TokenBucket::passage(std::int64_t wireBytes, Clock::time_point since) const
{
    const auto cost = timeFor(static_cast<double>(wireBytes));
    const auto wholeBucket = timeFor(static_cast<double>(burstBytes_));
    // The filter looks at a frame when the one before it has left.
    const auto looked = std::max(since, lastDeparture_);
    const auto emptyAt = std::max(virtualTime_, looked - wholeBucket);
    if (emptyAt + cost <= looked)
        return {looked, emptyAt + cost};
    const auto departure = emptyAt + cost + timerLateness_;
    return {departure, std::max(emptyAt, departure - wholeBucket) + cost};
}

/// Not capped by the burst; below zero where more has been charged than has come in.
double TokenBucket::tokens(Clock::time_point now) const
{
    return std::chrono::duration<double>(now - virtualTime_).count() * rate_->bytesPerSecond();
}

} // namespace splitscope
