// A network's layers as LibTorch computes them: what every faster way is measured against, and what
// runs where there is none. A torch header: only the runtime's own sources include it.
#pragma once

#include "engine/model/layer.h"

#include <ATen/ATen.h>

#include <vector>

namespace splitscope {

/// Feature maps are 1 x C x H x W; after Flatten a plain vector. Call under c10::InferenceMode.
/// Throws c10::Error.
at::Tensor applyInTorch(const LayerSpec &spec, const std::vector<at::Tensor> &parameters,
                        const at::Tensor &input);

} // namespace splitscope
