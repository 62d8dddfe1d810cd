// Every cut's predicted latency along one condition: arithmetic without a widget.
#pragma once

#include "ui/chart/along.h"
#include "ui/chart/predictions.h"

#include <vector>

namespace splitscope {

struct CutLine
{
    CutPoint cut;
    std::vector<double> milliseconds; ///< at each of CutLines::values
    /// Anywhere along the whole axis.
    bool bestSomewhere = false;
};

/// Where one cut takes over from another.
struct LineCrossover
{
    double at;
    double milliseconds;
    CutPoint below;
    CutPoint above;
};

struct CutLines
{
    std::vector<double> values;            ///< ascending
    std::vector<CutLine> lines;            ///< by cut, of cuts that can have the coding
    std::vector<LineCrossover> crossovers; ///< ascending

    double least() const;
    double most() const;
};

/// Of these cuts, ascending; empty: of all.
CutLines cutLines(const Predictions &predictions, const Conditions &conditions, Along along,
                  const std::vector<CutPoint> &cuts = {});

} // namespace splitscope
