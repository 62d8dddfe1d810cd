#include "net/report/report_charts.h"

#include "net/link/trace_file.h"
#include "net/report/chart_canvas.h"
#include "net/report/report_context.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

constexpr QSize figureSize{640, 300};
constexpr QRectF plotArea{58, 34, 570, 222};

double ms(std::chrono::nanoseconds time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

int lastCutOf(const ReportTable &table)
{
    int last = 0;
    for (const ReportSetting &setting : table.settings)
        for (const ReportCell &cell : setting.cells)
            last = std::max(last, cell.cut.index());
    return last;
}

void drawInterval(ChartCanvas &canvas, double x, const std::optional<TimeInterval> &interval,
                  const QColor &colour)
{
    if (!interval)
        return;
    canvas.painter().setPen(QPen(colour, 1.2));
    const QPointF low(x, canvas.y(ms(interval->low)));
    const QPointF high(x, canvas.y(ms(interval->high)));
    canvas.painter().drawLine(low, high);
    for (const QPointF &end : {low, high})
        canvas.painter().drawLine(end - QPointF(3, 0), end + QPointF(3, 0));
}

/// Swatches with their names, from the right.
void drawLegend(ChartCanvas &canvas, const std::vector<std::pair<QColor, QString>> &entries)
{
    QPainter &painter = canvas.painter();
    double right = canvas.plot().right();
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        const double width = painter.fontMetrics().horizontalAdvance(entry->second);
        right -= width;
        painter.setPen(report_colour::ink);
        painter.drawText(QRectF(right, 4, width + 4, 16), Qt::AlignLeft | Qt::AlignVCenter,
                         entry->second);
        painter.fillRect(QRectF(right - 15, 7, 10, 10), entry->first);
        right -= 28;
    }
}

struct BarChart
{
    struct Bar
    {
        int cut;
        std::array<double, 3> parts; ///< local, transfer, cloud, in ms
        std::optional<TimeInterval> interval;
        bool composed;
        bool best;
        bool tied;
    };
    std::vector<Bar> bars = {};
    QString axis = {};
    QString cutAxis = {};
    std::array<QString, 3> parts = {};

    void paint(QPainter &painter) const;
    void paintBar(ChartCanvas &canvas, const Bar &bar, double left, double width) const;
};

double sumOf(const BarChart::Bar &bar)
{
    return bar.parts[0] + bar.parts[1] + bar.parts[2];
}

void BarChart::paintBar(ChartCanvas &canvas, const Bar &bar, double left, double width) const
{
    constexpr std::array colours{report_colour::edge, report_colour::transfer,
                                 report_colour::cloud};
    double below = 0;
    for (std::size_t part = 0; part < colours.size(); ++part) {
        const double above = below + bar.parts[part];
        const QRectF area(left, canvas.y(above), width, canvas.y(below) - canvas.y(above));
        canvas.painter().fillRect(area, bar.composed ? QBrush(colours[part], Qt::BDiagPattern)
                                                     : QBrush(colours[part]));
        below = above;
    }
    const double middle = left + width / 2;
    drawInterval(canvas, middle, bar.interval, report_colour::ink);
    const double top = std::min(canvas.y(below),
                                bar.interval ? canvas.y(ms(bar.interval->high)) : canvas.y(below));
    if (bar.best || bar.tied) {
        canvas.setFont(12);
        canvas.drawText({middle, top - 23}, bar.best ? u"★"_s : u"☆"_s, report_colour::best);
        canvas.setFont(7.5);
    }
    if (width >= 22)
        canvas.drawText({middle, top - 8}, QString::number(below, 'f', below < 100 ? 1 : 0),
                        report_colour::ink);
}

void BarChart::paint(QPainter &painter) const
{
    double top = 0;
    for (const Bar &bar : bars)
        top = std::max({top, sumOf(bar), bar.interval ? ms(bar.interval->high) : 0});
    ChartCanvas canvas(painter, plotArea, top * 1.14); // room for the star
    canvas.drawVerticalAxis(axis);
    const double step = canvas.plot().width() / static_cast<double>(bars.size());
    const double width = std::min(step * 0.72, 56.0);
    std::vector<ChartMark> marks;
    for (std::size_t index = 0; index < bars.size(); ++index) {
        const double middle = canvas.plot().left() + (static_cast<double>(index) + 0.5) * step;
        paintBar(canvas, bars[index], middle - width / 2, width);
        marks.push_back({middle, QString::number(bars[index].cut)});
    }
    canvas.drawHorizontalAxis(marks, cutAxis);
    drawLegend(canvas, {{report_colour::edge, parts[0]},
                        {report_colour::transfer, parts[1]},
                        {report_colour::cloud, parts[2]}});
}

