#include "ui/chart/cut_lines_painter.h"

#include "ui/theme/colours.h"
#include "ui/theme/cut_colour.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <cmath>
#include <map>

namespace splitscope {
namespace {

double inMilliseconds(std::chrono::nanoseconds time)
{
    return static_cast<double>(time.count()) / 1e6;
}

} // namespace

CutLinesPainter::CutLinesPainter(QPainter &painter, const CutLinesChart &chart)
    : painter_(painter), chart_(chart), plot_(chart.plotArea()), places_(plot_)
{
}

void CutLinesPainter::paint()
{
    if (chart_.present()) {
        places_.take(presentBox());
        places_.take(
            {chart_.positionOf(*chart_.present(), 1).x() - 1, plot_.top(), 2, plot_.height()});
    }
    paintNames();
    paintCrossovers();
    paintPoints();
    paintPresent();
}

QColor CutLinesPainter::colourOf(CutPoint cut) const
{
    return cutColour(cut.index(), chart_.layerCount(), chart_.palette());
}

QRectF CutLinesPainter::presentBox() const
{
    const double at = chart_.positionOf(*chart_.present(), 1).x();
    const QFontMetricsF metrics(painter_.font());
    QRectF box(0, plot_.top() + 2,
               metrics.horizontalAdvance(chart_.valueText(*chart_.present())) + 12,
               metrics.height() + 2);
    box.moveLeft(std::clamp(at - box.width() / 2, plot_.left(), plot_.right() - box.width()));
    return box;
}

void CutLinesPainter::paintPresent()
{
    if (!chart_.present())
        return;
    const double at = chart_.positionOf(*chart_.present(), 1).x();
    const QColor ink = chart_.palette().color(QPalette::WindowText);
    painter_.setPen(QPen(ink, chart_.isDragging() ? 2 : 1.2));
    painter_.drawLine(QPointF(at, plot_.top()), QPointF(at, plot_.bottom()));
    const QRectF box = presentBox();
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(ink);
    painter_.drawRoundedRect(box, 4, 4);
    painter_.setPen(chart_.palette().color(QPalette::Base));
    painter_.drawText(box, Qt::AlignCenter, chart_.valueText(*chart_.present()));
}

void CutLinesPainter::paintDot(QPainter &painter, QPointF middle, CutPoint cut) const
{
    constexpr double radius = 4;
    painter.setPen(QPen(chart_.palette().color(QPalette::Base), 1.2));
    painter.setBrush(colourOf(cut));
    painter.drawEllipse(middle, radius, radius);
}

QPixmap CutLinesPainter::dotOf(CutPoint cut) const
{
    constexpr int side = 12;
    const double ratio = painter_.device()->devicePixelRatio();
    QPixmap dot(QSize(side, side) * ratio);
    dot.setDevicePixelRatio(ratio);
    dot.fill(Qt::transparent);
    QPainter painter(&dot);
    painter.setRenderHint(QPainter::Antialiasing);
    paintDot(painter, QPointF(side, side) / 2, cut);
    return dot;
}

// A sweep leaves hundreds of points. On the screen, where stroking a circle takes longer than
// copying one, each cut's is stroked once.
void CutLinesPainter::paintPoints()
{
    const bool copies = painter_.paintEngine()->type() == QPaintEngine::Raster;
    std::map<CutPoint, QPixmap> dots;
    for (const CutLinesChart::Point &point : chart_.points()) {
        if (const auto &interval = point.latency.interval95) {
            painter_.setPen(QPen(colourOf(point.latency.cut), 1.3));
            painter_.drawLine(chart_.positionOf(point.value, inMilliseconds(interval->low)),
                              chart_.positionOf(point.value, inMilliseconds(interval->high)));
        }
        const QPointF middle =
            chart_.positionOf(point.value, inMilliseconds(point.latency.median.endToEnd()));
        if (!copies) {
            paintDot(painter_, middle, point.latency.cut);
            continue;
        }
        auto dot = dots.find(point.latency.cut);
        if (dot == dots.end())
            dot = dots.emplace(point.latency.cut, dotOf(point.latency.cut)).first;
        const QSizeF size = dot->second.deviceIndependentSize();
        painter_.drawPixmap(middle - QRectF(QPointF(), size).center(), dot->second);
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
    if (chart_.hovered())
        if (const CutLine *line = chart_.lineOf(*chart_.hovered()))
            paintName(*line);
    for (const CutLine &line : chart_.lines().lines)
        if (chart_.hovered() != line.cut && isStrong(line))
            paintName(line);
}

// At the left end, where lines lie farthest apart; those that would touch another are left out.
void CutLinesPainter::paintName(const CutLine &line)
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
    if (!places_.takeFirst({box}))
        return;
    const QFont usual = painter_.font();
    QFont font = usual;
    font.setBold(chart_.selected() == line.cut);
    painter_.setFont(font);
    paintLabel(box, text, colourOf(line.cut));
    painter_.setFont(usual);
}

// Each label beside its crossover, above or below it, where it covers no other label and few lines.
void CutLinesPainter::paintCrossovers()
{
    const Colours &colours = coloursOf(chart_.palette());
    constexpr double radius = 3.4;
    std::vector<std::pair<QPointF, const LineCrossover *>> shown;
    for (const LineCrossover &crossover : chart_.lines().crossovers) {
        const QPointF at = chart_.positionOf(crossover.at, crossover.milliseconds);
        if (!plot_.contains(at))
            continue;
        shown.emplace_back(at, &crossover);
        places_.take(QRectF(at - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)));
    }
    for (const auto &[at, crossover] : shown) {
        const QString text = CutLinesChart::tr("%1 → %2 at %3")
                                 .arg(crossover->below.index())
                                 .arg(crossover->above.index())
                                 .arg(chart_.valueText(crossover->at));
        const auto box = crossoverPlace(at, text);
        if (!box)
            continue; // its circle remains
        painter_.setPen(QPen(colours.quiet, 1, Qt::DotLine));
        painter_.drawLine(at, {at.x(), box->top() > at.y() ? box->bottom() : box->top()});
        paintLabel(*box, text, colours.quiet);
    }
    painter_.setPen(QPen(chart_.palette().color(QPalette::WindowText), 1.3));
    painter_.setBrush(colours.panel);
    for (const auto &[at, crossover] : shown)
        painter_.drawEllipse(at, radius, radius);
}

