#include "net/edge/prediction_report.h"

#include "net/text_table.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;
using Milliseconds = std::chrono::duration<double, std::milli>;

struct PredictionReport
{
    Q_DECLARE_TR_FUNCTIONS(PredictionReport)
};

double inMs(Milliseconds time)
{
    return time.count();
}

QString msText(Milliseconds time)
{
    return QString::number(time.count(), 'f', 1);
}

QString idText(Coding coding)
{
    const std::string_view id = codingId(coding);
    return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

/// Four digits that count.
QString rateText(Bandwidth rate)
{
    return QString::number(rate.mbitPerSecond(), 'g', 4);
}

QString shareText(CpuShare share)
{
    return QString::number(share.value(), 'g', 3);
}

std::optional<std::chrono::microseconds> medianOf(std::vector<std::chrono::microseconds> times)
{
    if (times.empty())
        return std::nullopt;
    std::ranges::sort(times);
    const std::size_t middle = times.size() / 2;
    return times.size() % 2 == 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
}

double errorOf(const PlannedCut &planned, std::chrono::microseconds measured)
{
    return inMs(planned.latency.endToEnd()) / inMs(measured) - 1;
}

QString signedPercent(double ratio)
{
    return (ratio < 0 ? u"-%1 %"_s : u"+%1 %"_s).arg(std::abs(100 * ratio), 0, 'f', 1);
}

/// "cut 13: ~1282.4 ms (1270.1 to 1290.3), 25600 bytes as fp32"
QString inWords(const PlannedCut &planned)
{
    return PredictionReport::tr("cut %1: ~%2 ms (%3 to %4), %5 bytes as %6")
        .arg(QString::number(planned.cut.index()), msText(planned.latency.endToEnd()),
             msText(planned.latency.low), msText(planned.latency.high),
             QString::number(planned.payloadBytes), idText(planned.coding));
}

QJsonObject jsonOf(const PlannedCut &planned)
{
    const PredictedLatency &latency = planned.latency;
    return {{"cut"_L1, planned.cut.index()},
            {"coding"_L1, idText(planned.coding)},
            {"payload_bytes"_L1, static_cast<qint64>(planned.payloadBytes)},
            {"predicted_end_to_end_ms"_L1, inMs(latency.endToEnd())},
            {"predicted_low_ms"_L1, inMs(latency.low)},
            {"predicted_high_ms"_L1, inMs(latency.high)},
            {"predicted_local_ms"_L1, inMs(latency.local)},
            {"predicted_transfer_ms"_L1, inMs(latency.transfer)},
            {"predicted_cloud_ms"_L1, inMs(latency.cloud)}};
}

QJsonObject jsonOf(const PredictionCheck &check)
{
    return {{"runs"_L1, check.runs},
            {"median_error"_L1, check.medianError},
            {"p95_error"_L1, check.p95Error},
            {"covered"_L1, check.covered}};
}

QJsonValue jsonOrNull(const std::optional<PlannedCut> &planned)
{
    return planned ? QJsonValue(jsonOf(*planned)) : QJsonValue(QJsonValue::Null);
}

/// "cut 22 below 0.81 Mbit/s, cut 13 below 26.4 Mbit/s, then cut 3"
template<typename Crossover, typename Text>
QString crossoverText(const std::vector<Crossover> &crossovers, CutPoint everywhere,
                      const QString &below, Text text)
{
    if (crossovers.empty())
        return PredictionReport::tr("cut %1 everywhere").arg(everywhere.index());
    QStringList parts;
    for (const Crossover &crossover : crossovers)
        parts << below.arg(QString::number(crossover.below.index()), text(crossover.at));
    return PredictionReport::tr("%1, then cut %2")
        .arg(parts.join(u", "_s), QString::number(crossovers.back().above.index()));
}

QString mapText(const PlanGrid &grid)
{
    constexpr int width = 7;
    QString text = PredictionReport::tr("CPU \\ Mbit/s").rightJustified(12);
    for (const Bandwidth rate : grid.bandwidths())
        text += rateText(rate).rightJustified(width);
    for (std::size_t share = 0; share < grid.shares().size(); ++share) {
        text += u'\n' + shareText(grid.shares()[share]).rightJustified(12);
        for (std::size_t rate = 0; rate < grid.bandwidths().size(); ++rate)
            text += QString::number(grid.fastest(rate, share).index()).rightJustified(width);
    }
    return text + u'\n';
}

QJsonObject mapJson(const PlanGrid &grid)
{
    QJsonArray rates;
    QJsonArray shares;
    QJsonArray rows;
    for (const Bandwidth rate : grid.bandwidths())
        rates.append(rate.mbitPerSecond());
    for (std::size_t share = 0; share < grid.shares().size(); ++share) {
        shares.append(grid.shares()[share].value());
        QJsonArray row;
        for (std::size_t rate = 0; rate < grid.bandwidths().size(); ++rate)
            row.append(grid.fastest(rate, share).index());
        rows.append(row);
    }
    return {{"bandwidths_mbit_s"_L1, rates}, {"cpu_shares"_L1, shares}, {"best_cuts"_L1, rows}};
}

QString deadlineText(const Plan &plan, const QString &objective)
{
    const QString asked = msText(*plan.deadline);
    if (!plan.withinDeadline)
        return PredictionReport::tr("Within %1 ms: no cut; the fastest takes ~%2 ms")
            .arg(asked, msText(plan.fastest.latency.endToEnd()));
    return PredictionReport::tr("Within %1 ms, least %2: %3")
        .arg(asked, objective, inWords(*plan.withinDeadline));
}

} // namespace