struct LineChart
{
    struct Point
    {
        double x;
        double milliseconds;
        std::optional<TimeInterval> interval;
    };
    std::map<int, std::vector<Point>> lines = {}; ///< by cut
    std::set<int> bestSomewhere = {};
    std::vector<double> values = {}; ///< of the axis, ascending
    QString axis = {};
    QString name = {};
    QString cut = {}; ///< "cut %1"
    int lastCut = 0;

    void paint(QPainter &painter) const;
    double x(const QRectF &plot, double value) const;
    bool strong(int of) const { return bestSomewhere.contains(of) || lines.size() <= 6; }
};

double LineChart::x(const QRectF &plot, double value) const
{
    const double margin = 24;
    const double room = plot.width() - 110; // the lines' names stand to the right
    const double part = (value - values.front()) / (values.back() - values.front());
    return plot.left() + margin + part * (room - margin);
}

void LineChart::paint(QPainter &painter) const
{
    double top = 0;
    for (const auto &[of, points] : lines)
        for (const Point &point : points)
            top =
                std::max({top, point.milliseconds, point.interval ? ms(point.interval->high) : 0});
    ChartCanvas canvas(painter, plotArea, top);
    canvas.drawVerticalAxis(axis);
    std::vector<ChartMark> marks;
    for (const double value : values)
        marks.push_back({x(canvas.plot(), value), QString::number(value)});
    canvas.drawHorizontalAxis(marks, name);
    std::vector<std::pair<double, int>> ends; // where a line's name belongs
    for (const auto &[of, points] : lines) {
        QColor colour = reportCutColour(of, lastCut);
        if (!strong(of))
            colour.setAlphaF(0.3F);
        QPolygonF way;
        for (const Point &point : points)
            way << QPointF(x(canvas.plot(), point.x), canvas.y(point.milliseconds));
        painter.setPen(QPen(colour, strong(of) ? 2 : 1));
        painter.drawPolyline(way);
        for (std::size_t index = 0; index < points.size() && strong(of); ++index) {
            drawInterval(canvas, way[static_cast<qsizetype>(index)].x(), points[index].interval,
                         colour);
            painter.setBrush(colour);
            painter.drawEllipse(way[static_cast<qsizetype>(index)], 3, 3);
            painter.setBrush(Qt::NoBrush);
        }
        if (strong(of))
            ends.emplace_back(way.back().y(), of);
    }
    std::ranges::sort(ends);
    double taken = -100;
    for (const auto &[at, of] : ends) {
        const double place = std::max(at, taken + 13);
        taken = place;
        painter.setPen(reportCutColour(of, lastCut));
        painter.drawText(QRectF(canvas.plot().right() - 96, place - 8, 100, 16),
                         Qt::AlignLeft | Qt::AlignVCenter, cut.arg(of));
    }
}

struct MapChart
{
    struct Field
    {
        std::size_t column;
        std::size_t row;
        int cut;
        double milliseconds;
        bool composed;
    };
    std::vector<QString> columns = {}; ///< bandwidths
    std::vector<QString> rows = {};    ///< shares, ascending
    std::vector<Field> fields = {};
    QString columnAxis = {};
    QString rowAxis = {};
    QString cut = {};
    int lastCut = 0;

    void paint(QPainter &painter) const;
};

