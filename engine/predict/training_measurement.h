// Measures generated networks on this computer, layer by layer.
#pragma once

#include "engine/predict/layer_regression.h"
#include "engine/runtime/runtime.h"

#include <span>
#include <stop_token>
#include <vector>

namespace splitscope {

/// Medians over so many whole forwards of each network. A layer that does more than one step, or
/// none, is left out: its time cannot be told from theirs. Blocks.
/// Errors: those of Runtime::make and of profileLayers.
Result<std::vector<LayerSample>> measureNetworks(std::span<const Network> networks, int runs,
                                                 int threads, const Progress &progress = {},
                                                 const std::stop_token &stop = {});

} // namespace splitscope
