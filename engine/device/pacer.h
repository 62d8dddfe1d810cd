// Makes a forward take the time that it would take on the device asked for.
#pragma once

#include "engine/device/device.h"
#include "engine/device/prompt_wait.h"
#include "engine/device/share_kept.h"

#include <chrono>
#include <optional>
#include <stop_token>

namespace splitscope {

/// Real compute, then a wait, at each layer's border. The deadlines accumulate from the run's
/// start, so what one wait oversleeps the next one makes good:
///   emulated device:  deadline += speed.timeFor(layer) / share
///   this computer:    deadline += CPU time that the thread used / share
/// What others took away of the CPU is part of the wait, not added to it; on this computer a run
/// also waits for less, until its last layer, by as much as they have taken of it so far: they are
/// going to take more.
/// Where the share is kept otherwise, it waits nowhere and only reckons.
/// Use: one Pacer for each run, on the thread that computes.
class Pacer
{
public:
    explicit Pacer(Device device);
    Pacer(Device device, ShareKeeping keeping);

    void start();
    /// Returns once the device would have finished this layer; at once when `stop` is requested.
    void finishLayer(const Layer &layer, std::stop_token stop);
    /// After the last layer: once the device would have finished the run.
    void finishRun(std::stop_token stop);

    /// CPU time that the device would have used at a share of 1, over wall time: the share that the
    /// run got. 0 before the first layer.
    double achievedShare() const;
    /// The host was too slow, or others kept the run from its share: it ended more than 2 % and
    /// 1 ms after its last deadline. Under a quota that deadline is later by the wait for a new
    /// period that an earlier run may have left behind.
    bool late() const;

private:
    using Clock = std::chrono::steady_clock;

    void wait(Clock::time_point until, std::stop_token stop);

    Device device_;
    ShareKeeping keeping_;
    std::optional<PromptWaits> prompt_;
    Clock::time_point started_;
    Clock::time_point deadline_;
    Clock::time_point finished_;
    std::chrono::nanoseconds cpuAtBorder_{0};
    std::chrono::nanoseconds fullSpeed_{0};
    Clock::duration waited_{0};
};

} // namespace splitscope