void MapChart::paint(QPainter &painter) const
{
    ChartCanvas canvas(painter, plotArea, 1);
    const QRectF plot = canvas.plot();
    const double width = plot.width() / static_cast<double>(columns.size());
    const double height = plot.height() / static_cast<double>(rows.size());
    const bool roomy = width >= 56 && height >= 30;
    for (const Field &field : fields) {
        const QRectF area(plot.left() + width * static_cast<double>(field.column),
                          plot.bottom() - height * static_cast<double>(field.row + 1), width,
                          height);
        QColor ground = reportCutColour(field.cut, lastCut);
        ground.setAlphaF(0.28F);
        painter.fillRect(area, ground);
        painter.setPen(QPen(Qt::white, 2));
        painter.drawRect(area);
        const QPointF middle = area.center();
        canvas.setFont(roomy ? 9 : 7, true);
        canvas.drawText(roomy ? middle - QPointF(0, 8) : middle,
                        roomy ? cut.arg(field.cut) : QString::number(field.cut),
                        report_colour::ink);
        canvas.setFont(7.5);
        if (roomy)
            canvas.drawText(middle + QPointF(0, 8),
                            u"%1 ms"_s.arg(field.milliseconds, 0, 'f', 1)
                                + (field.composed ? u" ‡"_s : QString()),
                            report_colour::quiet);
    }
    std::vector<ChartMark> marks;
    for (std::size_t column = 0; column < columns.size(); ++column)
        marks.push_back(
            {plot.left() + width * (static_cast<double>(column) + 0.5), columns[column]});
    canvas.drawHorizontalAxis(marks, columnAxis);
    painter.setPen(report_colour::quiet);
    for (std::size_t row = 0; row < rows.size(); ++row)
        painter.drawText(QRectF(0, plot.bottom() - height * (static_cast<double>(row) + 0.5) - 9,
                                plot.left() - 8, 18),
                         Qt::AlignRight | Qt::AlignVCenter, rows[row]);
    painter.drawText(QRectF(0, 6, 300, 18), Qt::AlignLeft | Qt::AlignVCenter, rowAxis);
}

double axisValue(const Conditions &conditions, ReportAxis axis)
{
    if (axis == ReportAxis::Share)
        return conditions.edge.share.value();
    return conditions.link.uplink ? conditions.link.uplink->mbitPerSecond() : -1;
}

/// What has no rate comes last.
double columnOf(const Conditions &conditions)
{
    constexpr double last = 1e9;
    const double rate = axisValue(conditions, ReportAxis::Bandwidth);
    return rate < 0 ? last : rate;
}

double otherValue(const Conditions &conditions, ReportAxis axis)
{
    return axisValue(conditions,
                     axis == ReportAxis::Share ? ReportAxis::Bandwidth : ReportAxis::Share);
}

} // namespace

QString rateText(const LinkConditions &link, const ReportWords &words)
{
    if (link.shaping == LinkShaping::Outside)
        return words(QT_TRANSLATE_NOOP("LabReport", "shaped outside"));
    if (link.trace)
        return traceTitle(*link.trace);
    if (!link.uplink)
        return words(QT_TRANSLATE_NOOP("LabReport", "unlimited"));
    return u"%1 Mbit/s"_s.arg(link.uplink->mbitPerSecond());
}

ReportFigure latencyByCutFigure(const ReportTable &table, std::size_t setting,
                                const ReportWords &words)
{
    BarChart chart{.axis = words(QT_TRANSLATE_NOOP("LabReport", "end-to-end latency, ms")),
                   .cutAxis = words(QT_TRANSLATE_NOOP("LabReport", "cut point")),
                   .parts = {words(QT_TRANSLATE_NOOP("LabReport", "local")),
                             words(QT_TRANSLATE_NOOP("LabReport", "transfer")),
                             words(QT_TRANSLATE_NOOP("LabReport", "cloud"))}};
    const ReportSetting &of = table.settings.at(setting);
    const auto best = bestCut(table, setting);
    for (std::size_t index = 0; index < of.cells.size(); ++index) {
        const ReportCell &cell = of.cells[index];
        const CellPlace place{setting, index};
        chart.bars.push_back(
            {.cut = cell.cut.index(),
             .parts = {ms(cell.local), ms(cell.transfer), ms(cell.cloud)},
             .interval = cell.time.interval95,
             .composed = cell.origin == FigureOrigin::Composed,
             .best = best && best->compared > 1 && best->best == place,
             .tied = best && std::ranges::find(best->ties, place) != best->ties.end()});
    }
    return {.name = {},
            .size = figureSize,
            .caption = words(QT_TRANSLATE_NOOP("LabReport",
                                               "Latency by cut at %1. ★ the best cut, ☆ cuts that "
                                               "cannot be told from it; the whiskers are 95 % "
                                               "intervals of the median."))
                           .arg(shortSetting(of.conditions, words)),
            .paint = [chart](QPainter &painter) { chart.paint(painter); }};
}

