// Predictions and plans as the command line shows them: for people and for machines.
#pragma once

#include "engine/plan/crossover.h"
#include "engine/plan/plan_grid.h"
#include "engine/plan/planned_cut.h"

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace splitscope {

/// One cut, and beside it what runs of it took.
struct PredictedCut
{
    PlannedCut planned;
    /// End-to-end times of this cut's runs; empty where none were made.
    std::vector<std::chrono::microseconds> measured = {};
};

/// By cut. Predicted figures have a "~" and their interval; the best one is marked. With measured
/// medians also the error of each prediction.
QString predictionTable(const std::vector<PredictedCut> &cuts);
/// How far off predictions are before anything of them is shown.
QString checkText(const PredictionCheck &check);
/// The same of regressions, which were compared with measured halves.
QString regressionCheckText(const PredictionCheck &check);
QJsonObject predictionJson(const std::vector<PredictedCut> &cuts, const PredictionCheck &check);

/// All that is said about one setting.
struct Plan
{
    PlannedCut best; ///< by the objective
    PlannedCut fastest;
    Baselines baselines;
    /// Asked for, and the cut that keeps it with the least of the objective, if one does.
    std::optional<std::chrono::nanoseconds> deadline = {};
    std::optional<PlannedCut> withinDeadline = {};
    std::vector<BandwidthCrossover> bandwidthCrossovers;
    std::vector<ShareCrossover> shareCrossovers;
    PlanGrid grid;
};

/// `objective` is its id: "latency".
QString planText(const Plan &plan, const QString &objective);
QJsonObject planJson(const Plan &plan, const QString &objective, const PredictionCheck &check);

} // namespace splitscope