QString predictionTable(const std::vector<PredictedCut> &cuts)
{
    const bool measured =
        std::ranges::any_of(cuts, [](const PredictedCut &cut) { return !cut.measured.empty(); });
    const auto soonest = std::ranges::min_element(
        cuts, {}, [](const PredictedCut &cut) { return cut.planned.latency.endToEnd(); });
    QStringList head{PredictionReport::tr("cut"),   PredictionReport::tr("predicted"),
                     PredictionReport::tr("low"),   PredictionReport::tr("high"),
                     PredictionReport::tr("local"), PredictionReport::tr("transfer"),
                     PredictionReport::tr("cloud"), PredictionReport::tr("bytes")};
    if (measured)
        head << PredictionReport::tr("measured") << PredictionReport::tr("error");
    QList<QStringList> rows{head << QString()};
    for (auto cut = cuts.begin(); cut != cuts.end(); ++cut) {
        const PredictedLatency &latency = cut->planned.latency;
        QStringList row{QString::number(cut->planned.cut.index()),
                        u'~' + msText(latency.endToEnd()),
                        msText(latency.low),
                        msText(latency.high),
                        msText(latency.local),
                        msText(latency.transfer),
                        msText(latency.cloud),
                        QString::number(cut->planned.payloadBytes)};
        const auto median = medianOf(cut->measured);
        if (measured)
            row << (median ? msText(*median) : QString())
                << (median ? signedPercent(errorOf(cut->planned, *median)) : QString());
        rows << (row << (cut == soonest ? u"*"_s : QString()));
    }
    return textTable(rows);
}

QString checkText(const PredictionCheck &check)
{
    return PredictionReport::tr("%1 unlimited runs, each predicted from the others: median error "
                                "%2 %, 95 % of them below %3 %")
        .arg(QString::number(check.runs), QString::number(100 * check.medianError, 'f', 1),
             QString::number(100 * check.p95Error, 'f', 1));
}

QString regressionCheckText(const PredictionCheck &check)
{
    return PredictionReport::tr(
               "layers as the regressions have them: over %1 cuts the median error "
               "is %2 %, 95 % are below %3 %")
        .arg(QString::number(check.runs), QString::number(100 * check.medianError, 'f', 1),
             QString::number(100 * check.p95Error, 'f', 1));
}

