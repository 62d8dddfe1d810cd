// The command lines of `splitscope-edge predict` and `splitscope-edge plan`.
#pragma once

#include "app/splitscope-edge/condition_options.h"
#include "engine/plan/planned_cut.h"

#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace splitscope {

struct PredictOptions
{
    ConditionOptions where;
    std::vector<CutPoint> cuts;
    ServerLoad load;
    int measuredRuns = 0; ///< of each cut, beside the prediction
    bool json = false;
};

/// `arguments` begin with the program's name and have the command's word second, as in
/// planOptions(). For --help they print and exit.
tl::expected<PredictOptions, UsageError> predictOptions(const QStringList &arguments);

struct PlanOptions
{
    ConditionOptions where;
    ServerLoad load;
    QString objectiveId; ///< "latency", "bytes"
    Objective objective;
    std::optional<std::chrono::nanoseconds> deadline;
    std::vector<Bandwidth> bandwidths; ///< of the map, ascending, as the next
    std::vector<CpuShare> shares;
    bool json = false;
};

tl::expected<PlanOptions, UsageError> planOptions(const QStringList &arguments);

} // namespace splitscope
