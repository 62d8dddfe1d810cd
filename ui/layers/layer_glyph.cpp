#include "ui/layers/layer_glyph.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <initializer_list>

namespace splitscope {
namespace {

/// Draws on a square of 12 x 12.
class GlyphPainter
{
public:
    GlyphPainter(QPainter &painter, const QColor &ink) : painter_(painter), ink_(ink)
    {
        painter_.setPen(QPen(ink_, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter_.setBrush(Qt::NoBrush);
    }

    // A filter over a corner of its input.
    void operator()(const Conv2d &) const
    {
        painter_.drawRect(QRectF(1, 1, 10, 10));
        fill(QRectF(1, 1, 6, 6));
    }
    void operator()(const BatchNorm2d &) const
    {
        QPainterPath bell(QPointF(1, 10.5));
        bell.cubicTo(4.5, 10.5, 4, 1.5, 6, 1.5);
        bell.cubicTo(8, 1.5, 7.5, 10.5, 11, 10.5);
        painter_.drawPath(bell);
    }
    void operator()(const ReLU &) const { bend({{1, 10}, {6, 10}, {11, 2}}); }
    void operator()(const ReLU6 &) const { bend({{1, 10}, {5, 10}, {8, 3}, {11, 3}}); }
    void operator()(const Tanh &) const { sShape(1, 11); }
    void operator()(const Sigmoid &) const { sShape(2.5, 9.5); }
    // Four become one: the largest, or what is between them.
    void operator()(const MaxPool2d &) const
    {
        quarters();
        fill(QRectF(6.5, 1, 4.5, 4.5));
    }
    void operator()(const AvgPool2d &) const { average(); }
    void operator()(const AdaptiveAvgPool2d &) const { average(); }
    void operator()(const Flatten &) const
    {
        for (const double x : {1.0, 4.3, 7.6})
            painter_.drawRect(QRectF(x, 4.5, 3.3, 3));
    }
    void operator()(const Dropout &) const
    {
        fillDot({3, 3});
        fillDot({9, 9});
        painter_.drawEllipse(QPointF(9, 3), 1.6, 1.6);
        painter_.drawEllipse(QPointF(3, 9), 1.6, 1.6);
    }
    // Each with each.
    void operator()(const Linear &) const
    {
        painter_.setPen(QPen(ink_, 0.7));
        for (const double from : {2.0, 6.0, 10.0})
            for (const double to : {3.5, 8.5})
                painter_.drawLine(QPointF(2, from), QPointF(10, to));
        for (const double y : {2.0, 6.0, 10.0})
            fillDot({2, y});
        for (const double y : {3.5, 8.5})
            fillDot({10, y});
    }
    // Layers, and the way around them.
    void operator()(const Block &block) const
    {
        fill(QRectF(1, 1.5, 6, 3.5));
        fill(QRectF(1, 7, 6, 3.5));
        if (!block.skip)
            return;
        QPainterPath around(QPointF(7, 1.5));
        around.cubicTo(12.5, 1.5, 12.5, 10.5, 7.5, 10.5);
        painter_.drawPath(around);
    }

private:
    void fill(const QRectF &part) const { painter_.fillRect(part, ink_); }
    void fillDot(QPointF centre) const
    {
        painter_.save();
        painter_.setBrush(ink_);
        painter_.drawEllipse(centre, 1.3, 1.3);
        painter_.restore();
    }
    void bend(std::initializer_list<QPointF> points) const
    {
        painter_.drawPolyline(QPolygonF(QList<QPointF>(points)));
    }
    void sShape(double left, double right) const
    {
        QPainterPath s(QPointF(left, 10.5));
        s.cubicTo(7, 10.5, 5, 1.5, right, 1.5);
        painter_.drawPath(s);
    }
    void quarters() const
    {
        painter_.drawRect(QRectF(1, 1, 10, 10));
        painter_.drawLine(QPointF(6, 1), QPointF(6, 11));
        painter_.drawLine(QPointF(1, 6), QPointF(11, 6));
    }
    void average() const
    {
        quarters();
        fill(QRectF(3.75, 3.75, 4.5, 4.5));
    }

    QPainter &painter_;
    QColor ink_;
};

} // namespace

void drawLayerGlyph(QPainter &painter, const LayerSpec &spec, const QRectF &cell, const QColor &ink)
{
    constexpr double side = 12;
    const double size = std::min({cell.width(), cell.height() - 2, side * 1.25});
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(cell.center() - QPointF(size / 2, size / 2));
    painter.scale(size / side, size / side);
    std::visit(GlyphPainter(painter, ink), spec);
    painter.restore();
}

} // namespace splitscope
