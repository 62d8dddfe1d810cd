#include "ui/chart/cut_lines_chart.h"

#include "ui/chart/cut_lines_painter.h"
#include "ui/chart/latency_tool_tip.h"
#include "ui/chart/measured_runs.h"
#include "ui/text/quantity_text.h"
#include "ui/theme/cut_colour.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

constexpr double strongWidth = 2;
constexpr double hoveredWidth = 3.2;
constexpr double weakWidth = 1;

AxisView viewOf(Along along)
{
    const AlongRange range = rangeOf(along);
    return {along == Along::Bandwidth ? AxisView::Scale::Logarithmic : AxisView::Scale::Linear,
            range.least, range.most};
}

double inMilliseconds(std::chrono::nanoseconds time)
{
    return static_cast<double>(time.count()) / 1e6;
}

} // namespace

CutLinesChart::CutLinesChart(Along along, QWidget *parent)
    : XyChart(viewOf(along), AxisView(AxisView::Scale::Logarithmic, 10, 10'000), parent),
      along_(along)
{
    retranslate();
}

void CutLinesChart::showData(const ChartData &now)
{
    const std::optional<CutPoint> selectedBefore = selected();
    conditions_ = now.conditions;
    present_ = valueOf(along_, now.conditions);
    layerCount_ = now.network.layerCount();
    CutLines lines;
    if (now.predictions)
        lines = cutLines(*now.predictions, now.conditions, along_, now.cuts);
    const bool otherCuts = lines.lines.size() != lines_.lines.size();
    lines_ = std::move(lines);
    takePoints(now);
    fitLatencies();
    fillLines();
    if (otherCuts || selectedBefore != now.conditions.cut)
        recolour();
    setInvitation(lines_.lines.empty() && points_.empty()
                      ? tr("Nothing predicted or measured here yet.\nPress Ctrl+F5 to measure "
                           "every cut under this setting.")
                      : QString());
    repaintOverlay();
}

void CutLinesChart::takePoints(const ChartData &now)
{
    points_.clear();
    for (const CellRuns &cell : now.measured.cells())
        if (cell.model == now.model && cell.conditions.cut.index() <= layerCount_
            && now.shows(cell.conditions.cut) && sameBut(along_, now.conditions, cell.conditions))
            points_.push_back({*valueOf(along_, cell.conditions), cell.latency()});
    std::ranges::sort(points_, {},
                      [](const Point &point) { return std::pair(point.value, point.latency.cut); });
}

void CutLinesChart::fitLatencies()
{
    double least = lines_.least();
    double most = lines_.most();
    for (const Point &point : points_) {
        const double time = inMilliseconds(point.latency.median.endToEnd());
        least = std::min(least, time);
        most = std::max(most, time);
    }
    if (!(most > 0))
        return;
    constexpr double room = 1.25;
    y().setFull(least / room, std::max(most, least * 2) * room);
    showAxes();
}

void CutLinesChart::fillLines()
{
    for (const auto &[cut, line] : series_)
        if (!lineOf(cut))
            line->clear();
    for (const CutLine &line : lines_.lines) {
        QLineSeries *&series = series_[line.cut];
        if (!series)
            series = addLine();
        std::vector<std::pair<double, double>> points;
        for (std::size_t place = 0; place < lines_.values.size(); ++place)
            points.emplace_back(lines_.values[place], line.milliseconds[place]);
        setPoints(series, points);
    }
}

void CutLinesChart::recolour()
{
    for (const CutLine &line : lines_.lines) {
        const auto series = series_.find(line.cut);
        if (series == series_.end())
            continue;
        const bool strong = line.bestSomewhere || selected() == line.cut;
        QColor colour = cutColour(line.cut.index(), layerCount_, palette());
        if (!strong)
            colour.setAlphaF(0.22F);
        const double width = line.cut == hovered_ ? hoveredWidth : strong ? strongWidth : weakWidth;
        const QPen pen(colour, width, Qt::SolidLine, Qt::RoundCap);
        if (series->second->pen() != pen)
            series->second->setPen(pen);
    }
    repaintOverlay();
}

std::optional<CutPoint> CutLinesChart::selected() const
{
    return conditions_ ? std::optional(conditions_->cut) : std::nullopt;
}

const CutLine *CutLinesChart::lineOf(CutPoint cut) const
{
    const auto found = std::ranges::find(lines_.lines, cut, &CutLine::cut);
    return found == lines_.lines.end() ? nullptr : &*found;
}

std::optional<double> CutLinesChart::millisecondsAt(const CutLine &line, double value) const
{
    const auto above = std::ranges::lower_bound(lines_.values, value);
    if (above == lines_.values.end() || (above == lines_.values.begin() && *above > value))
        return std::nullopt;
    const auto place = static_cast<std::size_t>(above - lines_.values.begin());
    if (place == 0 || *above == value)
        return line.milliseconds[place];
    const double from = x().coordinateOf(lines_.values[place - 1]);
    const double to = x().coordinateOf(lines_.values[place]);
    const double part = (x().coordinateOf(value) - from) / (to - from);
    return std::exp(std::lerp(std::log(line.milliseconds[place - 1]),
                              std::log(line.milliseconds[place]), part));
}

bool CutLinesChart::grabs(QPoint position) const
{
    constexpr double reach = 5;
    return present_ && plotArea().contains(position)
           && std::abs(positionOf(*present_, y().leastValue()).x() - position.x()) <= reach;
}

std::optional<CutPoint> CutLinesChart::cutAt(QPointF position) const
{
    if (!plotArea().contains(position))
        return std::nullopt;
    constexpr double reach = 8;
    std::optional<CutPoint> nearest;
    double least = reach;
    const auto consider = [&](CutPoint cut, double distance) {
        if (distance >= least)
            return;
        least = distance;
        nearest = cut;
    };
    for (const Point &point : points_) {
        const QPointF at = positionOf(point.value, inMilliseconds(point.latency.median.endToEnd()));
        consider(point.latency.cut, (at - position).manhattanLength() - 1);
    }
    for (const CutLine &line : lines_.lines) {
        const auto time = millisecondsAt(line, xAt(position));
        // Among lines on top of each other a strong one is meant.
        if (time)
            consider(line.cut, std::abs(positionOf(1, *time).y() - position.y())
                                   + (line.bestSomewhere ? 0 : 1.5));
    }
    return nearest;
}

QString CutLinesChart::valueText(double value) const
{
    return along_ == Along::Bandwidth ? tr("%1 Mbit/s").arg(value, 0, 'g', 3)
                                      : tr("cpu %1").arg(value, 0, 'f', 2);
}

QString CutLinesChart::toolTipAt(QPoint position) const
{
    const auto cut = cutAt(position);
    if (!cut)
        return {};
    QStringList lines{tr("Cut %1").arg(cut->index())};
    const double value = std::clamp(xAt(position), rangeOf(along_).least, rangeOf(along_).most);
    if (const CutLine *line = lineOf(*cut))
        if (const auto time = millisecondsAt(*line, value))
            lines << tr("predicted: %1 at %2")
                         .arg(shortMilliseconds(
                                  std::chrono::nanoseconds(static_cast<std::int64_t>(*time * 1e6))),
                              valueText(value));
    for (const Point &point : points_) {
        if (point.latency.cut != *cut)
            continue;
        const double apart = std::abs(positionOf(point.value, 1).x() - position.x());
        constexpr double reach = 12;
        if (apart > reach)
            continue;
        lines << tr("measured: %1 ms at %2, %3")
                     .arg(sheetMilliseconds(point.latency.median.endToEnd()),
                          valueText(point.value), runsText(point.latency.runs));
    }
    return lines.join(u'\n');
}

QString CutLinesChart::title() const
{
    return along_ == Along::Bandwidth ? tr("Latency against bandwidth")
                                      : tr("Latency against the edge's CPU");
}

QString CutLinesChart::asTsv() const
{
    const QString unit = along_ == Along::Bandwidth ? tr("Mbit/s") : tr("cpu");
    QStringList heads{unit};
    for (const CutLine &line : lines_.lines)
        heads << tr("predicted cut %1, ms").arg(line.cut.index());
    QStringList rows{heads.join(u'\t')};
    for (std::size_t place = 0; place < lines_.values.size(); ++place) {
        QStringList cells{QString::number(lines_.values[place], 'g', 4)};
        for (const CutLine &line : lines_.lines)
            cells << QString::number(line.milliseconds[place], 'f', 2);
        rows << cells.join(u'\t');
    }
    rows << QString() << QStringList{unit, tr("cut"), tr("measured, ms"), tr("runs")}.join(u'\t');
    for (const Point &point : points_)
        rows << QStringList{QString::number(point.value, 'g', 4),
                            QString::number(point.latency.cut.index()),
                            sheetMilliseconds(point.latency.median.endToEnd()),
                            runsText(point.latency.runs)}
                    .join(u'\t');
    return rows.join(u'\n') + u'\n';
}

void CutLinesChart::paintOver(QPainter &painter)
{
    CutLinesPainter(painter, *this).paint();
}

void CutLinesChart::setHovered(std::optional<CutPoint> cut)
{
    if (cut == hovered_)
        return;
    hovered_ = cut;
    recolour();
}

void CutLinesChart::choose(double value)
{
    if (!conditions_)
        return;
    Q_EMIT conditionsChosen(withValue(along_, *conditions_, value));
}

void CutLinesChart::step(int steps)
{
    if (!conditions_)
        return;
    if (const auto next = stepped(along_, *conditions_, steps))
        Q_EMIT conditionsChosen(*next);
}

void CutLinesChart::mousePressEvent(QMouseEvent *event)
{
    dragging_ = event->button() == Qt::LeftButton && grabs(event->position().toPoint());
    XyChart::mousePressEvent(event);
}

void CutLinesChart::mouseMoveEvent(QMouseEvent *event)
{
    if (dragging_) {
        QToolTip::hideText();
        return choose(rounded(along_, xAt(event->position())));
    }
    const QPoint position = event->position().toPoint();
    const auto cut = cutAt(position);
    setCursor(grabs(position) ? Qt::SizeHorCursor : cut ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (cut != hovered_) {
        setHovered(cut);
        Q_EMIT cutHovered(cut);
    }
    const QString text = toolTipAt(position);
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPosition().toPoint(), text, this);
}

void CutLinesChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (std::exchange(dragging_, false))
        return repaintOverlay();
    const auto cut = cutAt(event->position());
    if (cut && (!conditions_ || conditions_->cut != *cut))
        Q_EMIT cutSelected(*cut);
}

void CutLinesChart::leaveEvent(QEvent *event)
{
    setHovered(std::nullopt);
    Q_EMIT cutHovered(std::nullopt);
    XyChart::leaveEvent(event);
}

void CutLinesChart::chooseNeighbour(int by)
{
    if (!conditions_ || lines_.lines.empty())
        return;
    auto line = std::ranges::lower_bound(lines_.lines, conditions_->cut, {}, &CutLine::cut);
    const auto place = std::clamp<std::ptrdiff_t>(line - lines_.lines.begin() + by, 0,
                                                  std::ssize(lines_.lines) - 1);
    Q_EMIT cutSelected(lines_.lines[static_cast<std::size_t>(place)].cut);
}

void CutLinesChart::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return step(-1);
    case Qt::Key_Right:
        return step(1);
    case Qt::Key_Up:
        return chooseNeighbour(-1);
    case Qt::Key_Down:
        return chooseNeighbour(1);
    default:
        XyChart::keyPressEvent(event);
    }
}

void CutLinesChart::retranslate()
{
    setTitles(along_ == Along::Bandwidth ? tr("bandwidth, Mbit/s") : tr("CPU share of the edge"),
              tr("end-to-end, ms: lines predicted for each cut, points measured"));
    setAccessibleName(title());
    setAccessibleDescription(tr("Left and Right move the setting, Up and Down the cut."));
}

} // namespace splitscope
