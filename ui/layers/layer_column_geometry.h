// Where the rows and the cut line of the layer column are: arithmetic without a widget.
#pragma once

#include <QRect>
#include <QSize>

namespace splitscope {

/// Row 0 is the input, row k is layer k. The cut is a bar between row `cut` and the next one; the
/// rows below it are moved down by the bar's height, so that it hides nothing.
class LayerColumnGeometry
{
public:
    static constexpr int leastRowHeight = 16;
    static constexpr int mostRowHeight = 34;

    struct Cells
    {
        QRect stripe;
        QRect star;
        QRect number;
        QRect name;
        QRect spec;
        QRect shape;
        QRect bytes;
        QRect time;
    };

    /// `digitWidth` is that of the row's font; `barHeight` that of the cut.
    LayerColumnGeometry(int layerCount, int cut, QSize size, int digitWidth, int barHeight);

    int rowCount() const { return layerCount_ + 1; }
    QRect row(int number) const;
    Cells cells(int number) const;
    QRect cutBar() const;

    /// The row at this height, the nearest one above or below all of them.
    int rowAt(int y) const;
    /// The cut whose bar is nearest to this height: where a dragged bar belongs.
    int cutNearestTo(int y) const;
    /// Bytes as a part of a bar's width, logarithmic from 1 kB to `mostBytes`.
    static double byteFraction(double bytes, double mostBytes);
    static int heightFor(int layerCount, int rowHeight, int barHeight)
    {
        return (layerCount + 1) * rowHeight + barHeight;
    }

private:
    /// Of the border above row `number`, were there no bar.
    int border(int number) const;

    int layerCount_;
    int cut_;
    int width_;
    int rowsHeight_;
    int digitWidth_;
    int barHeight_;
};

} // namespace splitscope
