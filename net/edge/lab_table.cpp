#include "net/edge/lab_table.h"

#include "net/edge/run_report.h"

#include <QCoreApplication>
#include <QTextStream>

#include <algorithm>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;
using Milliseconds = std::chrono::duration<double, std::milli>;

struct LabTable
{
    Q_DECLARE_TR_FUNCTIONS(LabTable)
};

struct Cell
{
    CpuShare share;
    std::optional<Bandwidth> rate;
    CutPoint cut;

    bool operator==(const Cell &) const = default;
    bool sameSetting(const Cell &other) const { return share == other.share && rate == other.rate; }
};

Cell cellOf(const LabRun &run)
{
    return {run.record.conditions.edge.share, run.link.uplink, run.record.conditions.cut};
}

std::vector<Cell> cellsOf(const std::vector<LabRun> &runs)
{
    std::vector<Cell> cells;
    for (const LabRun &run : runs) {
        if (const Cell cell = cellOf(run); std::ranges::find(cells, cell) == cells.end())
            cells.push_back(cell);
    }
    std::ranges::sort(cells, [](const Cell &a, const Cell &b) {
        if (a.share != b.share)
            return a.share < b.share;
        if (a.rate != b.rate)
            return a.rate && (!b.rate || *a.rate < *b.rate);
        return a.cut.index() < b.cut.index();
    });
    return cells;
}

/// The run with the median end-to-end time. Null where none was measured.
const Measurement *medianOf(const std::vector<LabRun> &runs, LabLink by, const Cell &cell)
{
    std::vector<const Measurement *> measured;
    for (const LabRun &run : runs) {
        if (run.by == by && cellOf(run) == cell && run.record.outcome)
            measured.push_back(&*run.record.outcome);
    }
    if (measured.empty())
        return nullptr;
    const auto middle = measured.begin() + (std::ssize(measured) - 1) / 2;
    std::ranges::nth_element(measured, middle, {},
                             [](const Measurement *run) { return run->latency.endToEnd(); });
    return *middle;
}

QString headOf(const Cell &cell)
{
    const QString rate =
        cell.rate ? u"%1mbit/s"_s.arg(cell.rate->mbitPerSecond()) : LabTable::tr("unlimited");
    return QString::number(cell.share.value()).leftJustified(7) + rate.leftJustified(11)
           + QString::number(cell.cut.index()).rightJustified(6);
}

QString number(double value, int digits = 3)
{
    return QString::number(value, 'f', digits).rightJustified(11);
}

} // namespace

QString labTable(const std::vector<LabRun> &runs, LabLink by)
{
    const std::vector<Cell> cells = cellsOf(runs);
    const auto endToEnd = [&](const Cell &cell) {
        const Measurement *run = medianOf(runs, by, cell);
        return run ? run->latency.endToEnd() : std::chrono::microseconds::max();
    };
    const auto isBest = [&](const Cell &cell) {
        return std::ranges::none_of(cells, [&](const Cell &other) {
            return cell.sameSetting(other) && endToEnd(other) < endToEnd(cell);
        });
    };
    QString table;
    QTextStream out(&table);
    // The sheet's own headings, in the sheet's order; a CJK character takes two columns.
    out << "cpu    带宽       切分点    end-end       本地       传输       云端     Mbit/s\n";
    for (const Cell &cell : cells) {
        out << headOf(cell);
        if (const Measurement *run = medianOf(runs, by, cell)) {
            const LatencyBreakdown &latency = run->latency;
            for (const Milliseconds time :
                 {latency.endToEnd(), latency.local(), latency.transfer(), latency.cloud()})
                out << number(time.count());
            const auto rate = run->achieved.uplinkMbitPerSecond;
            out << (rate ? number(*rate) : u"-"_s.rightJustified(11));
            if (isBest(cell))
                out << "  *";
        } else {
            out << "    " << LabTable::tr("failed");
        }
        out << '\n';
    }
    out << LabTable::tr("*: the best cut of its setting") << '\n';
    return table;
}

QString labRatios(const std::vector<LabRun> &runs)
{
    QString table;
    QTextStream out(&table);
    out << "cpu    带宽       切分点    end-end       本地       传输       云端\n";
    for (const Cell &cell : cellsOf(runs)) {
        const Measurement *kernel = medianOf(runs, LabLink::Kernel, cell);
        const Measurement *emulated = medianOf(runs, LabLink::Emulated, cell);
        if (!kernel || !emulated)
            continue;
        const auto ratio = [&](auto part) {
            const Milliseconds upper = (kernel->latency.*part)();
            const Milliseconds lower = (emulated->latency.*part)();
            return lower.count() > 0 ? number(upper / lower, 4) : u"-"_s.rightJustified(11);
        };
        out << headOf(cell) << ratio(&LatencyBreakdown::endToEnd) << ratio(&LatencyBreakdown::local)
            << ratio(&LatencyBreakdown::transfer) << ratio(&LatencyBreakdown::cloud) << '\n';
    }
    return table;
}

QJsonObject labJson(const LabRun &run)
{
    QJsonObject json = runJson(run.record);
    json["lab_link"_L1] = run.by == LabLink::Kernel ? u"kernel"_s : u"emulated"_s;
    json["lab_bandwidth_mbit_s"_L1] = run.link.uplink ? QJsonValue(run.link.uplink->mbitPerSecond())
                                                      : QJsonValue(QJsonValue::Null);
    json["lab_burst_bytes"_L1] = static_cast<qint64>(run.link.burstBytes);
    return json;
}

} // namespace splitscope
