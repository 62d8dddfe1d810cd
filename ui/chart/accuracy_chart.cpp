#include "ui/chart/accuracy_chart.h"

#include "ui/chart/latency_tool_tip.h"
#include "ui/text/quantity_text.h"
#include "ui/theme/colours.h"
#include "ui/theme/cut_colour.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPolygonF>
#include <QToolTip>
#include <QtCharts/QChart>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

double inMilliseconds(std::chrono::nanoseconds time)
{
    return static_cast<double>(time.count()) / 1e6;
}

QString percent(double part)
{
    return QString::number(part * 100, 'f', 1);
}

AxisView milliseconds()
{
    return {AxisView::Scale::Logarithmic, 10, 10'000};
}

} // namespace

AccuracyChart::AccuracyChart(QWidget *parent) : XyChart(milliseconds(), milliseconds(), parent)
{
    retranslate();
}

void AccuracyChart::showData(const ChartData &now)
{
    conditions_ = now.conditions;
    layerCount_ = now.network.layerCount();
    const bool same = now.predictions == predictions_ && now.measured.revision() == revision_
                      && now.model == model_ && now.cuts == cuts_;
    predictions_ = now.predictions;
    revision_ = now.measured.revision();
    model_ = now.model;
    cuts_ = now.cuts;
    if (!same) {
        cells_.clear();
        check_ = {};
        if (predictions_) {
            cells_ = predictedAndMeasured(now.measured, now.model, *predictions_);
            std::erase_if(cells_, [&now](const PredictedAndMeasured &cell) {
                return !now.shows(cell.conditions.cut);
            });
            check_ = predictions_->check();
        }
        fit();
        showHead();
    }
    repaintOverlay();
}

void AccuracyChart::fit()
{
    double least = HUGE_VAL;
    double most = 0;
    for (const PredictedAndMeasured &cell : cells_)
        for (const double time : {inMilliseconds(cell.predicted.endToEnd()),
                                  inMilliseconds(cell.measured.median.endToEnd())}) {
            least = std::min(least, std::max(time, 1e-3));
            most = std::max(most, time);
        }
    if (most > 0) {
        constexpr double room = 1.3;
        x().setFull(least / room, most * room);
        y().setFull(least / room, most * room);
    }
    showAxes();
}

void AccuracyChart::showHead()
{
    QString head = tr("predicted end-to-end, ms");
    if (!cells_.empty()) {
        const ErrorSummary summary = summaryOf(cells_);
        head += u"  ·  "_s
                + tr("%1 points: median error %2 %, 95 % within %3 %")
                      .arg(summary.cells)
                      .arg(percent(summary.median), percent(summary.p95));
    }
    if (check_.runs > 0)
        head += u"  ·  "_s
                + tr("band: %1 %, found with %2 held-out runs")
                      .arg(percent(check_.p95Error))
                      .arg(check_.runs);
    setTitles(tr("measured end-to-end, ms"), head);
    setInvitation(cells_.empty() ? tr("No run to compare a prediction with yet.\n"
                                      "Press F5 to measure one, or Ctrl+F5 for every cut.")
                                 : QString());
}

QPointF AccuracyChart::placeOf(const PredictedAndMeasured &cell) const
{
    return positionOf(std::max(inMilliseconds(cell.measured.median.endToEnd()), 1e-3),
                      std::max(inMilliseconds(cell.predicted.endToEnd()), 1e-3));
}

const PredictedAndMeasured *AccuracyChart::cellAt(QPointF position) const
{
    const PredictedAndMeasured *nearest = nullptr;
    double least = 9;
    for (const PredictedAndMeasured &cell : cells_) {
        const double distance = (placeOf(cell) - position).manhattanLength();
        if (distance < least) {
            least = distance;
            nearest = &cell;
        }
    }
    return nearest;
}

