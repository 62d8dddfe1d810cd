#include "net/edge/sweep_report.h"

#include "net/text_table.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Milliseconds = std::chrono::duration<double, std::milli>;

struct SweepReport
{
    Q_DECLARE_TR_FUNCTIONS(SweepReport)
};

QString milliseconds(Milliseconds time)
{
    return QString::number(time.count(), 'f', 1);
}

QString idText(const std::optional<Coding> &coding)
{
    if (!coding)
        return u"auto"_s;
    const std::string_view id = codingId(*coding);
    return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

QString rateText(const LinkConditions &link)
{
    if (link.shaping == LinkShaping::Outside)
        return SweepReport::tr("outside");
    if (link.trace)
        return u"~%1"_s.arg(link.trace->mean().mbitPerSecond(), 0, 'g', 3);
    return link.uplink ? QString::number(link.uplink->mbitPerSecond())
                       : SweepReport::tr("unlimited");
}

/// "13", and where codings are compared "13 int8".
QString choiceText(const SweepPlan &plan, std::int64_t cell)
{
    const Conditions conditions = plan.conditionsOf(plan.cell(cell));
    const QString cut = QString::number(conditions.cut.index());
    return plan.axes().codings.size() > 1 ? cut + u' ' + idText(conditions.coding) : cut;
}

QString intervalText(const std::optional<TimeInterval> &interval)
{
    if (!interval)
        return u"-"_s;
    return u"%1 .. %2"_s.arg(milliseconds(interval->low), milliseconds(interval->high));
}

/// Medians of the parts, whichever way the cell has them.
struct Parts
{
    Milliseconds local;
    Milliseconds transfer;
    Milliseconds cloud;
    QString runs;
};

Parts partsOf(const Sweep &sweep, std::int64_t cell)
{
    if (const auto composed = sweep.composedCell(cell))
        return {composed->local, composed->transfer, composed->cloud, SweepReport::tr("composed")};
    const auto measured = sweep.measuredCell(cell);
    return {measured->median.local(), measured->median.transfer(), measured->median.cloud(),
            QString::number(measured->endToEnd.count)};
}

QString tiesText(const SweepPlan &plan, const std::vector<std::int64_t> &ties)
{
    QStringList texts;
    for (const std::int64_t cell : ties)
        texts << choiceText(plan, cell);
    return texts.join(u", "_s);
}

QStringList settingRow(const Sweep &sweep, const BestCells &best)
{
    const SweepPlan &plan = sweep.plan();
    const Conditions conditions = plan.conditionsOf(plan.cell(best.best));
    const ComparedTime time = *sweep.timeOf(best.best);
    const Parts parts = partsOf(sweep, best.best);
    QStringList row{QString::number(conditions.edge.share.value()), rateText(conditions.link)};
    if (plan.axes().delays.size() > 1)
        row << QString::number(Milliseconds(conditions.link.delay).count());
    row << choiceText(plan, best.best) << milliseconds(time.median) << intervalText(time.interval95)
        << milliseconds(parts.local) << milliseconds(parts.transfer) << milliseconds(parts.cloud)
        << parts.runs;
    QString remark = tiesText(plan, best.ties);
    if (!best.missing.empty())
        remark += (remark.isEmpty() ? QString() : u"; "_s)
                  + SweepReport::tr("not measured: %1").arg(tiesText(plan, best.missing));
    return row << remark;
}

QString overallText(const Sweep &sweep)
{
    const SweepPlan &plan = sweep.plan();
    const auto best = bestCells(sweep, 0, plan.cells());
    if (!best)
        return SweepReport::tr("nothing was measured") + u'\n';
    const Conditions conditions = plan.conditionsOf(plan.cell(best->best));
    QString text =
        SweepReport::tr("best of all: CPU %1, %2 Mbit/s, cut %3: %4 ms")
            .arg(QString::number(conditions.edge.share.value()), rateText(conditions.link),
                 choiceText(plan, best->best), milliseconds(sweep.timeOf(best->best)->median));
    if (!best->ties.empty())
        text +=
            u' '
            + SweepReport::tr("(others that cannot be told from it: %1)").arg(best->ties.size());
    return text + u'\n';
}

double medianDeviation(std::vector<VerifiedCell> cells)
{
    const auto middle = cells.begin() + std::ssize(cells) / 2;
    const auto size = [](const VerifiedCell &of) { return std::abs(of.deviation()); };
    std::ranges::nth_element(cells, middle, {}, size);
    return size(*middle);
}

VerifiedCell worstOf(const std::vector<VerifiedCell> &cells)
{
    return *std::ranges::max_element(
        cells, {}, [](const VerifiedCell &of) { return std::abs(of.deviation()); });
}

QJsonValue intervalJson(const std::optional<TimeInterval> &interval)
{
    if (!interval)
        return QJsonValue::Null;
    return QJsonArray{Milliseconds(interval->low).count(), Milliseconds(interval->high).count()};
}

void addStatistics(QJsonObject &json, const TimeStatistics &of)
{
    json["runs"_L1] = of.count;
    json["lower_quartile_ms"_L1] = Milliseconds(of.lowerQuartile).count();
    json["upper_quartile_ms"_L1] = Milliseconds(of.upperQuartile).count();
    json["iqr_ms"_L1] = Milliseconds(of.interquartileRange()).count();
    json["p95_ms"_L1] = Milliseconds(of.p95).count();
}

QJsonObject conditionsJson(const Conditions &conditions)
{
    const LinkConditions &link = conditions.link;
    const bool hasRate = link.shaping != LinkShaping::Outside && !link.trace && link.uplink;
    return {{u"cpu_share"_s, conditions.edge.share.value()},
            {u"bandwidth_mbit_s"_s,
             hasRate ? QJsonValue(link.uplink->mbitPerSecond()) : QJsonValue(QJsonValue::Null)},
            {u"delay_ms"_s, Milliseconds(link.delay).count()},
            {u"cut"_s, conditions.cut.index()},
            {u"coding"_s, idText(conditions.coding)}};
}

} // namespace

