#include "ui/records/record_tool_tip.h"

#include "net/error_text.h"
#include "ui/records/record_cells.h"
#include "ui/text/quantity_text.h"
#include "ui/text/run_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace splitscope {
namespace {

struct RecordToolTip
{
    Q_DECLARE_TR_FUNCTIONS(RecordToolTip)
};

void addCoding(QStringList &sentences, const Measurement &measured)
{
    if (isLossless(measured.coding))
        return;
    sentences << RecordToolTip::tr("%1 changed the output by %2 %.")
                     .arg(codingText(measured.coding))
                     .arg(measured.codingEffect.outputError * 100, 0, 'g', 2);
    if (!measured.codingEffect.sameTopClass)
        sentences << RecordToolTip::tr("Another class has the highest score.");
}

void addStanding(QStringList &sentences, const RunStanding &standing)
{
    const TimeStatistics &of = standing.endToEnd;
    if (of.count < 2)
        return;
    sentences << RecordToolTip::tr("%1 runs at this cut: median %2, middle half within %3, "
                                   "95 of 100 below %4.")
                     .arg(of.count)
                     .arg(shortMilliseconds(of.median), shortMilliseconds(of.interquartileRange()),
                          shortMilliseconds(of.p95));
}

} // namespace

QString recordToolTip(const RunRecord &record, const std::optional<RunStanding> &standing)
{
    if (!record.outcome)
        return notMeasuredText(record);
    QStringList sentences;
    if (hostWasTooSlow(record))
        sentences << RecordToolTip::tr(
            "This computer was too slow or too busy for the device asked for.");
    if (const auto refused = quotaRefusal(record))
        sentences << errorText(*refused);
    const Measurement &measured = *record.outcome;
    addCoding(sentences, measured);
    if (record.conditions.link.shaping == LinkShaping::Outside)
        sentences << RecordToolTip::tr("The link was shaped outside this program, or not at all.");
    if (measured.achieved.roundTrip)
        sentences << RecordToolTip::tr("Round trip %1.")
                         .arg(shortMilliseconds(*measured.achieved.roundTrip));
    if (standing)
        addStanding(sentences, *standing);
    return sentences.join(u' ');
}

} // namespace splitscope
