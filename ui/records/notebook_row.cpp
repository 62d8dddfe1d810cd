#include "ui/records/notebook_row.h"

#include "net/error_text.h"
#include "ui/records/record_tool_tip.h"
#include "ui/text/run_text.h"

#include <QCoreApplication>

namespace splitscope {
namespace {

struct RunState
{
    Q_DECLARE_TR_FUNCTIONS(RunState)
};

} // namespace

NotebookRow::Mark NotebookRow::mark() const
{
    if (run.record.finishedOnEdge)
        return Mark::FinishedOnEdge;
    if (!run.record.outcome)
        return Mark::Failed;
    if (hostWasTooSlow(run.record))
        return Mark::TooSlow;
    if (standing && standing->best)
        return Mark::Best;
    return standing && standing->tied ? Mark::Tied : Mark::None;
}

QString NotebookRow::text(RecordColumn column) const
{
    switch (column) {
    case RecordColumn::State:
        return state();
    case RecordColumn::Note:
        return QString::fromStdString(run.note);
    case RecordColumn::Run:
        return runText(RunId(static_cast<long long>(run.number)));
    case RecordColumn::Median:
        return standing ? medianText(standing->endToEnd) : QString();
    case RecordColumn::Spread:
        return standing ? spreadText(standing->endToEnd) : QString();
    default:
        return recordText(run.record, column);
    }
}

QString NotebookRow::state() const
{
    const RunRecord &record = run.record;
    if (record.finishedOnEdge)
        return RunState::tr("finished on the edge: %1").arg(errorText(record.outcome.error()));
    if (!record.outcome)
        return record.outcome.error().kind == ErrorKind::Cancelled
                   ? RunState::tr("stopped")
                   : RunState::tr("failed: %1").arg(errorText(record.outcome.error()));
    const bool best = standing && standing->best;
    if (hostWasTooSlow(record))
        return best ? RunState::tr("best; host too slow") : RunState::tr("host too slow");
    if (run.composed)
        return RunState::tr("composed");
    if (best)
        return RunState::tr("best cut");
    return standing && standing->tied ? RunState::tr("ties with the best")
                                      : RunState::tr("measured");
}

QString NotebookRow::toolTip() const
{
    return recordToolTip(run.record, standing);
}

} // namespace splitscope
