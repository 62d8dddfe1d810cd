// The command line of `splitscope-edge sweep`.
#pragma once

#include "app/splitscope-edge/condition_options.h"
#include "engine/experiment/sweep_plan.h"
#include "engine/notebook/stored_run.h"

#include <QStringList>

namespace splitscope {

/// What a notebook keeps with a sweep: its plan, and what else it was begun with.
struct KeptSweep
{
    std::string plan; ///< writtenSweepPlan()
    /// Options that name the network, its weights, the picture and the node; files with their whole
    /// paths.
    QStringList arguments;

    std::string written() const;
    /// Empty if the text is of something else.
    static std::optional<KeptSweep> read(const std::string &text);
};

struct SweepOptions
{
    ConditionOptions where;
    SweepPlan plan;
    QStringList kept; ///< KeptSweep::arguments
    QString notebook;
    std::optional<ExperimentId> resume = {}; ///< empty: a new one
    std::string fingerprint = {};            ///< of the sweep that is resumed
    bool yes = false;
    bool json = false;
};

/// `arguments` begin with the program's name and have the word `sweep` second. For --help it prints
/// and exits. For --resume it reads the notebook.
tl::expected<SweepOptions, UsageError> sweepOptions(const QStringList &arguments);

} // namespace splitscope
