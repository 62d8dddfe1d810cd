#include "ui/chart/latency_tool_tip.h"

#include "ui/text/quantity_text.h"
#include "ui/text/run_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

class LatencyToolTip
{
    Q_DECLARE_TR_FUNCTIONS(LatencyToolTip)
};

// Predictions have no microseconds to show.
QString exactText(std::chrono::nanoseconds time)
{
    return sheetMilliseconds(std::chrono::duration_cast<std::chrono::microseconds>(time));
}

QString predictedText(std::chrono::nanoseconds time)
{
    return QString::number(static_cast<double>(time.count()) / 1e6, 'f', 1);
}

class Table
{
public:
    Table(const CutLatency *measured, const PlannedCut *predicted)
        : measured_(measured), predicted_(predicted)
    {
        text_ = u"<table cellspacing=0>"_s;
        if (measured && predicted)
            text_ +=
                u"<tr><td></td><td align=right>&nbsp;%1</td><td align=right>&nbsp;%2</td></tr>"_s
                    .arg(LatencyToolTip::tr("measured"), LatencyToolTip::tr("predicted"));
    }

    template<typename Measured, typename Predicted>
    void row(const QString &name, Measured measured, Predicted predicted)
    {
        text_ += u"<tr><td>%1&nbsp;&nbsp;</td>"_s.arg(name);
        if (measured_)
            text_ += u"<td align=right>&nbsp;&nbsp;%1&nbsp;ms</td>"_s.arg(
                sheetMilliseconds(measured(measured_->median)));
        if (predicted_)
            text_ += u"<td align=right>&nbsp;&nbsp;<i>%1&nbsp;ms</i></td>"_s.arg(
                predictedText(predicted(predicted_->latency)));
        text_ += u"</tr>"_s;
    }

    QString text() const { return text_ + u"</table>"_s; }

private:
    const CutLatency *measured_;
    const PlannedCut *predicted_;
    QString text_;
};

} // namespace

QString runsText(const std::vector<RunId> &runs)
{
    constexpr std::size_t mostNamed = 12;
    QStringList ids;
    for (const RunId run : runs) {
        if (std::size_t(ids.size()) == mostNamed) {
            ids << u"…"_s;
            break;
        }
        ids << runText(run);
    }
    if (runs.size() == 1)
        return LatencyToolTip::tr("run %1").arg(ids.first());
    return LatencyToolTip::tr("median of %1 runs: %2").arg(runs.size()).arg(ids.join(u", "_s));
}

QString latencyToolTip(CutPoint cut, const CutLatency *measured, const PlannedCut *predicted)
{
    if (!measured && !predicted)
        return LatencyToolTip::tr("Cut %1: not measured under these conditions").arg(cut.index());
    QString text = u"<b>%1</b>"_s.arg(LatencyToolTip::tr("Cut %1").arg(cut.index()));
    if (!measured)
        text += u' ' + LatencyToolTip::tr("predicted, not measured");
    Table table(measured, predicted);
    table.row(LatencyToolTip::tr("local"), std::mem_fn(&LatencyBreakdown::local),
              std::mem_fn(&PredictedLatency::local));
    table.row(LatencyToolTip::tr("transfer"), std::mem_fn(&LatencyBreakdown::transfer),
              std::mem_fn(&PredictedLatency::transfer));
    table.row(LatencyToolTip::tr("cloud"), std::mem_fn(&LatencyBreakdown::cloud),
              std::mem_fn(&PredictedLatency::cloud));
    table.row(LatencyToolTip::tr("end-to-end"), std::mem_fn(&LatencyBreakdown::endToEnd),
              std::mem_fn(&PredictedLatency::endToEnd));
    text += table.text();
    QStringList lines;
    if (predicted)
        lines << LatencyToolTip::tr("predicted: 95 % of runs between %1 and %2 ms, %3 as %4")
                     .arg(predictedText(predicted->latency.low),
                          predictedText(predicted->latency.high),
                          bytesText(predicted->payloadBytes), codingText(predicted->coding));
    if (measured)
        lines << runsText(measured->runs);
    if (measured && measured->interval95)
        lines << LatencyToolTip::tr("the median is within %1 and %2 ms (95 %)")
                     .arg(exactText(measured->interval95->low),
                          exactText(measured->interval95->high));
    if (measured && measured->hostTooSlow)
        lines << LatencyToolTip::tr(
            "* this computer was too slow or too busy for the device asked for");
    return text + lines.join(u"<br>"_s);
}

QString latenciesAsTsv(const Network &network, const ByCut &shown)
{
    QStringList lines{QStringList{
        LatencyToolTip::tr("cut"), LatencyToolTip::tr("end-to-end, ms"),
        LatencyToolTip::tr("local, ms"), LatencyToolTip::tr("transfer, ms"),
        LatencyToolTip::tr("cloud, ms"), LatencyToolTip::tr("runs"),
        LatencyToolTip::tr("predicted end-to-end, ms"), LatencyToolTip::tr("predicted local, ms"),
        LatencyToolTip::tr("predicted transfer, ms"), LatencyToolTip::tr("predicted cloud, ms")}
                          .join(u'\t')};
    for (const CutPoint cut : network.cutPoints()) {
        const auto measured = std::ranges::find(shown.measured, cut, &CutLatency::cut);
        const auto predicted = std::ranges::find(shown.predicted, cut, &PlannedCut::cut);
        const bool isMeasured = measured != shown.measured.end();
        const bool isPredicted = predicted != shown.predicted.end();
        if (!isMeasured && !isPredicted)
            continue;
        QStringList cells{QString::number(cut.index())};
        const LatencyBreakdown *parts = isMeasured ? &measured->median : nullptr;
        const PredictedLatency *expected = isPredicted ? &predicted->latency : nullptr;
        for (const auto part : {&LatencyBreakdown::endToEnd, &LatencyBreakdown::local,
                                &LatencyBreakdown::transfer, &LatencyBreakdown::cloud})
            cells << (parts ? sheetMilliseconds((parts->*part)()) : QString());
        QStringList ids;
        if (isMeasured)
            for (const RunId run : measured->runs)
                ids << runText(run);
        cells << ids.join(u' ');
        const auto add = [&](std::chrono::nanoseconds time) { cells << predictedText(time); };
        if (expected) {
            add(expected->endToEnd());
            add(expected->local);
            add(expected->transfer);
            add(expected->cloud);
        }
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace splitscope
