#include "engine/device/device_profile.h"

#include <algorithm>

namespace splitscope {

std::chrono::nanoseconds EmulatedSpeed::timeFor(const Layer &layer) const
{
    const std::chrono::duration<double> computing(static_cast<double>(layer.macs) / macsPerSecond);
    const std::chrono::duration<double> reading(static_cast<double>(layer.weightBytes)
                                                / weightBytesPerSecond);
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::max(computing, reading))
           + overhead;
}

DeviceProfile thisComputer()
{
    return {.id = "this-computer", .emulated = std::nullopt};
}

DeviceProfile orangePi()
{
    return {.id = "orange-pi",
            .emulated = EmulatedSpeed{.macsPerSecond = 0.86e9, .weightBytesPerSecond = 2.07e9}};
}

std::vector<DeviceProfile> deviceProfiles()
{
    return {thisComputer(), orangePi()};
}

Result<DeviceProfile> deviceProfileById(const std::string &id)
{
    std::string known;
    for (DeviceProfile &profile : deviceProfiles()) {
        if (profile.id == id)
            return std::move(profile);
        known += (known.empty() ? "" : ", ") + profile.id;
    }
    return fail(ErrorKind::UnknownDevice, id, known);
}

} // namespace splitscope
