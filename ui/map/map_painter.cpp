#include "ui/map/map_painter.h"

#include "ui/theme/colours.h"
#include "ui/theme/cut_colour.h"

#include <QPainter>

#include <algorithm>
#include <functional>

namespace splitscope {

MapPainter::MapPainter(QPainter &painter, const MapChart &chart)
    : painter_(painter), chart_(chart), plot_(chart.plotArea()), font_(chart.font()),
      places_(plot_.adjusted(2, 2, -2, -2))
{
}

void MapPainter::paint()
{
    painter_.save();
    painter_.setClipRect(plot_);
    paintAreas();
    paintNames();
    paintContours();
    paintCells();
    paintPresent();
    painter_.restore();
}

void MapPainter::paintAreas()
{
    if (!chart_.areas().isNull())
        return painter_.drawImage(plot_, chart_.areas());
    if (!chart_.cells().empty())
        return;
    painter_.setFont(font_);
    painter_.setPen(coloursOf(chart_.palette()).quiet);
    painter_.drawText(plot_.adjusted(24, 0, -24, 0), Qt::AlignCenter | Qt::TextWordWrap,
                      MapChart::tr("Nothing predicted or measured here yet."));
}

void MapPainter::paintContours()
{
    if (!chart_.field())
        return;
    QFont small = font_;
    small.setPointSizeF(small.pointSizeF() * 0.86);
    painter_.setFont(small);
    QColor ink = chart_.palette().color(QPalette::WindowText);
    ink.setAlphaF(0.5F);
    const auto place = [&](QPointF at) {
        return QPointF(plot_.left() + at.x() * plot_.width(),
                       plot_.bottom() - at.y() * plot_.height());
    };
    for (const double level :
         contourLevels(chart_.field()->leastMilliseconds(), chart_.field()->mostMilliseconds())) {
        std::vector<QPointF> middles;
        painter_.setPen(QPen(ink, 0.8));
        for (const QLineF &line : chart_.field()->contour(level)) {
            painter_.drawLine(place(line.p1()), place(line.p2()));
            middles.push_back(place(line.center()));
        }
        paintLevel(tickText(level), std::move(middles));
    }
}

// As far to the right as it has room: there the lines lie apart.
void MapPainter::paintLevel(const QString &text, std::vector<QPointF> line)
{
    const QFontMetricsF metrics(painter_.font());
    std::ranges::sort(line, std::ranges::greater(), &QPointF::x);
    std::vector<QRectF> places;
    for (const QPointF middle : line) {
        QRectF box(0, 0, metrics.horizontalAdvance(text) + 8, metrics.height());
        box.moveCenter(middle);
        places.push_back(box);
    }
    const auto box = places_.takeFirst(places);
    if (!box)
        return;
    QColor ground = coloursOf(chart_.palette()).panel;
    ground.setAlphaF(0.6F);
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(ground);
    painter_.drawRoundedRect(*box, 3, 3);
    painter_.setPen(chart_.palette().color(QPalette::WindowText));
    painter_.drawText(*box, Qt::AlignCenter, text);
}

void MapPainter::paintNames()
{
    QFont bold = font_;
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.25);
    painter_.setFont(bold);
    painter_.setPen(chart_.palette().color(QPalette::WindowText));
    const QFontMetricsF metrics(bold);
    for (const AreaLabel &name : chart_.names()) {
        const int cut = chart_.field()->cuts()[name.area].index();
        const QSizeF room(name.room.width() * plot_.width(), name.room.height() * plot_.height());
        QString text = MapChart::tr("cut %1").arg(cut);
        if (metrics.horizontalAdvance(text) > room.width())
            text = QString::number(cut);
        // The figures themselves are lower than their line.
        if (metrics.horizontalAdvance(text) > room.width() || metrics.capHeight() > room.height())
            continue;
        QRectF box(QPointF(), QSizeF(metrics.horizontalAdvance(text) + 2, metrics.height()));
        box.moveCenter({plot_.left() + name.at.x() * plot_.width(),
                        plot_.top() + name.at.y() * plot_.height()});
        painter_.drawText(box, Qt::AlignCenter, text);
        places_.take(box);
    }
}

void MapPainter::paintCells()
{
    QFont small = font_;
    small.setPointSizeF(small.pointSizeF() * 0.86);
    small.setBold(true);
    painter_.setFont(small);
    for (const MapChart::Cell &cell : chart_.cells()) {
        const auto best = fastest(cell.latencies);
        if (!best)
            continue;
        const QPointF at = chart_.positionOf(cell.mbit, cell.share);
        const QColor colour = cutColour(best->cut.index(), chart_.layerCount(), chart_.palette());
        painter_.setPen(QPen(coloursOf(chart_.palette()).panel, 1.5));
        painter_.setBrush(colour);
        painter_.drawEllipse(at, markRadius, markRadius);
        const bool dark = qGray(colour.rgb()) < 140;
        painter_.setPen(dark ? QColor(Qt::white) : QColor(0x1c, 0x23, 0x2b));
        painter_.drawText(
            QRectF(at - QPointF(markRadius, markRadius), QSizeF(2 * markRadius, 2 * markRadius)),
            Qt::AlignCenter, QString::number(best->cut.index()));
    }
}

void MapPainter::paintPresent()
{
    if (!chart_.conditions())
        return;
    const double share = chart_.conditions()->edge.share.value();
    const auto mbit = valueOf(Along::Bandwidth, *chart_.conditions());
    painter_.setPen(QPen(chart_.palette().color(QPalette::WindowText), 1.2));
    painter_.setBrush(Qt::NoBrush);
    const QPointF at = chart_.positionOf(mbit.value_or(rangeOf(Along::Bandwidth).most), share);
    constexpr double ring = markRadius + 3;
    painter_.drawLine(QPointF(plot_.left(), at.y()), QPointF(at.x() - ring, at.y()));
    painter_.drawLine(QPointF(at.x() + ring, at.y()), QPointF(plot_.right(), at.y()));
    if (!mbit)
        return;
    painter_.drawLine(QPointF(at.x(), plot_.top()), QPointF(at.x(), at.y() - ring));
    painter_.drawLine(QPointF(at.x(), at.y() + ring), QPointF(at.x(), plot_.bottom()));
    painter_.drawEllipse(at, ring, ring);
}

} // namespace splitscope
