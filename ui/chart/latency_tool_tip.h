// What the chart says of a cut: when the pointer rests on it, and as data.
#pragma once

#include "engine/model/network.h"
#include "ui/chart/chart_marks.h"

#include <QString>

namespace splitscope {

/// Rich text: the parts of the median run in the sheet's digits and the ids of all runs, beside
/// what was predicted. Either is null where there is none.
QString latencyToolTip(CutPoint cut, const CutLatency *measured, const PlannedCut *predicted);

/// "run #3", or "median of 3 runs: #2, #3, #1".
QString runsText(const std::vector<RunId> &runs);

/// A line for each cut that was measured or predicted, below a line of heads, in ms.
QString latenciesAsTsv(const Network &network, const ByCut &shown);

} // namespace splitscope
