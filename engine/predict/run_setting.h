// The conditions of a run as far as a prediction needs them, but the cut and the devices.
#pragma once

#include "engine/experiment/conditions.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace splitscope {

/// What others do to the node.
struct ServerLoad
{
    /// Its computing takes so many times as long: Neurosurgeon's K (Kang et al., ASPLOS 2017,
    /// section 4.2). At least 1.
    double slowdown = 1;
    /// Until a worker is free.
    std::chrono::nanoseconds queue{0};

    bool operator==(const ServerLoad &) const = default;
};

/// How runs follow each other, which decides how full they find the link's bucket.
enum class RunSpacing {
    BackToBack, ///< the bucket fills only while nothing is sent: edge and cloud compute
    Apart,      ///< it is full
};

/// Numbers only, copied in no time: a slider's whole range is predicted by changing one of them.
struct RunSetting
{
    CpuShare edgeShare;
    CpuShare cloudShare;
    std::optional<CpuQuota> edgeQuota;
    std::optional<CpuQuota> cloudQuota;
    /// Over the emulated link's relay; false: straight, or shaped outside.
    bool emulatedLink = false;
    std::optional<Bandwidth> uplink; ///< empty: unlimited
    std::optional<Bandwidth> downlink;
    std::int64_t burstBytes = 0;
    std::chrono::nanoseconds delay{0}; ///< one way
    std::chrono::nanoseconds jitter{0};
    std::optional<Coding> coding = Coding{}; ///< empty: automatic, as Conditions has it
    AnswerDelivery delivery = AnswerDelivery::Cloud;
    ServerLoad load = {};
    /// As Conditions has them: their requests queue at the node, which is taken to have one worker.
    int otherEdges = 0;
    RunSpacing spacing = RunSpacing::BackToBack;
};

/// A trace counts with its mean rate. A link that is shaped outside has none: what was measured
/// over it says how long bytes take, unless `achievedMbit` says that they take longer by now.
RunSetting settingOf(const Conditions &conditions, std::optional<double> achievedMbit = {});

} // namespace splitscope
