// How a run stands among those that are like it.
#pragma once

#include "engine/experiment/statistics.h"

namespace splitscope {

/// Of a measured run, among those of its model whose conditions differ in nothing but the cut.
struct RunStanding
{
    TimeStatistics endToEnd; ///< of the runs at its own cut
    bool best = false;       ///< its cut has the shortest median
    bool tied = false;       ///< its cut cannot be told from the best one
};

} // namespace splitscope
