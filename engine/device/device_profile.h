// How fast a computer is: this one as it stands, or another one emulated on it.
#pragma once

#include "engine/model/layer.h"
#include "engine/result.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace splitscope {

/// A layer takes max(macs / macsPerSecond, weight bytes / weightBytesPerSecond) + overhead.
struct EmulatedSpeed
{
    double macsPerSecond = 0;
    double weightBytesPerSecond = 0;
    std::chrono::nanoseconds overhead{0};

    std::chrono::nanoseconds timeFor(const Layer &layer) const;

    bool operator==(const EmulatedSpeed &) const = default;
};

struct DeviceProfile
{
    /// "orange-pi": on the command line and on the wire.
    std::string id;
    /// Empty for this computer, which runs at its own speed.
    std::optional<EmulatedSpeed> emulated;

    bool operator==(const DeviceProfile &) const = default;
};

DeviceProfile thisComputer();

/// The board of the lab sheet: 0.86 GMAC/s and 2.07 GB/s of weights, fitted to the sheet's own
/// table (docs/MEASURING.md), which it reproduces within 1.5 %.
DeviceProfile orangePi();

std::vector<DeviceProfile> deviceProfiles();
/// Errors: UnknownDevice.
Result<DeviceProfile> deviceProfileById(const std::string &id);

} // namespace splitscope