QString AccuracyChart::toolTipAt(QPointF position) const
{
    const PredictedAndMeasured *cell = cellAt(position);
    if (!cell)
        return {};
    return tr("cut %1, %2\nmeasured %3 ms, %4\npredicted %5 ms, 95 % of runs between %6 and %7\n"
              "error %8 %")
        .arg(cell->measured.cut.index())
        .arg(settingText(cell->conditions), sheetMilliseconds(cell->measured.median.endToEnd()),
             runsText(cell->measured.runs),
             QString::number(inMilliseconds(cell->predicted.endToEnd()), 'f', 1),
             QString::number(inMilliseconds(cell->predicted.low), 'f', 1),
             QString::number(inMilliseconds(cell->predicted.high), 'f', 1))
        .arg(cell->error() * 100, 0, 'f', 1);
}

void AccuracyChart::paintOver(QPainter &painter)
{
    if (cells_.empty())
        return;
    paintBand(painter);
    for (const PredictedAndMeasured &cell : cells_)
        paintCell(painter, cell);
}

void AccuracyChart::paintBand(QPainter &painter) const
{
    const double least = std::min(x().leastValue(), y().leastValue());
    const double most = std::max(x().mostValue(), y().mostValue());
    const Colours &colours = coloursOf(palette());
    if (check_.runs > 0 && check_.p95Error > 0) {
        const double over = 1 + check_.p95Error;
        const double under = std::max(1 - check_.p95Error, 1e-3);
        QColor band = colours.edge;
        band.setAlphaF(0.13F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(band);
        painter.drawPolygon(
            QPolygonF{positionOf(least, least * under), positionOf(least, least * over),
                      positionOf(most, most * over), positionOf(most, most * under)});
    }
    painter.setPen(QPen(colours.quiet, 1, Qt::DashLine));
    painter.drawLine(positionOf(least, least), positionOf(most, most));
}

void AccuracyChart::paintCell(QPainter &painter, const PredictedAndMeasured &cell) const
{
    const QPointF at = placeOf(cell);
    const QColor colour = cutColour(cell.measured.cut.index(), layerCount_, palette());
    const double measured = std::max(inMilliseconds(cell.measured.median.endToEnd()), 1e-3);
    const auto level = [&](std::chrono::nanoseconds time) {
        return positionOf(measured, std::max(inMilliseconds(time), 1e-3));
    };
    painter.setPen(QPen(colour, 1));
    painter.drawLine(level(cell.predicted.low), level(cell.predicted.high));
    // Those of the present setting stand out.
    const bool present = conditions_ && sameSetting(cell.conditions, *conditions_);
    painter.setPen(present ? QPen(palette().color(QPalette::WindowText), 1.4)
                           : QPen(coloursOf(palette()).panel, 1));
    painter.setBrush(colour);
    const double radius = present ? 5 : 4;
    painter.drawEllipse(at, radius, radius);
}

QString AccuracyChart::title() const
{
    return tr("Prediction against measurement");
}

QString AccuracyChart::asTsv() const
{
    QStringList lines{QStringList{tr("setting"), tr("cut"), tr("measured, ms"), tr("predicted, ms"),
                                  tr("from, ms"), tr("to, ms"), tr("error, %"), tr("runs")}
                          .join(u'\t')};
    for (const PredictedAndMeasured &cell : cells_)
        lines << QStringList{settingText(cell.conditions),
                             QString::number(cell.measured.cut.index()),
                             sheetMilliseconds(cell.measured.median.endToEnd()),
                             QString::number(inMilliseconds(cell.predicted.endToEnd()), 'f', 3),
                             QString::number(inMilliseconds(cell.predicted.low), 'f', 3),
                             QString::number(inMilliseconds(cell.predicted.high), 'f', 3),
                             QString::number(cell.error() * 100, 'f', 2),
                             runsText(cell.measured.runs)}
                     .join(u'\t');
    return lines.join(u'\n') + u'\n';
}

void AccuracyChart::mouseMoveEvent(QMouseEvent *event)
{
    const QString text = toolTipAt(event->position());
    setCursor(text.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPosition().toPoint(), text, this);
}

void AccuracyChart::mouseReleaseEvent(QMouseEvent *event)
{
    const PredictedAndMeasured *cell = cellAt(event->position());
    if (event->button() == Qt::LeftButton && cell)
        Q_EMIT conditionsChosen(Conditions(cell->conditions));
}

void AccuracyChart::retranslate()
{
    showHead();
    setAccessibleName(title());
}

} // namespace splitscope
