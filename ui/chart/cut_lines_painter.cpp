#include "ui/chart/cut_lines_painter.h"

#include "ui/theme/colours.h"
#include "ui/theme/cut_colour.h"

#include <QPainter>

#include <algorithm>

namespace splitscope {
namespace {

double inMilliseconds(std::chrono::nanoseconds time)
{
    return static_cast<double>(time.count()) / 1e6;
}

} // namespace

CutLinesPainter::CutLinesPainter(QPainter &painter, const CutLinesChart &chart)
    : painter_(painter), chart_(chart), plot_(chart.plotArea())
{
}

void CutLinesPainter::paint()
{
    paintPoints();
    paintCrossovers();
    paintNames();
    paintPresent();
}

QColor CutLinesPainter::colourOf(CutPoint cut) const
{
    return cutColour(cut.index(), chart_.layerCount(), chart_.palette());
}

void CutLinesPainter::paintPresent()
{
    const auto present = chart_.present();
    if (!present)
        return;
    const double at = chart_.positionOf(*present, 1).x();
    const QColor ink = chart_.palette().color(QPalette::WindowText);
    painter_.setPen(QPen(ink, chart_.isDragging() ? 2 : 1.2));
    painter_.drawLine(QPointF(at, plot_.top()), QPointF(at, plot_.bottom()));
    const QString text = chart_.valueText(*present);
    const QFontMetricsF metrics(painter_.font());
    QRectF box(0, plot_.top() + 2, metrics.horizontalAdvance(text) + 12, metrics.height() + 2);
    box.moveLeft(std::clamp(at - box.width() / 2, plot_.left(), plot_.right() - box.width()));
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(ink);
    painter_.drawRoundedRect(box, 4, 4);
    painter_.setPen(chart_.palette().color(QPalette::Base));
    painter_.drawText(box, Qt::AlignCenter, text);
}

void CutLinesPainter::paintPoints()
{
    constexpr double radius = 4;
    for (const CutLinesChart::Point &point : chart_.points()) {
        const QColor colour = colourOf(point.latency.cut);
        if (const auto &interval = point.latency.interval95) {
            painter_.setPen(QPen(colour, 1.3));
            painter_.drawLine(chart_.positionOf(point.value, inMilliseconds(interval->low)),
                              chart_.positionOf(point.value, inMilliseconds(interval->high)));
        }
        painter_.setPen(QPen(chart_.palette().color(QPalette::Base), 1.2));
        painter_.setBrush(colour);
        painter_.drawEllipse(
            chart_.positionOf(point.value, inMilliseconds(point.latency.median.endToEnd())), radius,
            radius);
    }
}

void CutLinesPainter::paintLabel(const QRectF &box, const QString &text, const QColor &ink)
{
    QColor ground = coloursOf(chart_.palette()).panel;
    ground.setAlphaF(0.85F);
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(ground);
    painter_.drawRoundedRect(box, 3, 3);
    painter_.setPen(ink);
    painter_.drawText(box, Qt::AlignCenter, text);
}

void CutLinesPainter::paintNames()
{
    std::vector<QRectF> taken;
    for (const CutLine &line : chart_.lines().lines)
        if (line.bestSomewhere || chart_.selected() == line.cut)
            paintName(line, taken);
    if (chart_.hovered())
        if (const CutLine *line = chart_.lineOf(*chart_.hovered()))
            paintName(*line, taken);
}

// At the left end, where lines lie farthest apart; those that would touch another are left out.
void CutLinesPainter::paintName(const CutLine &line, std::vector<QRectF> &taken)
{
    constexpr double inset = 14;
    const double value = chart_.xAt(plot_.topLeft() + QPointF(inset, 0));
    const auto time = chart_.millisecondsAt(line, value);
    if (!time)
        return;
    const QString text = QString::number(line.cut.index());
    const QFontMetricsF metrics(painter_.font());
    QRectF box(0, 0, metrics.horizontalAdvance(text) + 8, metrics.height());
    box.moveCenter(chart_.positionOf(value, *time));
    const auto touches = [&box](const QRectF &other) { return other.intersects(box); };
    if (!plot_.contains(box) || std::ranges::any_of(taken, touches))
        return;
    taken.push_back(box);
    const QFont usual = painter_.font();
    QFont font = usual;
    font.setBold(chart_.selected() == line.cut);
    painter_.setFont(font);
    paintLabel(box, text, colourOf(line.cut));
    painter_.setFont(usual);
}

void CutLinesPainter::paintCrossovers()
{
    const Colours &colours = coloursOf(chart_.palette());
    const QFontMetricsF metrics(painter_.font());
    const double pitch = metrics.height() + 2;
    std::vector<double> free; // of each row of labels, from the bottom: where it is taken up to
    for (const LineCrossover &crossover : chart_.lines().crossovers) {
        const QPointF at = chart_.positionOf(crossover.at, crossover.milliseconds);
        if (!plot_.contains(at))
            continue;
        painter_.setPen(QPen(colours.quiet, 1, Qt::DotLine));
        painter_.drawLine(at, QPointF(at.x(), plot_.bottom()));
        painter_.setPen(QPen(chart_.palette().color(QPalette::WindowText), 1.3));
        painter_.setBrush(colours.panel);
        constexpr double radius = 3.4;
        painter_.drawEllipse(at, radius, radius);
        const QString text = CutLinesChart::tr("%1 → %2 at %3")
                                 .arg(crossover.below.index())
                                 .arg(crossover.above.index())
                                 .arg(chart_.valueText(crossover.at));
        QRectF box(0, 0, metrics.horizontalAdvance(text) + 8, metrics.height());
        box.moveLeft(std::min(at.x() + 4, plot_.right() - box.width() - 2));
        auto row = std::ranges::find_if(free, [&](double end) { return end <= box.left(); });
        if (row == free.end())
            row = free.insert(row, 0);
        *row = box.right();
        box.moveBottom(plot_.bottom() - 3 - pitch * static_cast<double>(row - free.begin()));
        paintLabel(box, text, colours.quiet);
    }
}

} // namespace splitscope
