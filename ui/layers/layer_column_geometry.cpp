#include "ui/layers/layer_column_geometry.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace splitscope {

namespace {

std::vector<int> allRows(int layerCount)
{
    std::vector<int> rows(static_cast<std::size_t>(layerCount) + 1);
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

} // namespace

LayerColumnGeometry::LayerColumnGeometry(int layerCount, int cut, QSize size, int digitWidth,
                                         int barHeight)
    : LayerColumnGeometry(allRows(layerCount), cut, size, digitWidth, barHeight)
{
}

LayerColumnGeometry::LayerColumnGeometry(std::vector<int> rows, int cut, QSize size, int digitWidth,
                                         int barHeight)
    : rows_(std::move(rows)), cut_(cut), width_(size.width()),
      rowsHeight_(std::clamp(size.height() - barHeight, rowCount() * leastRowHeight,
                             rowCount() * mostRowHeight)),
      digitWidth_(digitWidth), barHeight_(barHeight)
{
}

int LayerColumnGeometry::border(int place) const
{
    return place * rowsHeight_ / rowCount();
}

int LayerColumnGeometry::placeOf(int number) const
{
    return static_cast<int>(std::ranges::lower_bound(rows_, number) - rows_.begin());
}

QRect LayerColumnGeometry::row(int number) const
{
    const int place = placeOf(number);
    if (place == rowCount() || rows_[static_cast<std::size_t>(place)] != number)
        return {};
    const int moved = number > cut_ ? barHeight_ : 0;
    const int top = border(place);
    return {0, top + moved, width_, border(place + 1) - top};
}

QRect LayerColumnGeometry::cutBar() const
{
    return {0, border(placeOf(cut_) + 1), width_, barHeight_};
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
    cells.glyph = fromLeft(2 * digitWidth_, gap / 2);
    cells.name = fromLeft(8 * digitWidth_, 0);
    cells.cloudTime = fromRight(6 * digitWidth_, gap);
    cells.edgeTime = fromRight(6 * digitWidth_, 2 * gap); // its head is wider than its numbers
    cells.bytes = fromRight(8 * digitWidth_, gap);
    cells.shape = fromRight(10 * digitWidth_, gap);
    // What is left is the least important: a narrow column has no room for it.
    cells.spec = QRect(left, whole.top(), std::max(0, right - left), whole.height());
    return cells;
}

int LayerColumnGeometry::rowAt(int y) const
{
    for (std::size_t place = 1; place < rows_.size(); ++place)
        if (y < row(rows_[place]).top())
            return rows_[place - 1];
    return rows_.back();
}

int LayerColumnGeometry::rowAfter(int number, int steps) const
{
    return rows_[static_cast<std::size_t>(std::clamp(placeOf(number) + steps, 0, rowCount() - 1))];
}

int LayerColumnGeometry::cutNearestTo(int y) const
{
    const double rowHeight = static_cast<double>(rowsHeight_) / rowCount();
    const double bordersAbove = (y - barHeight_ / 2.0) / rowHeight;
    const int place =
        std::clamp(static_cast<int>(std::lround(bordersAbove)) - 1, 0, rowCount() - 1);
    return rows_[static_cast<std::size_t>(place)];
}

double LayerColumnGeometry::byteFraction(double bytes, double mostBytes)
{
    constexpr double leastBytes = 1000;
    if (bytes <= leastBytes || mostBytes <= leastBytes)
        return 0;
    return std::min(1.0, std::log(bytes / leastBytes) / std::log(mostBytes / leastBytes));
}

} // namespace splitscope