QString roughDuration(std::chrono::duration<double> time)
{
    const double seconds = std::max(time.count(), 0.0);
    if (seconds < 90)
        return SweepReport::tr("%1 s").arg(std::ceil(seconds));
    const double minutes = std::round(seconds / 60);
    if (minutes < 90)
        return SweepReport::tr("%1 min").arg(minutes);
    if (minutes < 48 * 60)
        return SweepReport::tr("%1 h %2 min")
            .arg(std::floor(minutes / 60))
            .arg(std::fmod(minutes, 60));
    return SweepReport::tr("%1 days").arg(std::round(minutes / 60 / 24));
}

QString sweepSizeText(const SweepPlan &plan)
{
    const Repetition &repetition = plan.repetition();
    const QString cells = SweepReport::tr("%1 settings with %2 cuts and codings each")
                              .arg(plan.settings())
                              .arg(plan.choices());
    const QString runs = repetition.untilWidth
                             ? SweepReport::tr("runs of each: %1 to %2")
                                   .arg(repetition.least())
                                   .arg(repetition.mostRepeats)
                             : SweepReport::tr("runs of each: %1").arg(repetition.repeats);
    if (plan.mode() == SweepMode::Full)
        return SweepReport::tr("%1, %2").arg(cells, runs);
    return SweepReport::tr("%1, composed of %2 parts, %3")
        .arg(cells)
        .arg(plan.points() - plan.verifiedCells())
        .arg(runs);
}

QString bestCutsTable(const Sweep &sweep)
{
    const SweepPlan &plan = sweep.plan();
    QStringList heads{SweepReport::tr("cpu"), SweepReport::tr("Mbit/s")};
    if (plan.axes().delays.size() > 1)
        heads << SweepReport::tr("delay");
    heads << SweepReport::tr("best cut") << SweepReport::tr("end-to-end")
          << SweepReport::tr("95 % interval") << SweepReport::tr("local")
          << SweepReport::tr("transfer") << SweepReport::tr("cloud") << SweepReport::tr("runs")
          << SweepReport::tr("ties");
    QList<QStringList> rows{heads};
    for (std::int64_t setting = 0; setting < plan.settings(); ++setting) {
        if (const auto best = bestCells(sweep, setting * plan.choices(), plan.choices()))
            rows << settingRow(sweep, *best);
    }
    return textTable(rows) + overallText(sweep);
}

