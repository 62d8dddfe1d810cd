// A network's layers as LibTorch computes them: what every faster way is measured against, and what
// runs where there is none.
#pragma once

#include "engine/model/layer.h"

#include <vector>

namespace at {
class Tensor;
}

namespace splitscope {

/// Feature maps are 1 x C x H x W; after Flatten a plain vector. Call under c10::InferenceMode.
/// Throws c10::Error.
at::Tensor applyInTorch(const LayerSpec &spec, const std::vector<at::Tensor> &parameters,
                        const at::Tensor &input);

} // namespace splitscope
