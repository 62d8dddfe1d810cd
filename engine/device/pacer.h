// Makes a forward take the time that it would take on the device asked for.
#pragma once

#include "engine/device/device.h"

#include <chrono>
#include <stop_token>

namespace splitscope {

/// Real compute, then a wait, at each layer's border. The deadlines accumulate from the run's
/// start, so what one wait oversleeps the next one makes good:
///   emulated device:  deadline += speed.timeFor(layer) / share
///   this computer:    deadline += CPU time that the thread used / share
/// With this computer at a share of 1 it never waits.
/// Use: one Pacer for each run, on the thread that computes.
class Pacer
{
public:
    explicit Pacer(Device device);

    void start();
    /// Returns once the device would have finished this layer; at once when `stop` is requested.
    void finishLayer(const Layer &layer, std::stop_token stop);

    /// False for this computer at a share of 1: nothing waits.
    bool paced() const;

    /// CPU time that the device would have used at a share of 1, over wall time: the share that the
    /// run got. 0 before the first layer.
    double achievedShare() const;
    /// The host was too slow: the run ended more than 2 % and 1 ms after its last deadline.
    bool late() const;

private:
    using Clock = std::chrono::steady_clock;

    Device device_;
    Clock::time_point started_;
    Clock::time_point deadline_;
    Clock::time_point finished_;
    std::chrono::nanoseconds cpuAtBorder_{0};
    std::chrono::nanoseconds fullSpeed_{0};
};

} // namespace splitscope
