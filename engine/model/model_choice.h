// Which model a program is asked to run.
#pragma once

#include "engine/model/torch_script.h"
#include "engine/model/weight_precision.h"
#include "engine/model/weights.h"
#include "engine/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace splitscope {

struct ModelChoice
{
    /// An id of networkIds(), or the path of a TorchScript file, which has weights of its own.
    std::string networkId;
    std::filesystem::path weights = {}; ///< a file; empty: seeded
    std::uint64_t seed = defaultSeed;
    /// Of the weights of linear layers, which another answer pays for.
    WeightPrecision precision = WeightPrecision::Float32;
    /// For a TorchScript file, which rarely tells it.
    std::optional<TensorShape> inputShape = {};

    bool operator==(const ModelChoice &) const = default;
};

/// "alexnet-lab", or "alexnet-lab int8" where the precision is not float32: runs of models with
/// different names are not compared.
std::string modelName(const ModelChoice &model, const Network &network);

/// Whether a text that names a network is a file's path: it is no id, and has a folder or an
/// ending.
bool namesFile(const std::string &network);

/// Errors: UnknownModel, and loadTorchScript()'s, which it calls for a file.
Result<Network> chosenNetwork(const ModelChoice &choice);

/// The choice's weights for its network, which is no file's. Whoever reads them looks whether they
/// are finite. Errors: those of openWeights().
Result<std::shared_ptr<const WeightSource>> chosenWeights(const ModelChoice &choice,
                                                          const Network &network);

/// Errors: as the two above.
Result<Model> chosenModel(const ModelChoice &choice);

} // namespace splitscope
