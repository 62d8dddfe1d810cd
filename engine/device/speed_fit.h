// The speed that explains measured layer times best, for networks that were not measured.
#pragma once

#include "engine/device/device_profile.h"
#include "engine/model/network.h"

#include <vector>

namespace splitscope {

struct MeasuredNetwork
{
    Network network;
    MeasuredTimes times;
};

struct SpeedFit
{
    EmulatedSpeed speed;
    /// Root mean square of the relative errors, over the layers that took time. A layer that was
    /// computed as part of the one before counts as part of it.
    double error = 0;
};

/// Least squares of the relative errors, none of the three figures negative. What the networks do
/// not tell (no linear layer, say) is as fast as a device can be. Precondition: not empty.
SpeedFit fitSpeed(const std::vector<MeasuredNetwork> &measured);

} // namespace splitscope
