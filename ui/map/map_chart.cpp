#include "ui/map/map_chart.h"

#include "ui/chart/latency_tool_tip.h"
#include "ui/chart/measured_runs.h"
#include "ui/chart/plot_painter.h"
#include "ui/chart/predictions.h"
#include "ui/map/map_painter.h"
#include "ui/text/quantity_text.h"
#include "ui/theme/colours.h"
#include "ui/theme/cut_colour.h"
#include "ui/theme/focus_ring.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

constexpr int leftRoom = 56;
constexpr int rightRoom = 16;
constexpr std::size_t columns = 57;
constexpr std::size_t rows = 29;

AxisView viewOf(Along along)
{
    const AlongRange range = rangeOf(along);
    return {along == Along::Bandwidth ? AxisView::Scale::Logarithmic : AxisView::Scale::Linear,
            range.least, range.most};
}

QString millisecondsText(double milliseconds)
{
    return shortMilliseconds(
        std::chrono::nanoseconds(static_cast<std::int64_t>(milliseconds * 1e6)));
}

QString settingText(double mbit, double share)
{
    return MapChart::tr("%1 Mbit/s, cpu %2").arg(mbit, 0, 'g', 3).arg(share, 0, 'g', 2);
}

} // namespace

MapChart::MapChart(QWidget *parent)
    : QWidget(parent), mbit_(viewOf(Along::Bandwidth)), share_(viewOf(Along::EdgeShare))
{
    setFocusPolicy(Qt::StrongFocus);
    FocusRing::addTo(this);
    setMouseTracking(true);
    describe();
}

void MapChart::showData(const ChartData &now)
{
    conditions_ = now.conditions;
    layerCount_ = now.network.layerCount();
    takeCells(now);
    // The two sliders whose axes these are, and the cut, change nothing but the cross.
    const Conditions asked = withValue(Along::Bandwidth, now.conditions, 1);
    const bool sameField = fieldOf_ && now.predictions == predictions_ && now.cuts == cuts_
                           && sameButBoth(*fieldOf_, asked);
    if (!sameField) {
        predictions_ = now.predictions;
        cuts_ = now.cuts;
        predictor_.reset();
        if (now.predictions)
            predictor_ = now.predictions->forDevicesOf(now.conditions);
        fieldOf_ = asked;
        predict();
    }
    update();
}

void MapChart::takeCells(const ChartData &now)
{
    cells_.clear();
    for (const CellRuns &measured : now.measured.cells()) {
        if (measured.model != now.model || measured.conditions.cut.index() > layerCount_
            || !now.shows(measured.conditions.cut)
            || !sameButBoth(now.conditions, measured.conditions))
            continue;
        const double mbit = *valueOf(Along::Bandwidth, measured.conditions);
        const double share = measured.conditions.edge.share.value();
        auto cell = std::ranges::find_if(
            cells_, [&](const Cell &known) { return known.mbit == mbit && known.share == share; });
        if (cell == cells_.end())
            cell = cells_.insert(cell, {mbit, share, {}});
        cell->latencies.push_back(measured.latency());
    }
    for (Cell &cell : cells_)
        std::ranges::sort(cell.latencies, {}, &CutLatency::cut);
}

void MapChart::predict()
{
    field_.reset();
    if (predictor_) {
        const RunSetting asked = predictions_->settingFor(*fieldOf_);
        std::vector<CutPoint> cuts;
        for (const CutPoint cut : predictor_->network().cutPoints())
            if (predictor_->codingAt(cut, asked)
                && (cuts_.empty() || std::ranges::binary_search(cuts_, cut)))
                cuts.push_back(cut);
        RunSetting setting = asked;
        field_.emplace(
            cuts, columns, rows, [&](std::size_t cut, std::size_t column, std::size_t row) {
                setValue(Along::Bandwidth, setting,
                         mbit_.valueAtFraction(static_cast<double>(column) / (columns - 1)));
                setValue(Along::EdgeShare, setting,
                         share_.valueAtFraction(static_cast<double>(row) / (rows - 1)));
                const auto time = predictor_->at(cuts[cut], setting).endToEnd();
                return std::max(static_cast<double>(time.count()) / 1e6, 1e-6);
            });
    }
    drawAreas();
}

