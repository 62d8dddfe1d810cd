#include "engine/device/device_profile.h"

#include "engine/device/built_in_devices.h"
#include "engine/device/device_file.h"
#include "engine/model/network.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <numeric>

namespace splitscope {

namespace {

const MeasuredTimes *timesOf(const DeviceFacts &facts, const Network &network)
{
    const auto found = std::ranges::find_if(facts.measured, [&](const MeasuredTimes &times) {
        return times.networkId == network.id() && std::ssize(times.layers) == network.layerCount();
    });
    return found == facts.measured.end() ? nullptr : &*found;
}

} // namespace

std::chrono::nanoseconds EmulatedSpeed::timeFor(const Layer &layer) const
{
    if (!layerTimes.empty())
        return layerTimes.at(static_cast<std::size_t>(layer.number - 1));
    const std::chrono::duration<double> computing(static_cast<double>(layer.macs) / macsPerSecond);
    const std::chrono::duration<double> reading(static_cast<double>(layer.weightBytes)
                                                / weightBytesPerSecond);
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::max(computing, reading))
           + overhead;
}

std::chrono::nanoseconds MeasuredTimes::total() const
{
    return std::transform_reduce(layers.begin(), layers.end(), std::chrono::nanoseconds(0),
                                 std::plus<>(), std::mem_fn(&MeasuredLayer::median));
}

std::optional<EmulatedSpeed> DeviceProfile::speedOn(const Network &network) const
{
    if (!emulated || !facts)
        return emulated;
    EmulatedSpeed speed = *emulated;
    if (const MeasuredTimes *times = timesOf(*facts, network)) {
        for (const MeasuredLayer &layer : times->layers)
            speed.layerTimes.push_back(layer.median);
    } else if (!facts->speedOfKind.empty() && network.layers().size() <= mostMeasuredLayers) {
        for (const Layer &layer : network.layers()) {
            const auto own = facts->speedOfKind.find(std::string(layer.kindName()));
            const EmulatedSpeed &its = own == facts->speedOfKind.end() ? *emulated : own->second;
            speed.layerTimes.push_back(its.timeFor(layer));
        }
    }
    return speed;
}

bool DeviceProfile::operator==(const DeviceProfile &other) const
{
    return id == other.id && emulated == other.emulated
           && (facts == other.facts || (facts && other.facts && *facts == *other.facts));
}

DeviceProfile thisComputer()
{
    return {.id = "this-computer", .emulated = std::nullopt};
}

DeviceProfile orangePi()
{
    static const DeviceProfile profile = [] {
        const auto devices = builtInDevices();
        const auto found = std::ranges::find(devices, "orange-pi", &DeviceProfile::id);
        assert(found != devices.end());
        return *found;
    }();
    return profile;
}

std::vector<DeviceProfile> builtInDevices()
{
    std::vector<DeviceProfile> devices;
    for (const std::string_view text : builtInDeviceFiles)
        devices.push_back(readDevice(text, {}).value());
    return devices;
}

} // namespace splitscope
