// The best cut for a setting.
#pragma once

#include "engine/predict/latency_predictor.h"

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace splitscope {

struct PlannedCut
{
    CutPoint cut;
    Coding coding;
    std::int64_t payloadBytes;
    PredictedLatency latency;
};

/// What is to be as small as possible. Any unit.
using Objective = std::function<double(const PlannedCut &)>;
Objective latencyObjective();
Objective payloadObjective();

PlannedCut plannedAt(const LatencyPredictor &predictor, CutPoint cut, const RunSetting &setting);
/// Each cut, 0..layerCount().
std::vector<PlannedCut> plannedCuts(const LatencyPredictor &predictor, const RunSetting &setting);

/// The soonest; of equal ones the first. Takes no memory.
CutPoint fastestCut(const LatencyPredictor &predictor, const RunSetting &setting);
/// The one with the least objective; of equal ones the fastest.
PlannedCut bestCut(const LatencyPredictor &predictor, const RunSetting &setting,
                   const Objective &objective);
/// The same among those that keep the deadline. Empty: none does.
std::optional<PlannedCut> bestCutWithin(const LatencyPredictor &predictor,
                                        const RunSetting &setting,
                                        std::chrono::nanoseconds deadline,
                                        const Objective &objective);

/// What splitting has to beat.
struct Baselines
{
    PlannedCut allEdge;
    PlannedCut allCloudRaw; ///< the input as float32
    /// The picture as JPEG, quality 90. Empty where the input is no picture.
    std::optional<PlannedCut> allCloudJpeg;
};

Baselines baselines(const LatencyPredictor &predictor, const RunSetting &setting);

} // namespace splitscope
