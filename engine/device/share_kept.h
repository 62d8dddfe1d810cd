// How a run was kept to its share of a core.
#pragma once

#include "engine/device/device.h"

#include <optional>
#include <string>
#include <string_view>

namespace splitscope {

enum class ShareKeeping {
    Unlimited,   ///< this computer at a share of 1
    Pacing,      ///< it waited at layer borders: Pacer
    KernelQuota, ///< the kernel stopped its thread: CpuCgroup
};

/// "unlimited", "pacing", "quota": on the wire and in JSON.
std::string_view shareKeepingId(ShareKeeping keeping);
std::optional<ShareKeeping> shareKeepingById(std::string_view id);

/// What such a device asks for.
ShareKeeping shareKeepingOf(const Device &device);

struct ShareKept
{
    ShareKeeping by = ShareKeeping::Unlimited;
    /// Why it was paced although a quota was asked for: a QuotaUnavailable.
    std::optional<Error> quotaRefused = {};

    bool operator==(const ShareKept &) const = default;
};

} // namespace splitscope
