// A network's layers as LibTorch computes them: what every faster way is measured against, and what
// runs where there is none. A torch header: only the runtime's own sources include it.
#pragma once

#include "engine/model/network.h"
#include "engine/model/tensor.h"
#include "engine/model/weights.h"

#include <ATen/ATen.h>

#include <vector>

namespace splitscope {

/// The layer's parameters, in their order, shaped as PyTorch has them.
std::vector<at::Tensor> torchParameters(const Layer &layer, const WeightSource &weights);

/// Feature maps are 1 x C x H x W; after Flatten a plain vector. Call under c10::InferenceMode.
/// Throws c10::Error.
at::Tensor applyInTorch(const LayerSpec &spec, const std::vector<at::Tensor> &parameters,
                        const at::Tensor &input);

at::Tensor toTorch(const Tensor &tensor);
Tensor fromTorch(const at::Tensor &tensor, const TensorShape &shape);

} // namespace splitscope
