#include "engine/device/device.h"

#include <utility>

namespace splitscope {

Device onNetwork(Device device, const Network &network)
{
    device.profile.emulated = device.profile.speedOn(network);
    device.profile.facts.reset(); // what they say of this network is in its speed now
    return device;
}

} // namespace splitscope
