// A computer and the part of it that may be used.
#pragma once

#include "engine/device/cpu_quota.h"
#include "engine/device/cpu_share.h"
#include "engine/device/device_profile.h"

#include <optional>

namespace splitscope {

struct Device
{
    DeviceProfile profile = thisComputer();
    CpuShare share;
    /// How a share below 1 is kept. Empty: by pacing. An emulated device is always paced.
    std::optional<CpuQuota> quota = {};

    bool operator==(const Device &) const = default;
};

/// The device as a run of this network is paced and as it goes over the wire: the profile's speed
/// is DeviceProfile::speedOn() the network.
Device onNetwork(Device device, const Network &network);

} // namespace splitscope
