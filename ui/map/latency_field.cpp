#include "ui/map/latency_field.h"

#include <QPoint>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace splitscope {

LatencyField::LatencyField(std::vector<CutPoint> cuts, std::size_t columns, std::size_t rows,
                           const Sample &sample)
    : cuts_(std::move(cuts)), columns_(columns), rows_(rows)
{
    logs_.reserve(cuts_.size() * columns_ * rows_);
    for (std::size_t cut = 0; cut < cuts_.size(); ++cut)
        for (std::size_t row = 0; row < rows_; ++row)
            for (std::size_t column = 0; column < columns_; ++column)
                logs_.push_back(std::log(sample(cut, column, row)));
    for (std::size_t row = 0; row < rows_; ++row)
        for (std::size_t column = 0; column < columns_; ++column) {
            std::size_t best = 0;
            for (std::size_t cut = 1; cut < cuts_.size(); ++cut)
                if (node(cut, column, row) < node(best, column, row))
                    best = cut;
            best_.push_back(best);
        }
}

LatencyField::Cell LatencyField::cellAt(QPointF position) const
{
    const auto place = [](double part, std::size_t nodes) {
        const double at = std::clamp(part, 0.0, 1.0) * static_cast<double>(nodes - 1);
        const std::size_t node = std::min(static_cast<std::size_t>(at), nodes - 2);
        return std::pair(node, at - static_cast<double>(node));
    };
    const auto [column, right] = place(position.x(), columns_);
    const auto [row, up] = place(position.y(), rows_);
    return {column, row, right, up};
}

double LatencyField::logAt(std::size_t cut, const Cell &cell) const
{
    const auto along = [&](std::size_t row) {
        return std::lerp(node(cut, cell.column, row), node(cut, cell.column + 1, row), cell.right);
    };
    return std::lerp(along(cell.row), along(cell.row + 1), cell.up);
}

double LatencyField::milliseconds(std::size_t cut, QPointF position) const
{
    return std::exp(logAt(cut, cellAt(position)));
}

std::vector<std::size_t> LatencyField::candidates(std::size_t column, std::size_t row) const
{
    std::vector<std::size_t> cuts{bestNode(column, row), bestNode(column + 1, row),
                                  bestNode(column, row + 1), bestNode(column + 1, row + 1)};
    std::ranges::sort(cuts);
    cuts.erase(std::ranges::unique(cuts).begin(), cuts.end());
    return cuts;
}

std::size_t LatencyField::bestAt(QPointF position) const
{
    const Cell cell = cellAt(position);
    const std::vector<std::size_t> cuts = candidates(cell.column, cell.row);
    return *std::ranges::min_element(cuts, {}, [&](std::size_t cut) { return logAt(cut, cell); });
}

std::vector<std::size_t> LatencyField::bestRaster(int width, int height) const
{
    std::vector<std::vector<std::size_t>> ofCell;
    for (std::size_t row = 0; row + 1 < rows_; ++row)
        for (std::size_t column = 0; column + 1 < columns_; ++column)
            ofCell.push_back(candidates(column, row));
    std::vector<std::size_t> raster;
    raster.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (int line = 0; line < height; ++line)
        for (int pixel = 0; pixel < width; ++pixel) {
            const Cell cell = cellAt({(pixel + 0.5) / width, 1 - (line + 0.5) / height});
            const auto &cuts = ofCell[cell.row * (columns_ - 1) + cell.column];
            if (cuts.size() == 1)
                raster.push_back(cuts.front());
            else
                raster.push_back(*std::ranges::min_element(
                    cuts, {}, [&](std::size_t cut) { return logAt(cut, cell); }));
        }
    return raster;
}

double LatencyField::leastMilliseconds() const
{
    double least = HUGE_VAL;
    for (std::size_t row = 0; row < rows_; ++row)
        for (std::size_t column = 0; column < columns_; ++column)
            least = std::min(least, bestLog(column, row));
    return std::exp(least);
}

double LatencyField::mostMilliseconds() const
{
    double most = -HUGE_VAL;
    for (std::size_t row = 0; row < rows_; ++row)
        for (std::size_t column = 0; column < columns_; ++column)
            most = std::max(most, bestLog(column, row));
    return std::exp(most);
}