void MapChart::drawAreas()
{
    areas_ = {};
    names_.clear();
    if (!field_)
        return;
    constexpr int pixel = 2;
    const int width = std::max(static_cast<int>(plotArea().width()) / pixel, 1);
    const int height = std::max(static_cast<int>(plotArea().height()) / pixel, 1);
    const std::vector<std::size_t> raster = field_->bestRaster(width, height);
    std::vector<QRgb> colours;
    for (const CutPoint cut : field_->cuts())
        colours.push_back(cutGround(cut.index(), layerCount_, palette()).rgb());
    areas_ = QImage(width, height, QImage::Format_RGB32);
    auto from = raster.begin();
    for (int line = 0; line < height; ++line) {
        auto *to = reinterpret_cast<QRgb *>(areas_.scanLine(line));
        for (int column = 0; column < width; ++column)
            to[column] = colours[*from++];
    }
    constexpr int nameShape = 3; // "cut 13" is about so many times as wide as high
    names_ = areaLabels(raster, width, height, nameShape);
}

QRectF MapChart::plotArea() const
{
    const int line = fontMetrics().height();
    const int head = line + 16;
    return QRectF(leftRoom, head, std::max(width() - leftRoom - rightRoom, 1),
                  std::max(height() - head - 2 * line - 14, 1));
}

void MapChart::showAxes()
{
    if (predictor_)
        predict();
    update();
}

QPointF MapChart::positionOf(double mbit, double share) const
{
    const QRectF plot = plotArea();
    return {plot.left() + mbit_.fractionOf(mbit) * plot.width(),
            plot.bottom() - share_.fractionOf(share) * plot.height()};
}

double MapChart::mbitAt(double x) const
{
    const QRectF plot = plotArea();
    return mbit_.valueAtFraction((x - plot.left()) / plot.width());
}

double MapChart::shareAt(double y) const
{
    const QRectF plot = plotArea();
    return share_.valueAtFraction((plot.bottom() - y) / plot.height());
}

const MapChart::Cell *MapChart::cellAt(QPointF position) const
{
    const Cell *nearest = nullptr;
    double least = MapPainter::markRadius + 2;
    for (const Cell &cell : cells_) {
        const QPointF apart = positionOf(cell.mbit, cell.share) - position;
        const double distance = std::hypot(apart.x(), apart.y());
        if (distance < least) {
            least = distance;
            nearest = &cell;
        }
    }
    return nearest;
}

QString MapChart::toolTipAt(QPointF position) const
{
    if (!plotArea().contains(position))
        return {};
    const Cell *cell = cellAt(position);
    const double mbit = cell ? cell->mbit : rounded(Along::Bandwidth, mbitAt(position.x()));
    const double share = cell ? cell->share : rounded(Along::EdgeShare, shareAt(position.y()));
    QStringList lines{settingText(mbit, share)};
    if (field_) {
        const QPointF at(mbit_.fractionOf(mbit), share_.fractionOf(share));
        const std::size_t best = field_->bestAt(at);
        lines << tr("predicted: cut %1, %2")
                     .arg(field_->cuts()[best].index())
                     .arg(millisecondsText(field_->milliseconds(best, at)));
    }
    if (cell)
        for (const CutLatency &latency : cell->latencies)
            lines << tr("measured: cut %1, %2 ms, %3")
                         .arg(latency.cut.index())
                         .arg(sheetMilliseconds(latency.median.endToEnd()), runsText(latency.runs));
    return lines.join(u'\n');
}

void MapChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    painter.fillRect(rect(), coloursOf(palette()).panel);
    const QRectF plot = plotArea();
    PlotPainter axes(painter, palette(), plot);
    axes.head(tr("CPU share of the edge  ·  areas: best predicted cut, lines: its latency in ms, "
                 "marks: measured"));
    MapPainter(painter, *this).paint();
    axes.bottomAxis(mbit_, tr("bandwidth, Mbit/s"), false);
    axes.leftAxis(share_, false);
    axes.frame();
}

QString MapChart::title() const
{
    return tr("Best cut by bandwidth and CPU");
}

QString MapChart::asTsv() const
{
    QStringList lines{QStringList{tr("Mbit/s"), tr("cpu"), tr("best predicted cut"),
                                  tr("predicted, ms"), tr("best measured cut"), tr("measured, ms"),
                                  tr("runs")}
                          .join(u'\t')};
    const auto predicted = [this](double mbit, double share) {
        if (!predictor_ || !fieldOf_)
            return QStringList{QString(), QString()};
        RunSetting setting = predictions_->settingFor(*fieldOf_);
        setValue(Along::Bandwidth, setting, mbit);
        setValue(Along::EdgeShare, setting, share);
        const auto time = [&](CutPoint cut) { return predictor_->at(cut, setting).endToEnd(); };
        const CutPoint best = *std::ranges::min_element(field_->cuts(), {}, time);
        return QStringList{QString::number(best.index()),
                           QString::number(static_cast<double>(time(best).count()) / 1e6, 'f', 1)};
    };
    const auto add = [&](double mbit, double share, const Cell *cell) {
        QStringList cells{QString::number(mbit, 'g', 4), QString::number(share, 'g', 3)};
        cells << predicted(mbit, share);
        const auto best = cell ? fastest(cell->latencies) : std::nullopt;
        cells << (best ? QString::number(best->cut.index()) : QString())
              << (best ? sheetMilliseconds(best->median.endToEnd()) : QString())
              << (best ? runsText(best->runs) : QString());
        lines << cells.join(u'\t');
    };
    for (const Cell &cell : cells_)
        add(cell.mbit, cell.share, &cell);
    if (field_)
        for (const double share : {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0})
            for (const double mbit :
                 {0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0})
                add(mbit, share, nullptr);
    return lines.join(u'\n') + u'\n';
}

void MapChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    drawAreas();
}

void MapChart::mousePressEvent(QMouseEvent *event)
{
    event->accept(); // a click is one when it is released: a drag pans
}

void MapChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !conditions_
        || !plotArea().contains(event->position()))
        return;
    const Cell *cell = cellAt(event->position());
    const double mbit =
        cell ? cell->mbit : rounded(Along::Bandwidth, mbitAt(event->position().x()));
    const double share =
        cell ? cell->share : rounded(Along::EdgeShare, shareAt(event->position().y()));
    Q_EMIT conditionsChosen(
        withValue(Along::EdgeShare, withValue(Along::Bandwidth, *conditions_, mbit), share));
}

void MapChart::mouseMoveEvent(QMouseEvent *event)
{
    const QString text = toolTipAt(event->position());
    setCursor(text.isEmpty() ? Qt::ArrowCursor : Qt::CrossCursor);
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPosition().toPoint(), text, this);
}

void MapChart::step(Along along, int steps)
{
    if (!conditions_)
        return;
    if (const auto next = stepped(along, *conditions_, steps))
        Q_EMIT conditionsChosen(*next);
}

void MapChart::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return step(Along::Bandwidth, -1);
    case Qt::Key_Right:
        return step(Along::Bandwidth, 1);
    case Qt::Key_Up:
        return step(Along::EdgeShare, 1);
    case Qt::Key_Down:
        return step(Along::EdgeShare, -1);
    default:
        QWidget::keyPressEvent(event);
    }
}

void MapChart::describe()
{
    setAccessibleName(title());
    setAccessibleDescription(
        tr("Left and Right move the bandwidth, Up and Down the CPU share of the edge."));
}

void MapChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        describe();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        drawAreas();
    update();
}

} // namespace splitscope
