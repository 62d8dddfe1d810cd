// What a report is made of, read from a notebook.
#pragma once

#include "engine/findings/report_table.h"
#include "engine/notebook/notebook.h"
#include "net/report/report_progress.h"

#include <vector>

namespace splitscope {

struct ReportSource
{
    ReportTable table;
    /// The run whose terminals are shown: the median one of the best cut, looked at most closely.
    std::optional<StoredRun> shown = {};
};

/// Of these experiments; empty: of all. Errors: those of Notebook, UnknownExperiment, Cancelled.
Result<ReportSource> readReportSource(const Notebook &notebook,
                                      const std::vector<ExperimentId> &experiments,
                                      const ReportProgress &progress = {});

} // namespace splitscope
