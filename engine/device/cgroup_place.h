// Where this process may make cgroups with a CPU quota.
#pragma once

#include "engine/result.h"

#include <filesystem>
#include <string>

namespace splitscope {

/// A cgroup's folder, below which others can be made.
struct CgroupPlace
{
    enum class Version {
        V1, ///< of the `cpu` controller: cpu.cfs_quota_us, tasks
        V2, ///< the unified tree: cpu.max, cgroup.threads
    };

    std::filesystem::path folder;
    Version version = Version::V1;

    bool operator==(const CgroupPlace &) const = default;
};

/// Of a thread, from the texts of its /proc/.../cgroup and /proc/.../mountinfo (cgroups(7),
/// proc(5)): version 1 where the `cpu` controller is there, version 2 otherwise.
/// Errors: QuotaUnavailable.
Result<CgroupPlace> cgroupPlaceIn(const std::string &cgroups, const std::string &mounts);

/// The calling thread's own. Errors: QuotaUnavailable; always so where there is no Linux.
Result<CgroupPlace> ownCgroupPlace();

} // namespace splitscope
