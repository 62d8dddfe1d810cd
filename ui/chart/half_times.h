// How long layers and halves of networks took when they were last measured, by device.
#pragma once

#include "engine/experiment/measured_run.h"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace splitscope {

/// What the two halves of a network needed of a CPU.
struct CpuTimes
{
    std::optional<std::chrono::nanoseconds> edge;
    std::optional<std::chrono::nanoseconds> cloud;
};

/// Answers without looking at the runs again. GUI thread.
class HalfTimes
{
public:
    /// Empty where it was not measured.
    using Time = std::optional<std::chrono::nanoseconds>;

    /// Failed runs do not count.
    void add(const RunRecord &record);
    void clear();

    /// What each layer of a network took on the edge when it last ran there on this device; layer 1
    /// first.
    std::vector<Time> edgeLayers(const std::string &model, int layerCount,
                                 const Device &edge) const;
    /// How long the cloud's half computed on this device, the median; by cut, cut 0 first.
    std::vector<Time> cloudHalves(const std::string &model, int cutCount,
                                  const Device &cloud) const;
    /// When the cut was last measured under any setting: pacing and quotas add no CPU time.
    CpuTimes cpu(const std::string &model, CutPoint cut) const;

private:
    struct OnDevice
    {
        std::string model;
        Device device;
        /// By layer or cut: of an edge's layer the last time, of a cloud's half all, ascending.
        std::map<int, std::vector<std::chrono::nanoseconds>> times;
    };

    static OnDevice &of(std::vector<OnDevice> &all, const std::string &model, const Device &device);
    static const OnDevice *find(const std::vector<OnDevice> &all, const std::string &model,
                                const Device &device);

    std::vector<OnDevice> edges_;
    std::vector<OnDevice> clouds_;
    std::map<std::pair<std::string, CutPoint>, CpuTimes> cpu_;
};

} // namespace splitscope
