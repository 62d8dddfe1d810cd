// What has been measured under one setting, cut by cut.
#pragma once

#include "engine/experiment/measured_run.h"
#include "engine/experiment/statistics.h"

#include <cstdint>
#include <optional>
#include <span>
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
    bool hostTooSlow = false; ///< of the median run, as the next one
    std::int64_t sentBytes = 0;
};

/// Whether two runs differ in nothing but the cut.
bool sameSetting(const Conditions &a, const Conditions &b);

/// The cut with the lowest median; empty where nothing is measured.
std::optional<CutLatency> fastest(std::span<const CutLatency> latencies);

/// The cuts whose interval overlaps that of the fastest one, without it: they cannot be told from
/// it.
std::vector<CutPoint> tiesWithFastest(std::span<const CutLatency> latencies);

} // namespace splitscope
