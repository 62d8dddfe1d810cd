// What has been measured under one setting, cut by cut.
#pragma once

#include "engine/experiment/measured_run.h"
#include "engine/experiment/statistics.h"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace splitscope {

/// The median run of a cut: a run that really happened, so that its parts add up and its id can be
/// looked up. With an even number of runs it is the lower of the middle two.
struct CutLatency
{
    CutPoint cut;
    LatencyBreakdown median;
    RunId medianRun;
    std::vector<RunId> runs; ///< all that count, in the order of their latency
    /// Of the median, end-to-end; empty with a single run.
    std::optional<TimeInterval> interval95 = {};
    bool hostTooSlow = false; ///< of the median run
};

/// Whether two runs differ in nothing but the cut.
bool sameSetting(const Conditions &a, const Conditions &b);

/// By cut, measured ones only; failed runs and runs of another network or under another setting do
/// not count.
std::vector<CutLatency> latenciesByCut(std::span<const RunRecord> records, const std::string &model,
                                       const Conditions &setting);

/// The cut with the lowest median; empty where nothing is measured.
std::optional<CutLatency> fastest(std::span<const CutLatency> latencies);

/// The cuts whose interval overlaps that of the fastest one, without it: they cannot be told from
/// it.
std::vector<CutPoint> tiesWithFastest(std::span<const CutLatency> latencies);

/// What each layer of a network took on the edge when it last ran there on this device.
std::vector<std::optional<std::chrono::nanoseconds>>
edgeLayerTimes(std::span<const RunRecord> records, const std::string &model, int layerCount,
               const Device &edge);

/// What the two halves of a network needed of a CPU.
struct CpuTimes
{
    std::optional<std::chrono::nanoseconds> edge;
    std::optional<std::chrono::nanoseconds> cloud;
};

/// When the cut was last measured under any setting: pacing and quotas add no CPU time.
CpuTimes lastCpuTimes(std::span<const RunRecord> records, const std::string &model, CutPoint cut);

} // namespace splitscope
