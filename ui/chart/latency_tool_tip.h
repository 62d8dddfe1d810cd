// What the chart says of a cut when the pointer rests on it.
#pragma once

#include "ui/chart/cut_latencies.h"

#include <QString>

namespace splitscope {

/// Rich text: the parts of the median run in the sheet's digits, and the ids of all runs.
/// `latency` is null for a cut that has not been measured.
QString latencyToolTip(CutPoint cut, const CutLatency *latency);

} // namespace splitscope
