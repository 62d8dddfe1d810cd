// The kernel's CPU quota for whichever thread computes.
#pragma once

#include "engine/device/cpu_cgroup.h"

#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace splitscope {

/// The calling thread is under its quota as long as this lives. Made and destroyed on that thread.
class QuotaStay
{
public:
    /// Precondition: the group was entered. When `stop` is requested, the thread goes on at
    /// once instead of waiting for the next period.
    QuotaStay(CpuCgroup &group, const std::stop_token &stop)
        : group_(group), lift_(stop, Lift{group})
    {
    }
    ~QuotaStay() { group_.leave(); }
    QuotaStay(const QuotaStay &) = delete;
    QuotaStay &operator=(const QuotaStay &) = delete;

private:
    struct Lift
    {
        CpuCgroup &group;
        void operator()() const { group.lift(); }
    };

    CpuCgroup &group_;
    std::stop_callback<Lift> lift_;
};

/// A group for each thread, which keeps it between its runs: what one run has used up of a period
/// is missing for the next, as in a pod. Any thread; outlives the stays.
class ThreadQuotas
{
public:
    /// Makes the thread's group, or sets its limit, and enters it once: some 15 ms the first time,
    /// tens of microseconds from then on. Errors: QuotaUnavailable.
    Result<void> prepare(CpuShare share, CpuQuota quota);
    /// Errors: QuotaUnavailable.
    Result<std::unique_ptr<QuotaStay>> enter(CpuShare share, CpuQuota quota,
                                             const std::stop_token &stop);

private:
    Result<CpuCgroup *> limitedGroup(CpuShare share, CpuQuota quota);

    std::mutex mutex_;
    std::map<std::thread::id, std::unique_ptr<CpuCgroup>> groups_;
};

} // namespace splitscope
