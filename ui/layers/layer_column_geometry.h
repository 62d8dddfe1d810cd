// Where the rows and the cut line of the layer column are: arithmetic without a widget.
#pragma once

#include <QRect>
#include <QSize>

#include <vector>

namespace splitscope {

/// Row 0 is the input, row k is layer k; some may be left out. The cut is a bar between row `cut`
/// and the next one; the rows below it are moved down by the bar's height, so that it hides
/// nothing.
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
        QRect glyph;
        QRect name;
        QRect spec;
        QRect shape;
        QRect bytes;
        QRect edgeTime;
        QRect cloudTime;
    };

    /// `digitWidth` is that of the row's font; `barHeight` that of the cut.
    /// All rows.
    LayerColumnGeometry(int layerCount, int cut, QSize size, int digitWidth, int barHeight);
    /// These, ascending, `cut` among them.
    LayerColumnGeometry(std::vector<int> rows, int cut, QSize size, int digitWidth, int barHeight);

    const std::vector<int> &rows() const { return rows_; }
    int rowCount() const { return static_cast<int>(rows_.size()); }
    /// Empty for one that is left out.
    QRect row(int number) const;
    Cells cells(int number) const;
    QRect cutBar() const;

    /// The row at this height, the nearest one above or below all of them.
    int rowAt(int y) const;
    /// The row so many further down, or the last one. Negative: further up.
    int rowAfter(int number, int steps) const;
    /// The cut whose bar is nearest to this height: where a dragged bar belongs.
    int cutNearestTo(int y) const;
    /// Bytes as a part of a bar's width, logarithmic from 1 kB to `mostBytes`.
    static double byteFraction(double bytes, double mostBytes);
    static int heightFor(int rowCount, int rowHeight, int barHeight)
    {
        return rowCount * rowHeight + barHeight;
    }

private:
    /// Of the border above the row at this place, were there no bar.
    int border(int place) const;
    int placeOf(int number) const;

    std::vector<int> rows_;
    int cut_;
    int width_;
    int rowsHeight_;
    int digitWidth_;
    int barHeight_;
};

} // namespace splitscope
