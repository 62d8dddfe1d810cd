// A cgroup whose threads have a CPU quota.
#pragma once

#include "engine/device/cgroup_place.h"
#include "engine/device/cpu_quota.h"
#include "engine/device/cpu_share.h"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>

namespace splitscope {

/// Linux's CFS bandwidth control (kernel.org: admin-guide/cgroup-v2, scheduler/sched-bwc), for
/// single threads: in version 2 the group is a threaded one. It is called splitscope-<pid>-<n>, is
/// locked (flock) as long as it is in use, and is removed at the end. Making one also removes
/// those that a killed process has left: they are locked no more.
/// Where there is no Linux none can be made. One thread at a time, but for lift().
class CpuCgroup
{
public:
    /// Errors, as of all here: QuotaUnavailable.
    static Result<std::unique_ptr<CpuCgroup>> make(const CgroupPlace &place);
    /// Precondition: its threads have left.
    ~CpuCgroup();
    CpuCgroup(const CpuCgroup &) = delete;
    CpuCgroup &operator=(const CpuCgroup &) = delete;

    const std::filesystem::path &folder() const { return folder_; }

    /// share x period of CPU time in each period, which the kernel wants to be 1 ms or more.
    Result<void> limit(CpuShare share, CpuQuota quota);
    /// A whole core until the next limit(), from now on: whoever waits for the next period
    /// goes on. Any thread.
    void lift();

    /// The calling thread, into the group and back to the place where the group was made.
    Result<void> enter();
    void leave();

private:
    struct Limit
    {
        std::chrono::microseconds quota{0};
        std::chrono::microseconds period{0};

        bool operator==(const Limit &) const = default;
    };

    CpuCgroup(CgroupPlace place, std::filesystem::path folder, int lock);

    Result<void> makeThreaded();
    Result<void> write(const Limit &limit);

    CgroupPlace place_;
    std::filesystem::path folder_;
    int lock_; ///< descriptor of the folder
    Limit limit_;
    std::atomic<bool> lifted_ = false;
};

} // namespace splitscope
