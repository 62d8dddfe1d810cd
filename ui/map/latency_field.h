// Each cut's latency over bandwidth and CPU share, and what follows: arithmetic without a widget.
#pragma once

#include "engine/model/cut_point.h"

#include <QLineF>
#include <QPointF>
#include <QSizeF>

#include <cstddef>
#include <functional>
#include <vector>

namespace splitscope {

/// Samples at the nodes of an even grid; between them, latencies are interpolated in their
/// logarithms. Positions are parts of the field's width and height, from 0 to 1, upwards.
class LatencyField
{
public:
    /// Milliseconds, above 0, of the cut with this index at this node.
    using Sample = std::function<double(std::size_t cut, std::size_t column, std::size_t row)>;

    /// At least 2 columns and rows, and one cut.
    LatencyField(std::vector<CutPoint> cuts, std::size_t columns, std::size_t rows,
                 const Sample &sample);

    const std::vector<CutPoint> &cuts() const { return cuts_; }

    double milliseconds(std::size_t cut, QPointF position) const;
    /// Index into cuts(): the fastest one there.
    std::size_t bestAt(QPointF position) const;
    /// Of every pixel's middle, line by line from the top. Only cuts that are the best at a corner
    /// of a grid cell are looked at within it.
    std::vector<std::size_t> bestRaster(int width, int height) const;

    double leastMilliseconds() const; ///< of the best cuts
    double mostMilliseconds() const;

    /// Where the best cut takes so many milliseconds: pieces of lines.
    std::vector<QLineF> contour(double milliseconds) const;

private:
    struct Cell
    {
        std::size_t column;
        std::size_t row;
        double right; ///< how far from the left to the right node, 0..1
        double up;
    };
    Cell cellAt(QPointF position) const;
    double logAt(std::size_t cut, const Cell &cell) const;
    double node(std::size_t cut, std::size_t column, std::size_t row) const
    {
        return logs_[(cut * rows_ + row) * columns_ + column];
    }
    std::size_t bestNode(std::size_t column, std::size_t row) const
    {
        return best_[row * columns_ + column];
    }
    double bestLog(std::size_t column, std::size_t row) const
    {
        return node(bestNode(column, row), column, row);
    }
    std::vector<std::size_t> candidates(std::size_t column, std::size_t row) const;
    void addCrossings(std::size_t column, std::size_t row, double level,
                      std::vector<QLineF> &lines) const;

    std::vector<CutPoint> cuts_;
    std::size_t columns_;
    std::size_t rows_;
    std::vector<double> logs_;
    std::vector<std::size_t> best_;
};

/// Where the name of each area of a raster fits best: the middle of the largest box within it that
/// is `shape` times as wide as high; of several such boxes, the middle one.
struct AreaLabel
{
    std::size_t area;
    QPointF at;  ///< part of the width and, from the top, of the height
    QSizeF room; ///< of that box, as parts of the whole
};
std::vector<AreaLabel> areaLabels(const std::vector<std::size_t> &raster, int width, int height,
                                  int shape);

/// 1, 2 and 5 times powers of ten strictly between the two.
std::vector<double> contourLevels(double least, double most);

} // namespace splitscope
