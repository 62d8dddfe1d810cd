// What both halves of a network take at each cut, on this computer.
#pragma once

#include "engine/predict/split_times.h"
#include "engine/runtime/runtime.h"

namespace splitscope {

/// Medians of so many runs of each half, and of their CPU time at a share of a half. The edge and
/// the cloud are this computer, one after the other, on one thread. Ends the program where a run
/// fails.
SplitTimes measuredSplits(const Runtime &runtime, const Tensor &input, int runs);

} // namespace splitscope
