#include "ui/theme/star.h"

#include "ui/theme/colours.h"

#include <QPainter>
#include <QPolygonF>

#include <cmath>
#include <numbers>

namespace splitscope {

namespace {

QPolygonF starAt(QPointF centre, double diameter)
{
    constexpr int points = 5;
    constexpr double innerPart = 0.45;
    QPolygonF star;
    for (int corner = 0; corner < 2 * points; ++corner) {
        const double angle = std::numbers::pi * (corner / double(points) - 0.5);
        const double reach = diameter / 2 * (corner % 2 == 0 ? 1 : innerPart);
        star << centre + QPointF(std::cos(angle), std::sin(angle)) * reach;
    }
    return star;
}

} // namespace

void drawStar(QPainter &painter, const QPalette &palette, QPointF centre, double diameter)
{
    drawStar(painter, coloursOf(palette).best, centre, diameter);
}

void drawStar(QPainter &painter, const QColor &ink, QPointF centre, double diameter)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawPolygon(starAt(centre, diameter));
    painter.restore();
}

void drawHollowStar(QPainter &painter, const QPalette &palette, QPointF centre, double diameter)
{
    const Colours &colours = coloursOf(palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.best, 1.3));
    painter.setBrush(colours.panel);
    painter.drawPolygon(starAt(centre, diameter - 1));
    painter.restore();
}

} // namespace splitscope
