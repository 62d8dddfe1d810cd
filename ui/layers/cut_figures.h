// What is known of each cut and each layer under the conditions that are shown.
#pragma once

#include "engine/plan/planned_cut.h"
#include "ui/chart/cut_latencies.h"
#include "ui/chart/half_times.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace splitscope {

/// Empty where it has not been measured, or cannot be predicted.
struct CutFigures
{
    std::optional<LatencyBreakdown> measured; ///< the median run
    std::optional<std::int64_t> sentBytes;    ///< its payload
    std::optional<PredictedLatency> predicted;
    std::optional<std::int64_t> predictedBytes;

    bool operator==(const CutFigures &) const = default;
};

struct LayerFigures
{
    using Time = std::optional<std::chrono::nanoseconds>;

    Time edge; ///< as the layer itself was timed
    /// The node times its half as a whole: what it takes longer from the cut before the layer than
    /// from the cut after it.
    Time cloud;
    Time predictedEdge; ///< by the same difference, as the next
    Time predictedCloud;

    bool operator==(const LayerFigures &) const = default;
};

struct NetworkFigures
{
    std::vector<CutFigures> cuts;     ///< 0..layerCount()
    std::vector<LayerFigures> layers; ///< layer 1 first
    std::optional<CutPoint> bestMeasured;
    std::optional<CutPoint> bestPredicted;

    bool operator==(const NetworkFigures &) const = default;
};

/// `latencies` are those of the cuts under the conditions (MeasuredRuns::byCut()); `planned` has
/// whatever cuts can be predicted. Runs of other models, and those of other devices, do not count
/// for a layer.
NetworkFigures figuresOf(const Network &network, const HalfTimes &halves,
                         std::span<const CutLatency> latencies, const std::string &model,
                         const Conditions &conditions, std::span<const PlannedCut> planned);

} // namespace splitscope
