// The parts of TorchLibrary, one for each file beside this one.
#pragma once

#include "engine/torch/torch_library.h"

namespace splitscope {

Tensor preprocessInTorch(const Picture &picture, const Network &network);
Result<Model> loadScriptInTorch(const std::filesystem::path &file,
                                const std::optional<TensorShape> &inputShape);
std::shared_ptr<const Kernel> kernelInTorch(const Layer &layer,
                                            const std::vector<std::span<const float>> &parameters);
Blas blasOfTorch();

} // namespace splitscope
