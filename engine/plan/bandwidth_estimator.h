// What the link lets through now, judged by the transfers that went over it.
#pragma once

#include "engine/experiment/bandwidth.h"

#include <chrono>
#include <deque>
#include <optional>

namespace splitscope {

struct BandwidthEstimate
{
    Bandwidth rate;
    /// Since the last transfer that told.
    std::chrono::nanoseconds age{0};

    bool operator==(const BandwidthEstimate &) const = default;
};

/// Passive: it sends nothing. The mean of the rates of late in their logarithms, each weighing less
/// by a factor e for each `memory` that it is older than the newest: after a pause in which nothing
/// told, the newest counts nearly alone. One thread; knows no clock.
class BandwidthEstimator
{
public:
    using Clock = std::chrono::steady_clock;

    /// Chosen by simulated runs over the sample traces: a longer one follows too late, a shorter
    /// one runs after every dip.
    static constexpr std::chrono::duration<double> usualMemory = std::chrono::seconds(2);

    explicit BandwidthEstimator(std::chrono::duration<double> memory = usualMemory)
        : memory_(memory)
    {
    }

    /// `at`: when the transfer ended; not before the last one.
    void note(double mbitPerSecond, Clock::time_point at);
    /// Empty before the first transfer that told.
    std::optional<BandwidthEstimate> at(Clock::time_point now) const;
    void forget() { transfers_.clear(); }

private:
    struct Transfer
    {
        Clock::time_point at;
        double logMbit;
    };

    std::chrono::duration<double> memory_;
    std::deque<Transfer> transfers_;
};

} // namespace splitscope
