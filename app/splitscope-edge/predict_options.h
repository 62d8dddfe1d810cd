// The command lines of `splitscope-edge predict` and `splitscope-edge plan`.
#pragma once

#include "app/splitscope-edge/condition_options.h"
#include "engine/plan/energy.h"
#include "engine/plan/planned_cut.h"
#include "engine/predict/neurosurgeon.h"

#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace splitscope {

/// Of both commands.
struct PredictorOptions
{
    ConditionOptions where;
    ServerLoad load;
    /// Instead of the times that are measured; of this computer, so a node elsewhere keeps its own.
    std::optional<Neurosurgeon> neurosurgeon;
};

struct PredictOptions : PredictorOptions
{
    std::vector<CutPoint> cuts;
    int measuredRuns = 0; ///< of each cut, beside the prediction
    bool json = false;
};

/// `arguments` begin with the program's name and have the command's word second, as in
/// planOptions(). For --help they print and exit.
tl::expected<PredictOptions, UsageError> predictOptions(const QStringList &arguments);

struct PlanOptions : PredictorOptions
{
    QString objectiveId; ///< "latency", "bytes", "energy"
    Objective objective;
    std::optional<std::chrono::nanoseconds> deadline;
    std::vector<Bandwidth> bandwidths; ///< of the map, ascending, as the next
    std::vector<CpuShare> shares;
    bool json = false;
};

tl::expected<PlanOptions, UsageError> planOptions(const QStringList &arguments);

} // namespace splitscope
