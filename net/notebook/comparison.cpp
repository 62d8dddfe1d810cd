#include "net/notebook/comparison.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QStringList>
#include <QTextStream>

#include <algorithm>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;
using Milliseconds = std::chrono::duration<double, std::milli>;

struct Comparing
{
    Q_DECLARE_TR_FUNCTIONS(Comparing)
};

QString text(std::string_view of)
{
    return QString::fromUtf8(of.data(), static_cast<qsizetype>(of.size()));
}

QString mbitText(double mbit)
{
    return u"%1mbit/s"_s.arg(mbit);
}

QString bandwidthOf(const LinkConditions &link)
{
    if (link.shaping == LinkShaping::Outside)
        return u"outside"_s;
    if (link.trace)
        return text(link.trace->name());
    return link.uplink ? mbitText(link.uplink->mbitPerSecond()) : u"unlimited"_s;
}

QString msText(std::chrono::microseconds time)
{
    return u"%1 ms"_s.arg(Milliseconds(time).count());
}

void appendLink(QStringList &parts, const LinkConditions &link)
{
    if (link.shaping == LinkShaping::Outside)
        return;
    const LinkConditions usual;
    if (!link.trace && link.downlink != link.uplink)
        parts << u"downlink %1"_s.arg(link.downlink ? mbitText(link.downlink->mbitPerSecond())
                                                    : u"unlimited"_s);
    if (link.burstBytes != usual.burstBytes)
        parts << u"burst %1"_s.arg(link.burstBytes);
    if (link.delay != usual.delay)
        parts << u"delay %1"_s.arg(msText(link.delay));
    if (link.jitter != usual.jitter)
        parts << u"jitter %1"_s.arg(msText(link.jitter));
    if (link.queueLimitBytes)
        parts << u"queue %1"_s.arg(*link.queueLimitBytes);
}

/// Names of options and ids, which are never translated.
QString restOf(const RunRecord &run)
{
    const Conditions &asked = run.conditions;
    QStringList parts{text(run.model), text(asked.edge.profile.id)};
    if (asked.cloud.profile.id != asked.edge.profile.id)
        parts << u"cloud %1"_s.arg(text(asked.cloud.profile.id));
    if (asked.cloud.share != CpuShare())
        parts << u"cloud-cpu %1"_s.arg(asked.cloud.share.value());
    if (asked.edge.quota)
        parts << u"quota %1"_s.arg(msText(asked.edge.quota->period()));
    if (asked.cloud.quota)
        parts << u"cloud-quota %1"_s.arg(msText(asked.cloud.quota->period()));
    appendLink(parts, asked.link);
    if (asked.coding != Coding{})
        parts << (asked.coding ? text(codingId(*asked.coding)) : u"auto"_s);
    if (asked.delivery == AnswerDelivery::Edge)
        parts << u"answer edge"_s;
    if (asked.otherEdges > 0)
        parts << u"other edges %1"_s.arg(asked.otherEdges);
    return parts.join(u", "_s);
}

bool comesBefore(const CellKey &a, const CellKey &b)
{
    if (a.rest != b.rest)
        return a.rest < b.rest;
    if (a.cpuShare != b.cpuShare)
        return a.cpuShare < b.cpuShare;
    // "10mbit/s" after "5mbit/s".
    if (a.bandwidth != b.bandwidth)
        return std::pair(a.bandwidth.size(), a.bandwidth)
               < std::pair(b.bandwidth.size(), b.bandwidth);
    return a.cut < b.cut;
}

void add(std::vector<CellTimes> &cells, const CellKey &key, std::chrono::nanoseconds time)
{
    auto place = std::ranges::lower_bound(cells, key, comesBefore, &CellTimes::key);
    if (place == cells.end() || !(place->key == key))
        place = cells.insert(place, CellTimes{key});
    place->endToEnd.push_back(time);
}

void addRun(std::vector<CellTimes> &cells, const StoredRun &run)
{
    if (!run.record.outcome || run.composed)
        return;
    const Conditions &asked = run.record.conditions;
    add(cells,
        {asked.edge.share.value(), bandwidthOf(asked.link), asked.cut.index(), restOf(run.record)},
        run.record.outcome->latency.endToEnd());
}

/// As the other side, which was typed, knows them.
std::vector<CellTimes> withoutRest(const std::vector<CellTimes> &cells)
{
    std::vector<CellTimes> merged;
    for (const CellTimes &cell : cells) {
        for (const auto time : cell.endToEnd)
            add(merged, withoutRest(cell.key), time);
    }
    return merged;
}

QString number(double value, int digits = 3)
{
    return QString::number(value, 'f', digits);
}

QString timesText(const TimeStatistics &of)
{
    QString median = number(Milliseconds(of.median).count());
    if (of.interval95)
        median += u" [%1..%2]"_s.arg(number(Milliseconds(of.interval95->low).count()),
                                     number(Milliseconds(of.interval95->high).count()));
    return (median + u" x%1"_s.arg(of.count)).rightJustified(36);
}

