// A computer and the part of it that may be used.
#pragma once

#include "engine/device/cpu_share.h"
#include "engine/device/device_profile.h"

namespace splitscope {

struct Device
{
    DeviceProfile profile = thisComputer();
    CpuShare share;

    bool operator==(const Device &) const = default;
};

} // namespace splitscope
