// The kernel's CPU quota for what a thread computes.
#pragma once

#include "engine/device/cpu_cgroup.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace splitscope {

class LimitedThread;

/// A group for each calling thread, kept between its runs: what one run has used up of a period is
/// missing for the next, as in a pod. In the group there is a thread that does nothing else, and
/// the caller waits for it: handing work over takes some ten microseconds, while a thread that
/// moves into a group and out again loses up to 2 ms on a busy computer.
/// Any thread; outlives the calls.
class ThreadQuotas
{
public:
    ThreadQuotas();
    ~ThreadQuotas();

    /// Makes the caller's group and its thread, or sets its limit: some 15 ms the first time, tens
    /// of microseconds from then on. Errors: QuotaUnavailable.
    Result<void> prepare(CpuShare share, CpuQuota quota);
    /// Returns when `work` is done, and throws what it throws. When `stop` is requested, it goes on
    /// at once instead of waiting for the next period. Errors: QuotaUnavailable, and nothing done.
    Result<void> run(CpuShare share, CpuQuota quota, const std::stop_token &stop,
                     const std::function<void()> &work);

private:
    Result<LimitedThread *> limited(CpuShare share, CpuQuota quota);

    std::mutex mutex_;
    std::map<std::thread::id, std::unique_ptr<LimitedThread>> threads_; ///< by caller
};

} // namespace splitscope