QString verdictOf(const ComparedCell &cell)
{
    const auto alike = cell.alike();
    if (!alike)
        return {};
    if (*alike)
        return Comparing::tr("alike");
    return cell.ratio() < 1 ? Comparing::tr("B is faster") : Comparing::tr("A is faster");
}

QJsonObject sideJson(const TimeStatistics &of)
{
    QJsonObject json{{u"runs"_s, of.count},
                     {u"median_ms"_s, Milliseconds(of.median).count()},
                     {u"interval95_ms"_s, QJsonValue(QJsonValue::Null)}};
    if (of.interval95)
        json["interval95_ms"_L1] = QJsonArray{Milliseconds(of.interval95->low).count(),
                                              Milliseconds(of.interval95->high).count()};
    return json;
}

} // namespace

CellKey withoutRest(CellKey key)
{
    key.rest.clear();
    return key;
}

Result<ComparedSide> comparedSide(const Notebook &notebook,
                                  const std::optional<ExperimentId> &experiment)
{
    ComparedSide side;
    if (experiment) {
        const auto found = notebook.experiment(*experiment);
        if (!found)
            return tl::make_unexpected(found.error());
        side.typed = found->info.kind == ExperimentKind::Typed;
    }
    if (side.typed) {
        return notebook.typedRows(*experiment).map([&](const std::vector<TypedRow> &rows) {
            for (const TypedRow &row : rows)
                add(side.cells, {row.cpuShare, mbitText(row.mbitPerSecond), row.cut}, row.endToEnd);
            return side;
        });
    }
    const RunFilter filter{.experiment = experiment, .measured = true, .composed = false};
    const auto each = notebook.forEach(filter, [&](const StoredRun &run) {
        addRun(side.cells, run);
        return true;
    });
    if (!each)
        return tl::make_unexpected(each.error());
    return side;
}

ComparedSide comparedSide(std::span<const StoredRun> runs)
{
    ComparedSide side;
    for (const StoredRun &run : runs)
        addRun(side.cells, run);
    return side;
}

double ComparedCell::ratio() const
{
    return Milliseconds(b.median) / Milliseconds(a.median);
}

std::optional<bool> ComparedCell::alike() const
{
    if (!a.interval95 || !b.interval95)
        return std::nullopt;
    return a.interval95->overlaps(*b.interval95);
}

Comparison compared(const ComparedSide &a, const ComparedSide &b)
{
    const bool onlySheet = a.typed || b.typed;
    const auto cellsOfA = onlySheet ? withoutRest(a.cells) : a.cells;
    const auto cellsOfB = onlySheet ? withoutRest(b.cells) : b.cells;
    Comparison comparison;
    for (const CellTimes &cell : cellsOfA) {
        const auto other = std::ranges::find(cellsOfB, cell.key, &CellTimes::key);
        if (other == cellsOfB.end())
            ++comparison.onlyInA;
        else
            comparison.cells.push_back(
                {cell.key, statisticsOf(cell.endToEnd), statisticsOf(other->endToEnd)});
    }
    comparison.onlyInB = static_cast<int>(std::ssize(cellsOfB) - std::ssize(comparison.cells));
    return comparison;
}

QString comparisonTable(const Comparison &comparison)
{
    QString table;
    QTextStream out(&table);
    std::optional<QString> rest;
    for (const ComparedCell &cell : comparison.cells) {
        if (rest != cell.key.rest) {
            if (rest)
                out << '\n';
            rest = cell.key.rest;
            if (!rest->isEmpty())
                out << *rest << '\n';
            // As in the sheet; a CJK character takes two columns.
            out << "cpu    带宽         切分点" << Comparing::tr("A: median ms").rightJustified(36)
                << Comparing::tr("B: median ms").rightJustified(36) << "      B/A\n";
        }
        out << QString::number(cell.key.cpuShare).leftJustified(7)
            << cell.key.bandwidth.leftJustified(13)
            << QString::number(cell.key.cut).rightJustified(6) << timesText(cell.a)
            << timesText(cell.b) << number(cell.ratio()).rightJustified(9);
        if (const QString verdict = verdictOf(cell); !verdict.isEmpty())
            out << "  " << verdict;
        out << '\n';
    }
    if (comparison.onlyInA > 0 || comparison.onlyInB > 0)
        out << Comparing::tr("cells that only one has: A %1, B %2")
                   .arg(comparison.onlyInA)
                   .arg(comparison.onlyInB)
            << '\n';
    return table;
}

QJsonObject comparisonJson(const ComparedCell &cell)
{
    const auto alike = cell.alike();
    return {{u"cpu_share"_s, cell.key.cpuShare},
            {u"bandwidth"_s, cell.key.bandwidth},
            {u"cut"_s, cell.key.cut},
            {u"setting"_s, cell.key.rest},
            {u"a"_s, sideJson(cell.a)},
            {u"b"_s, sideJson(cell.b)},
            {u"ratio"_s, cell.ratio()},
            {u"alike"_s, alike ? QJsonValue(*alike) : QJsonValue(QJsonValue::Null)}};
}

} // namespace splitscope
