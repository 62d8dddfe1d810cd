#include "ui/layers/layer_column_geometry.h"

#include <algorithm>
#include <cmath>

namespace splitscope {

LayerColumnGeometry::LayerColumnGeometry(int layerCount, int cut, QSize size, int digitWidth,
                                         int barHeight)
    : layerCount_(layerCount), cut_(cut), width_(size.width()),
      rowsHeight_(std::clamp(size.height() - barHeight, rowCount() * leastRowHeight,
                             rowCount() * mostRowHeight)),
      digitWidth_(digitWidth), barHeight_(barHeight)
{
}

int LayerColumnGeometry::border(int number) const
{
    return number * rowsHeight_ / rowCount();
}

QRect LayerColumnGeometry::row(int number) const
{
    const int moved = number > cut_ ? barHeight_ : 0;
    const int top = border(number);
    return {0, top + moved, width_, border(number + 1) - top};
}

QRect LayerColumnGeometry::cutBar() const
{
    return {0, border(cut_ + 1), width_, barHeight_};
}

LayerColumnGeometry::Cells LayerColumnGeometry::cells(int number) const
{
    const QRect whole = row(number);
    const int gap = digitWidth_;
    int left = 0;
    int right = width_ - gap;
    const auto fromLeft = [&](int width, int space) {
        const QRect cell(left, whole.top(), width, whole.height());
        left += width + space;
        return cell;
    };
    const auto fromRight = [&](int width, int space) {
        right -= width;
        const QRect cell(right, whole.top(), width, whole.height());
        right -= space;
        return cell;
    };

    Cells cells;
    cells.stripe = fromLeft(4, 4);
    cells.star = fromLeft(2 * digitWidth_, 0);
    cells.number = fromLeft(2 * digitWidth_, gap);
    cells.name = fromLeft(8 * digitWidth_, 0);
    cells.time = fromRight(8 * digitWidth_, gap);
    cells.bytes = fromRight(9 * digitWidth_, gap);
    cells.shape = fromRight(11 * digitWidth_, gap);
    // What is left is the least important: a narrow column has no room for it.
    cells.spec = QRect(left, whole.top(), std::max(0, right - left), whole.height());
    return cells;
}

int LayerColumnGeometry::rowAt(int y) const
{
    for (int number = 0; number < layerCount_; ++number)
        if (y < row(number + 1).top())
            return number;
    return layerCount_;
}

int LayerColumnGeometry::cutNearestTo(int y) const
{
    const double rowHeight = static_cast<double>(rowsHeight_) / rowCount();
    const double bordersAbove = (y - barHeight_ / 2.0) / rowHeight;
    return std::clamp(static_cast<int>(std::lround(bordersAbove)) - 1, 0, layerCount_);
}

double LayerColumnGeometry::byteFraction(double bytes, double mostBytes)
{
    constexpr double leastBytes = 1000;
    if (bytes <= leastBytes || mostBytes <= leastBytes)
        return 0;
    return std::min(1.0, std::log(bytes / leastBytes) / std::log(mostBytes / leastBytes));
}

} // namespace splitscope
