// Where there is no Linux: none can be made.
#include "engine/device/cpu_cgroup.h"

#include <utility>

namespace splitscope {

CpuCgroup::CpuCgroup(CgroupPlace place, std::filesystem::path folder, int lock)
    : place_(std::move(place)), folder_(std::move(folder)), lock_(lock)
{
}

CpuCgroup::~CpuCgroup() = default;

Result<std::unique_ptr<CpuCgroup>> CpuCgroup::make(const CgroupPlace &place)
{
    return fail(ErrorKind::QuotaUnavailable, place.folder.string(), "not Linux");
}

Result<void> CpuCgroup::limit(CpuShare, CpuQuota)
{
    return fail(ErrorKind::QuotaUnavailable, folder_.string(), "not Linux");
}

Result<void> CpuCgroup::enter()
{
    return fail(ErrorKind::QuotaUnavailable, folder_.string(), "not Linux");
}

void CpuCgroup::leave() {}
void CpuCgroup::lift() {}

} // namespace splitscope
