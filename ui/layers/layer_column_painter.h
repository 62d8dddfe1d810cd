// Draws the layer column.
#pragma once

#include "ui/layers/layer_column.h"
#include "ui/theme/colours.h"

class QPainter;

namespace splitscope {

/// Lives for one paint event.
class LayerColumnPainter
{
public:
    struct State
    {
        int hoveredRow = -1; ///< -1: none
        bool grabbed = false;
    };

    LayerColumnPainter(QPainter &painter, const LayerColumn &column,
                       const LayerColumnGeometry &geometry);

    void paint(const State &state);

private:
    void paintRow(int row, const State &state);
    void paintStars(const QRect &cell, int row);
    void paintSpec(const QRect &cell, const Layer &layer);
    void paintBytes(const QRect &cell, std::int64_t bytes, const QColor &side);
    QRectF barOf(const QRect &cell) const;
    QRect aboveBar(const QRect &cell) const;
    void paintTimes(const LayerColumnGeometry::Cells &cells, const LayerFigures &layer,
                    bool onEdge);
    /// `elsewhere`: the layer does not run on this side of the cut.
    void paintTime(const QRect &cell, const LayerFigures::Time &measured,
                   const LayerFigures::Time &predicted, QColor side, bool elsewhere);
    void paintCutBar(bool grabbed);
    void paintText(const QRect &cell, Qt::Alignment alignment, const QString &text,
                   const QColor &colour);

    QPainter &painter_;
    const LayerColumn &column_;
    const LayerColumnGeometry &geometry_;
    const Colours &colours_;
    double mostBytes_ = 0;
    int widestKind_ = 0; ///< of all rows: either each says what it is, or none
    std::chrono::nanoseconds mostTime_{0};
};

} // namespace splitscope
