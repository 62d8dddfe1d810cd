// A user's own network, from a TorchScript file.
#pragma once

#include "engine/model/network.h"
#include "engine/model/weights.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace splitscope {

/// A network and its weights.
struct Model
{
    Network network;
    std::shared_ptr<const WeightSource> weights;
};

/// Reads what torch.jit.trace or torch.jit.script made of a plain sequence of layers: convolutions,
/// linear layers, batch normalisations, poolings, ReLU, ReLU6, tanh, sigmoid, flatten, dropout.
/// Every other operation is refused by its name, as are branches, dilation, and kernels that are
/// not square. The network's id is "script:" and the file's name.
///
/// The input's shape is the file's own, where it tells one, or else `inputShape`; it has to be a
/// picture's, 1 or 3 x height x width.
///
/// The program is read, never run; but LibTorch parses it and folds its constants, and was not made
/// to withstand a file that is meant to harm: open only files of people you trust.
/// Any thread. Errors: NetworkUnusable, InputShapeNeeded.
Result<Model> loadTorchScript(const std::filesystem::path &file,
                              const std::optional<TensorShape> &inputShape);

} // namespace splitscope
