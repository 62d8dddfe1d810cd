#include "ui/text/run_text.h"

#include "net/error_text.h"
#include "ui/text/quantity_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

struct RunText
{
    Q_DECLARE_TR_FUNCTIONS(RunText)
};

} // namespace

RunRecord numberedRecord(const StoredRun &run)
{
    RunRecord record = run.record;
    record.id = RunId(static_cast<long long>(run.number));
    return record;
}

QString runText(RunId id)
{
    return id == noRunNumber ? RunText::tr("(not in the notebook)")
                             : u"#%1"_s.arg(static_cast<qint64>(id));
}

QString notMeasuredText(const RunRecord &record)
{
    const QString reason = errorText(record.outcome.error());
    if (!record.finishedOnEdge)
        return reason;
    const LatencyBreakdown &latency = record.finishedOnEdge->latency;
    return RunText::tr("Finished on the edge without the cloud, not measured: end-to-end %1 ms = "
                       "local %2 + transfer and waiting %3 + cloud %4.")
               .arg(sheetMilliseconds(latency.endToEnd()), sheetMilliseconds(latency.local()),
                    sheetMilliseconds(latency.transfer()), sheetMilliseconds(latency.cloud()))
           + u' ' + reason;
}

QString runCountText(std::size_t count)
{
    return count == 1 ? RunText::tr("1 run") : RunText::tr("%1 runs").arg(count);
}

} // namespace splitscope
