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
        std::optional<CutPoint> best;
        const EdgeLayerTimes &edgeTimes;
        int hoveredRow = -1; ///< -1: none
        bool grabbed = false;
    };

    LayerColumnPainter(QPainter &painter, const LayerColumn &column,
                       const LayerColumnGeometry &geometry);

    void paint(const State &state);

private:
    void paintRow(int row, const State &state);
    void paintSpec(const QRect &cell, const Layer &layer);
    void paintBytes(const QRect &cell, std::int64_t bytes, const QColor &side);
    void paintCutBar(bool grabbed);
    void paintText(const QRect &cell, Qt::Alignment alignment, const QString &text,
                   const QColor &colour);

    QPainter &painter_;
    const LayerColumn &column_;
    const LayerColumnGeometry &geometry_;
    const Colours &colours_;
    double mostBytes_ = 0;
};

} // namespace splitscope
