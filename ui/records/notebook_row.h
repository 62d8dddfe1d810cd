// What a run of the notebook says in a table.
#pragma once

#include "engine/notebook/run_standing.h"
#include "engine/notebook/stored_run.h"
#include "ui/records/record_cells.h"

#include <QString>

#include <optional>

namespace splitscope {

struct NotebookRow
{
    enum class Mark { None, Best, Tied, TooSlow, FinishedOnEdge, Failed };

    StoredRun run;
    std::optional<RunStanding> standing;
    int revision = 0; ///< of the notebook when the standing was read

    Mark mark() const;
    /// Empty where it has nothing to say.
    QString text(RecordColumn column) const;
    QString toolTip() const;

private:
    QString state() const;
};

} // namespace splitscope