std::vector<QLineF> LatencyField::contour(double milliseconds) const
{
    std::vector<QLineF> lines;
    for (std::size_t row = 0; row + 1 < rows_; ++row)
        for (std::size_t column = 0; column + 1 < columns_; ++column)
            addCrossings(column, row, std::log(milliseconds), lines);
    return lines;
}

// Marching squares: a line crosses an edge of a cell where its two nodes are on different sides.
void LatencyField::addCrossings(std::size_t column, std::size_t row, double level,
                                std::vector<QLineF> &lines) const
{
    struct Corner
    {
        QPointF at;
        double above;
    };
    const auto corner = [&](std::size_t right, std::size_t up) {
        return Corner{{static_cast<double>(column + right) / static_cast<double>(columns_ - 1),
                       static_cast<double>(row + up) / static_cast<double>(rows_ - 1)},
                      bestLog(column + right, row + up) - level};
    };
    const std::array corners{corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)};
    std::vector<QPointF> crossings;
    for (std::size_t side = 0; side < corners.size(); ++side) {
        const Corner &from = corners[side];
        const Corner &to = corners[(side + 1) % corners.size()];
        if ((from.above < 0) != (to.above < 0))
            crossings.push_back(from.at
                                + (to.at - from.at) * (from.above / (from.above - to.above)));
    }
    for (std::size_t pair = 0; pair + 1 < crossings.size(); pair += 2)
        lines.emplace_back(crossings[pair], crossings[pair + 1]);
}

// Squares of columns that are `shape` pixels wide: the largest one that ends at a place is larger
// by one than the least of those that end above, at the left, and at both.
std::vector<AreaLabel> areaLabels(const std::vector<std::size_t> &raster, int width, int height,
                                  int shape)
{
    struct Largest
    {
        int size = 0;
        std::vector<QPoint> ends; ///< column and row of the last place of each
    };
    const int columns = std::max(width / shape, 1);
    const auto areaAt = [&](int row, int column) {
        const int pixel = std::min(column * shape + shape / 2, width - 1);
        return raster[static_cast<std::size_t>(row) * static_cast<std::size_t>(width)
                      + static_cast<std::size_t>(pixel)];
    };
    std::map<std::size_t, Largest> largestOf;
    std::vector<int> above(static_cast<std::size_t>(columns), 0);
    for (int row = 0; row < height; ++row) {
        std::vector<int> sizes(static_cast<std::size_t>(columns), 1);
        for (int column = 0; column < columns; ++column) {
            const auto place = static_cast<std::size_t>(column);
            const std::size_t area = areaAt(row, column);
            if (row > 0 && column > 0 && areaAt(row - 1, column) == area
                && areaAt(row, column - 1) == area && areaAt(row - 1, column - 1) == area)
                sizes[place] = 1 + std::min({sizes[place - 1], above[place], above[place - 1]});
            Largest &largest = largestOf[area];
            if (sizes[place] > largest.size)
                largest = {sizes[place], {}};
            if (sizes[place] == largest.size)
                largest.ends.emplace_back(column, row);
        }
        above = std::move(sizes);
    }
    std::vector<AreaLabel> labels;
    for (const auto &[area, largest] : largestOf) {
        const QPoint end = largest.ends[largest.ends.size() / 2];
        const double half = largest.size / 2.0;
        labels.push_back(
            {area, QPointF((end.x() + 1 - half) * shape / width, (end.y() + 1 - half) / height),
             QSizeF(static_cast<double>(largest.size) * shape / width,
                    static_cast<double>(largest.size) / height)});
    }
    return labels;
}

std::vector<double> contourLevels(double least, double most)
{
    std::vector<double> levels;
    for (double magnitude = std::pow(10.0, std::floor(std::log10(least))); magnitude < most;
         magnitude *= 10)
        for (const double digit : {1.0, 2.0, 5.0})
            if (const double level = digit * magnitude; level > least && level < most)
                levels.push_back(level);
    return levels;
}

} // namespace splitscope
