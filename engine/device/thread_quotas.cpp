#include "engine/device/thread_quotas.h"

namespace splitscope {

Result<CpuCgroup *> ThreadQuotas::limitedGroup(CpuShare share, CpuQuota quota)
{
    const std::lock_guard lock(mutex_);
    std::unique_ptr<CpuCgroup> &group = groups_[std::this_thread::get_id()];
    if (!group) {
        auto made = ownCgroupPlace().and_then(CpuCgroup::make);
        if (!made)
            return tl::make_unexpected(made.error());
        group = std::move(*made);
    }
    if (const auto limited = group->limit(share, quota); !limited)
        return tl::make_unexpected(limited.error());
    return group.get();
}

Result<void> ThreadQuotas::prepare(CpuShare share, CpuQuota quota)
{
    return enter(share, quota, {}).map([](const auto &) {});
}

Result<std::unique_ptr<QuotaStay>> ThreadQuotas::enter(CpuShare share, CpuQuota quota,
                                                       const std::stop_token &stop)
{
    const auto group = limitedGroup(share, quota);
    if (!group)
        return tl::make_unexpected(group.error());
    if (const auto entered = (*group)->enter(); !entered) {
        const std::lock_guard lock(mutex_);
        groups_.erase(std::this_thread::get_id()); // somebody has removed it: another one next time
        return tl::make_unexpected(entered.error());
    }
    return std::make_unique<QuotaStay>(**group, stop);
}

} // namespace splitscope