std::optional<ReportFigure> latencyAlongFigure(const ReportTable &table, const ReportGroup &group,
                                               std::size_t setting, ReportAxis axis,
                                               const ReportWords &words)
{
    const bool byRate = axis == ReportAxis::Bandwidth;
    const Conditions &closest = table.settings.at(setting).conditions;
    LineChart chart{.axis = words(QT_TRANSLATE_NOOP("LabReport", "end-to-end latency, ms")),
                    .name = byRate ? words(QT_TRANSLATE_NOOP("LabReport", "bandwidth, Mbit/s"))
                                   : words(QT_TRANSLATE_NOOP("LabReport", "CPU share of the edge")),
                    .cut = words(QT_TRANSLATE_NOOP("LabReport", "cut %1")),
                    .lastCut = lastCutOf(table)};
    std::set<double> values;
    for (const std::size_t index : group.settings) {
        const ReportSetting &of = table.settings[index];
        const double value = axisValue(of.conditions, axis);
        if (value < 0 || of.cells.empty()
            || otherValue(of.conditions, axis) != otherValue(closest, axis))
            continue;
        values.insert(value);
        const auto best = bestCut(table, index);
        chart.bestSomewhere.insert(table.cell(index, best->best.cell).cut.index());
        for (const ReportCell &cell : of.cells) {
            auto &line = chart.lines[cell.cut.index()];
            if (line.empty() || line.back().x < value) // measured before composed
                line.push_back({value, ms(cell.endToEnd()), cell.time.interval95});
        }
    }
    if (values.size() < 2)
        return std::nullopt;
    chart.values.assign(values.begin(), values.end());
    const QString at =
        byRate ? words(QT_TRANSLATE_NOOP("LabReport", "CPU %1")).arg(closest.edge.share.value())
               : rateText(closest.link, words);
    return ReportFigure{
        .name = {},
        .size = figureSize,
        .caption =
            (byRate ? words(QT_TRANSLATE_NOOP("LabReport",
                                              "Latency against bandwidth at %1, a line for each "
                                              "cut. Cuts that are the best somewhere are strong."))
                    : words(QT_TRANSLATE_NOOP("LabReport",
                                              "Latency against the edge's CPU share at %1, a line "
                                              "for each cut. Cuts that are the best somewhere are "
                                              "strong.")))
                .arg(at),
        .paint = [chart](QPainter &painter) { chart.paint(painter); }};
}

std::optional<ReportFigure> bestCutMapFigure(const ReportTable &table, const ReportGroup &group,
                                             const ReportWords &words)
{
    std::map<double, QString> columns;
    std::map<double, QString> rows;
    std::vector<std::pair<std::size_t, BestFinding>> found;
    for (const std::size_t index : group.settings) {
        const Conditions &conditions = table.settings[index].conditions;
        auto best = bestCut(table, index);
        if (!best || best->compared < 2)
            continue;
        columns[columnOf(conditions)] = rateText(conditions.link, words);
        rows[conditions.edge.share.value()] = QString::number(conditions.edge.share.value());
        found.emplace_back(index, *std::move(best));
    }
    if (found.size() < 2)
        return std::nullopt;
    MapChart chart{.columnAxis = words(QT_TRANSLATE_NOOP("LabReport", "bandwidth")),
                   .rowAxis = words(QT_TRANSLATE_NOOP("LabReport", "CPU share of the edge")),
                   .cut = words(QT_TRANSLATE_NOOP("LabReport", "cut %1")),
                   .lastCut = lastCutOf(table)};
    for (const auto &[value, text] : columns)
        chart.columns.push_back(text);
    for (const auto &[value, text] : rows)
        chart.rows.push_back(text);
    for (const auto &[index, best] : found) {
        const Conditions &conditions = table.settings[index].conditions;
        const ReportCell &cell = table.cell(index, best.best.cell);
        const auto placeIn = [](const std::map<double, QString> &of, double value) {
            return static_cast<std::size_t>(std::distance(of.begin(), of.find(value)));
        };
        chart.fields.push_back({placeIn(columns, columnOf(conditions)),
                                placeIn(rows, conditions.edge.share.value()), cell.cut.index(),
                                ms(cell.endToEnd()), cell.origin == FigureOrigin::Composed});
    }
    return ReportFigure{
        .name = {},
        .size = figureSize,
        .caption = words(QT_TRANSLATE_NOOP("LabReport", "The best cut of each setting and its "
                                                        "end-to-end latency.")),
        .paint = [chart](QPainter &painter) { chart.paint(painter); }};
}

} // namespace splitscope
