// How fast a computer is: this one as it stands, or another one emulated on it.
#pragma once

#include "engine/device/cpu_share.h"
#include "engine/model/layer.h"
#include "engine/result.h"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace splitscope {

class Network;

/// A layer takes max(macs / macsPerSecond, weight bytes / weightBytesPerSecond) + overhead.
struct EmulatedSpeed
{
    double macsPerSecond = 0;
    double weightBytesPerSecond = 0;
    std::chrono::nanoseconds overhead{0};
    /// Of each layer of the network that is run, first to last, in place of the formula. Empty: the
    /// formula.
    std::vector<std::chrono::nanoseconds> layerTimes = {};

    std::chrono::nanoseconds timeFor(const Layer &layer) const;

    bool operator==(const EmulatedSpeed &) const = default;
};

struct MeasuredLayer
{
    std::chrono::nanoseconds median;
    std::chrono::nanoseconds interquartileRange;

    bool operator==(const MeasuredLayer &) const = default;
};

/// What whole forwards of one network took, layer by layer. A layer that was computed as part of
/// another one, as a ReLU of the convolution before it, took next to nothing.
struct MeasuredTimes
{
    std::string networkId;
    int runs = 0;
    int threads = 1;
    CpuShare share = {};
    std::vector<MeasuredLayer> layers = {}; ///< all of the network's, first to last

    std::chrono::nanoseconds total() const;

    bool operator==(const MeasuredTimes &) const = default;
};

struct PowerFigure
{
    double watts;
    std::string source;

    bool operator==(const PowerFigure &) const = default;
};

/// What a user reads, in the languages of the window.
struct BilingualText
{
    std::string english;
    std::string chinese;

    bool operator==(const BilingualText &) const = default;
};

/// What a device file tells beside the speed.
struct DeviceFacts
{
    std::string file = {}; ///< empty for a device that the program has inside
    BilingualText name = {};
    BilingualText source = {}; ///< where the figures come from
    /// By Layer::kindName(), in place of the profile's own.
    std::map<std::string, EmulatedSpeed> speedOfKind = {};
    /// Of a speed that was fitted to `measured`: root mean square of its relative errors.
    std::optional<double> fitError = {};
    std::vector<MeasuredTimes> measured = {};
    std::string host = {};     ///< that was measured; empty where nothing was
    std::string software = {}; ///< that measured it
    std::optional<PowerFigure> idlePower = {};
    std::optional<PowerFigure> computingPower = {};
    std::optional<PowerFigure> sendingPower = {};

    bool operator==(const DeviceFacts &) const = default;
};

struct DeviceProfile
{
    /// "orange-pi": on the command line and on the wire.
    std::string id;
    /// Empty for this computer, which runs at its own speed.
    std::optional<EmulatedSpeed> emulated;
    /// Shared, because each record of a run has a copy of its conditions. Empty for this computer
    /// and for a device that came over the wire.
    std::shared_ptr<const DeviceFacts> facts = {};

    /// What a run of this network is paced with: the times that were measured for it, or else the
    /// model. Empty for this computer.
    std::optional<EmulatedSpeed> speedOn(const Network &network) const;

    bool operator==(const DeviceProfile &other) const;
};

/// No network with more layers has measured times: a request to a node has room for so many.
inline constexpr std::size_t mostMeasuredLayers = 400;

DeviceProfile thisComputer();

/// The board of the lab sheet: resources/devices/orange-pi.json.
DeviceProfile orangePi();

/// Of the files in resources/devices, which the program has inside, by their names.
std::vector<DeviceProfile> builtInDevices();

} // namespace splitscope
