#include "ui/chart/latency_tool_tip.h"

#include "ui/text/quantity_text.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

class LatencyToolTip
{
    Q_DECLARE_TR_FUNCTIONS(LatencyToolTip)
};

QString row(const QString &name, std::chrono::microseconds time)
{
    return u"<tr><td>%1&nbsp;&nbsp;</td><td align=right>%2&nbsp;ms</td></tr>"_s.arg(
        name, sheetMilliseconds(time));
}

QString runsText(const std::vector<RunId> &runs)
{
    QStringList ids;
    for (const RunId run : runs)
        ids << u"#%1"_s.arg(static_cast<std::int64_t>(run));
    if (ids.size() == 1)
        return LatencyToolTip::tr("run %1").arg(ids.first());
    return LatencyToolTip::tr("median of %1 runs: %2").arg(ids.size()).arg(ids.join(u", "_s));
}

} // namespace

QString latencyToolTip(CutPoint cut, const CutLatency *latency)
{
    if (!latency)
        return LatencyToolTip::tr("Cut %1: not measured under these conditions").arg(cut.index());
    const LatencyBreakdown &median = latency->median;
    QString text =
        u"<b>%1</b><table cellspacing=0>"_s.arg(LatencyToolTip::tr("Cut %1").arg(cut.index()));
    text += row(LatencyToolTip::tr("local"), median.local());
    text += row(LatencyToolTip::tr("transfer"), median.transfer());
    text += row(LatencyToolTip::tr("cloud"), median.cloud());
    text += row(LatencyToolTip::tr("end-to-end"), median.endToEnd());
    text += u"</table>"_s + runsText(latency->runs);
    if (latency->hostTooSlow)
        text += u"<br>"_s
                + LatencyToolTip::tr(
                    "* this computer was too slow or too busy for the device asked for");
    return text;
}

} // namespace splitscope
