// When a frame leaves a link of a given rate: the arithmetic of tc's token bucket filter.
#pragma once

#include "engine/experiment/link_conditions.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace splitscope {

/// A bucket on a virtual clock T, which stands at the time at which the bucket was empty: a frame
/// moves it to max(T, since - burst/rate) + frame/rate and leaves then, or at `since` where that is
/// later. Knows no sockets and no real clock, so that it is tested as plain arithmetic. One thread.
///
/// The kernel's filter (net/sched/sch_tbf.c) looks at a frame that has to wait only when its timer
/// fires, which is a little late, and what has come in by then beyond the burst is lost: with a
/// bucket that holds hardly more than the frame, each one costs time. So it is here once
/// setTimerLateness() has been told.
class TokenBucket
{
public:
    using Clock = std::chrono::steady_clock;

    /// Starts full. Empty rate: everything leaves at once.
    TokenBucket(std::optional<Bandwidth> rate, std::int64_t burstBytes, Clock::time_point now);

    /// From `now` on. The bytes that are in the bucket, or owed to it, remain: what a frame has
    /// waited for already still counts.
    void setRate(std::optional<Bandwidth> rate, std::int64_t burstBytes, Clock::time_point now);

    /// From the next frame on. At first there is none.
    void setTimerLateness(std::chrono::nanoseconds lateness) { timerLateness_ = lateness; }

    /// When a frame of that size, headers included, may leave that has been next in line since
    /// `since`. Not the time of asking: a late caller must not lose what the link would have sent.
    Clock::time_point departure(std::int64_t wireBytes, Clock::time_point since) const;

    /// Takes the frame's bytes out of the bucket and returns its departure.
    Clock::time_point charge(std::int64_t wireBytes, Clock::time_point since);

    /// What may leave at once; 0 where there is no limit.
    std::int64_t credit(Clock::time_point now) const;

    bool limited() const { return rate_.has_value(); }

private:
    struct Passage
    {
        Clock::time_point departure;
        Clock::time_point virtualTime; ///< after it
    };

    Clock::duration timeFor(double bytes) const;
    Passage passage(std::int64_t wireBytes, Clock::time_point since) const;
    double tokens(Clock::time_point now) const;

    std::optional<Bandwidth> rate_;
    std::int64_t burstBytes_;
    Clock::time_point virtualTime_;
    Clock::time_point lastDeparture_;
    std::chrono::nanoseconds timerLateness_{0};
};

} // namespace splitscope