QJsonObject predictionJson(const std::vector<PredictedCut> &cuts, const PredictionCheck &check)
{
    QJsonArray rows;
    for (const PredictedCut &cut : cuts) {
        QJsonObject row = jsonOf(cut.planned);
        const auto median = medianOf(cut.measured);
        row["measured_runs"_L1] = static_cast<qint64>(cut.measured.size());
        row["measured_end_to_end_ms"_L1] =
            median ? QJsonValue(inMs(*median)) : QJsonValue(QJsonValue::Null);
        row["error"_L1] =
            median ? QJsonValue(errorOf(cut.planned, *median)) : QJsonValue(QJsonValue::Null);
        rows.append(row);
    }
    return {{"cuts"_L1, rows}, {"check"_L1, jsonOf(check)}};
}

QString planText(const Plan &plan, const QString &objective)
{
    const CutPoint fastest = plan.fastest.cut;
    QStringList lines{
        PredictionReport::tr("Least %1: %2").arg(objective, inWords(plan.best)),
        PredictionReport::tr("All edge: %1").arg(inWords(plan.baselines.allEdge)),
        PredictionReport::tr("All cloud, raw input: %1").arg(inWords(plan.baselines.allCloudRaw))};
    if (plan.baselines.allCloudJpeg)
        lines << PredictionReport::tr("All cloud, JPEG input: %1")
                     .arg(inWords(*plan.baselines.allCloudJpeg));
    if (plan.deadline)
        lines << deadlineText(plan, objective);
    lines << PredictionReport::tr("Fastest by bandwidth: %1")
                 .arg(crossoverText(plan.bandwidthCrossovers, fastest,
                                    PredictionReport::tr("cut %1 below %2 Mbit/s"), rateText))
          << PredictionReport::tr("Fastest by the edge's CPU share: %1")
                 .arg(crossoverText(plan.shareCrossovers, fastest,
                                    PredictionReport::tr("cut %1 below %2"), shareText))
          << QString() << PredictionReport::tr("Fastest cut:");
    return lines.join(u'\n') + u'\n' + mapText(plan.grid);
}

QJsonObject planJson(const Plan &plan, const QString &objective, const PredictionCheck &check)
{
    QJsonArray byBandwidth;
    for (const BandwidthCrossover &crossover : plan.bandwidthCrossovers)
        byBandwidth.append(QJsonObject{{"at_mbit_s"_L1, crossover.at.mbitPerSecond()},
                                       {"cut_below"_L1, crossover.below.index()},
                                       {"cut_above"_L1, crossover.above.index()}});
    QJsonArray byShare;
    for (const ShareCrossover &crossover : plan.shareCrossovers)
        byShare.append(QJsonObject{{"at_cpu_share"_L1, crossover.at.value()},
                                   {"cut_below"_L1, crossover.below.index()},
                                   {"cut_above"_L1, crossover.above.index()}});
    return {{"objective"_L1, objective},
            {"best"_L1, jsonOf(plan.best)},
            {"fastest"_L1, jsonOf(plan.fastest)},
            {"all_edge"_L1, jsonOf(plan.baselines.allEdge)},
            {"all_cloud_raw"_L1, jsonOf(plan.baselines.allCloudRaw)},
            {"all_cloud_jpeg"_L1, jsonOrNull(plan.baselines.allCloudJpeg)},
            {"deadline_ms"_L1,
             plan.deadline ? QJsonValue(inMs(*plan.deadline)) : QJsonValue(QJsonValue::Null)},
            {"within_deadline"_L1, jsonOrNull(plan.withinDeadline)},
            {"bandwidth_crossovers"_L1, byBandwidth},
            {"cpu_share_crossovers"_L1, byShare},
            {"map"_L1, mapJson(plan.grid)},
            {"check"_L1, jsonOf(check)}};
}

} // namespace splitscope
