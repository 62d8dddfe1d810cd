#include "engine/device/share_kept.h"

#include <array>

namespace splitscope {

namespace {

constexpr std::array<std::string_view, 3> ids = {"unlimited", "pacing", "quota"};

} // namespace

std::string_view shareKeepingId(ShareKeeping keeping)
{
    return ids.at(static_cast<std::size_t>(keeping));
}

std::optional<ShareKeeping> shareKeepingById(std::string_view id)
{
    for (std::size_t index = 0; index < ids.size(); ++index)
        if (ids.at(index) == id)
            return static_cast<ShareKeeping>(index);
    return std::nullopt;
}

ShareKeeping shareKeepingOf(const Device &device)
{
    if (device.profile.emulated)
        return ShareKeeping::Pacing;
    if (device.share.value() >= CpuShare::most)
        return ShareKeeping::Unlimited;
    return device.quota ? ShareKeeping::KernelQuota : ShareKeeping::Pacing;
}

} // namespace splitscope