std::optional<QRectF> CutLinesPainter::crossoverPlace(QPointF at, const QString &text)
{
    const QFontMetricsF metrics(painter_.font());
    const QSizeF size(metrics.horizontalAdvance(text) + 8, metrics.height());
    const double pitch = size.height() + 2;
    std::vector<QRectF> places;
    for (double top = plot_.top() + 2; top + size.height() < plot_.bottom(); top += pitch) {
        places.emplace_back(QPointF(at.x() + 3, top), size);
        places.emplace_back(QPointF(at.x() - 3 - size.width(), top), size);
    }
    return places_.takeBest(places, [&](const QRectF &box) {
        constexpr double ofALine = 80; // so much farther away is better than covering it
        return ofALine * strongLinesUnder(box) + std::abs(box.center().y() - at.y())
               + (box.left() < at.x() ? 1 : 0);
    });
}

int CutLinesPainter::strongLinesUnder(const QRectF &box) const
{
    int covered = 0;
    for (const CutLine &line : chart_.lines().lines) {
        if (!isStrong(line))
            continue;
        double top = HUGE_VAL;
        double bottom = -HUGE_VAL;
        for (const double x : {box.left(), box.center().x(), box.right()})
            if (const auto time = chart_.millisecondsAt(line, chart_.xAt({x, 0}))) {
                const double y = chart_.positionOf(1, *time).y();
                top = std::min(top, y);
                bottom = std::max(bottom, y);
            }
        if (top <= box.bottom() && bottom >= box.top())
            ++covered;
    }
    return covered;
}

bool CutLinesPainter::isStrong(const CutLine &line) const
{
    return line.bestSomewhere || chart_.selected() == line.cut;
}

} // namespace splitscope
