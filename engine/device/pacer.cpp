#include "engine/device/pacer.h"

#include "engine/device/thread_cpu_clock.h"

#include <algorithm>
#include <utility>

namespace splitscope {

Pacer::Pacer(Device device) : Pacer(device, shareKeepingOf(device)) {}

Pacer::Pacer(Device device, ShareKeeping keeping) : device_(std::move(device)), keeping_(keeping) {}

void Pacer::start()
{
    if (keeping_ == ShareKeeping::Pacing)
        prompt_.emplace();
    started_ = deadline_ = finished_ = Clock::now();
    fullSpeed_ = {};
    waited_ = {};
    cpuAtBorder_ = threadCpuTime();
}

void Pacer::finishLayer(const Layer &layer, std::stop_token stop)
{
    // What the wait itself costs is the next layer's: it is CPU time like any other.
    const std::chrono::nanoseconds cpu = threadCpuTime();
    const std::chrono::nanoseconds atFullSpeed =
        device_.profile.emulated ? device_.profile.emulated->timeFor(layer) : cpu - cpuAtBorder_;
    cpuAtBorder_ = cpu;
    fullSpeed_ += atFullSpeed;
    deadline_ += std::chrono::duration_cast<Clock::duration>(atFullSpeed / device_.share.value());
    // All that was neither computing nor waiting.
    const Clock::duration taken = Clock::now() - started_ - fullSpeed_ - waited_;
    wait(device_.profile.emulated ? deadline_ : deadline_ - taken, std::move(stop));
}

void Pacer::finishRun(std::stop_token stop)
{
    wait(deadline_, std::move(stop));
}

void Pacer::wait(Clock::time_point until, std::stop_token stop)
{
    if (const auto now = Clock::now(); keeping_ == ShareKeeping::Pacing && until > now) {
        waited_ += until - now;
        waitUntil(until, std::move(stop));
    }
    finished_ = Clock::now();
}

double Pacer::achievedShare() const
{
    const auto wall = finished_ - started_;
    return wall.count() > 0 ? std::chrono::duration<double>(fullSpeed_) / wall : 0;
}

bool Pacer::late() const
{
    Clock::duration allowed =
        std::max<Clock::duration>((deadline_ - started_) / 50, std::chrono::milliseconds(1));
    if (keeping_ == ShareKeeping::KernelQuota && device_.quota)
        allowed += std::chrono::duration_cast<Clock::duration>(device_.quota->period()
                                                               * (1 - device_.share.value()));
    return finished_ - deadline_ > allowed;
}

} // namespace splitscope