QString verificationText(const Sweep &sweep)
{
    if (sweep.plan().mode() != SweepMode::Composed)
        return {};
    const auto verified = sweep.verifiedCells();
    if (verified.empty())
        return SweepReport::tr("composed, and no cell was verified");
    const VerifiedCell worst = worstOf(verified);
    const Conditions conditions = sweep.plan().conditionsOf(sweep.plan().cell(worst.cell));
    return SweepReport::tr("composed: %1 cells were also measured end to end, %2 % off by the "
                           "median and %3 % at worst (CPU %4, %5 Mbit/s, cut %6: %7 ms measured)")
        .arg(verified.size())
        .arg(medianDeviation(verified) * 100, 0, 'f', 2)
        .arg(worst.deviation() * 100, 0, 'f', 2)
        .arg(QString::number(conditions.edge.share.value()), rateText(conditions.link),
             choiceText(sweep.plan(), worst.cell), milliseconds(worst.measured.endToEnd.median));
}

QJsonObject cellJson(const Sweep &sweep, std::int64_t cell, bool isBest, bool isTie)
{
    QJsonObject json = conditionsJson(sweep.plan().conditionsOf(sweep.plan().cell(cell)));
    const ComparedTime time = *sweep.timeOf(cell);
    const Parts parts = partsOf(sweep, cell);
    const bool composed = sweep.plan().mode() == SweepMode::Composed;
    json["kind"_L1] = composed ? u"composed"_s : u"measured"_s;
    json["median_ms"_L1] = Milliseconds(time.median).count();
    json["interval95_ms"_L1] = intervalJson(time.interval95);
    json["local_ms"_L1] = parts.local.count();
    json["transfer_ms"_L1] = parts.transfer.count();
    json["cloud_ms"_L1] = parts.cloud.count();
    json["best"_L1] = isBest;
    json["tie"_L1] = isTie;
    if (const auto measured = sweep.measuredCell(cell)) {
        addStatistics(json, measured->endToEnd);
        if (composed)
            json["verified_median_ms"_L1] = Milliseconds(measured->endToEnd.median).count();
    }
    return json;
}

std::vector<QJsonObject> cellsJson(const Sweep &sweep)
{
    const SweepPlan &plan = sweep.plan();
    std::vector<QJsonObject> cells;
    for (std::int64_t setting = 0; setting < plan.settings(); ++setting) {
        const std::int64_t first = setting * plan.choices();
        const auto best = bestCells(sweep, first, plan.choices());
        if (!best)
            continue;
        for (std::int64_t cell = first; cell < first + plan.choices(); ++cell) {
            if (std::ranges::find(best->missing, cell) == best->missing.end())
                cells.push_back(cellJson(sweep, cell, cell == best->best,
                                         std::ranges::find(best->ties, cell) != best->ties.end()));
        }
    }
    return cells;
}

QJsonObject sweepJson(const Sweep &sweep)
{
    const SweepPlan &plan = sweep.plan();
    QJsonObject json{{u"mode"_s, plan.mode() == SweepMode::Full ? u"full"_s : u"composed"_s},
                     {u"seed"_s, QString::number(plan.seed())}, // a number would lose digits
                     {u"cells"_s, static_cast<qint64>(plan.cells())},
                     {u"runs"_s, static_cast<qint64>(sweep.measured())},
                     {u"failed"_s, static_cast<qint64>(sweep.failed())},
                     {u"given_up"_s, static_cast<qint64>(sweep.givenUp())}};
    if (const auto best = bestCells(sweep, 0, plan.cells()))
        json["best"_L1] = cellJson(sweep, best->best, true, false);
    if (const auto verified = sweep.verifiedCells(); !verified.empty())
        json["verification"_L1] =
            QJsonObject{{u"cells"_s, static_cast<qint64>(verified.size())},
                        {u"median_deviation"_s, medianDeviation(verified)},
                        {u"worst_deviation"_s, worstOf(verified).deviation()}};
    return json;
}

} // namespace splitscope
