// Measures how long each layer of a network takes on this computer.
#pragma once

#include "engine/runtime/runtime.h"

namespace splitscope {

/// Median and spread of each layer over so many whole forwards, after some that do not count. On
/// the runtime's threads, or on one under a share below 1, which is kept by pacing. Blocks. Errors:
/// those of Runtime::run; NetworkUnusable for more than mostMeasuredLayers.
Result<MeasuredTimes> profileLayers(const Runtime &runtime, const Tensor &input, CpuShare share,
                                    int runs, const Progress &progress = {},
                                    const std::stop_token &stop = {});

} // namespace splitscope
