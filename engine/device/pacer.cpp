#include "engine/device/pacer.h"

#include "engine/device/thread_cpu_clock.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace splitscope {

namespace {

void sleepUntil(std::chrono::steady_clock::time_point deadline, std::stop_token stop)
{
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait_until(lock, std::move(stop), deadline, [] { return false; });
}

} // namespace

Pacer::Pacer(Device device) : device_(std::move(device)) {}

void Pacer::start()
{
    started_ = deadline_ = finished_ = Clock::now();
    fullSpeed_ = {};
    cpuAtBorder_ = threadCpuTime();
}

void Pacer::finishLayer(const Layer &layer, std::stop_token stop)
{
    const std::chrono::nanoseconds cpu = threadCpuTime();
    const std::chrono::nanoseconds atFullSpeed =
        device_.profile.emulated ? device_.profile.emulated->timeFor(layer) : cpu - cpuAtBorder_;
    fullSpeed_ += atFullSpeed;
    deadline_ += std::chrono::duration_cast<Clock::duration>(atFullSpeed / device_.share.value());
    if (paced())
        sleepUntil(deadline_, std::move(stop));
    finished_ = Clock::now();
    cpuAtBorder_ = threadCpuTime();
}

double Pacer::achievedShare() const
{
    const auto wall = finished_ - started_;
    return wall.count() > 0 ? std::chrono::duration<double>(fullSpeed_) / wall : 0;
}

bool Pacer::late() const
{
    const auto allowed =
        std::max<Clock::duration>((deadline_ - started_) / 50, std::chrono::milliseconds(1));
    return finished_ - deadline_ > allowed;
}

bool Pacer::paced() const
{
    return device_.profile.emulated || device_.share.value() < CpuShare::most;
}

} // namespace splitscope
