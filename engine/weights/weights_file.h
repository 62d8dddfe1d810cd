// Weights that were trained somewhere, from a file.
#pragma once

#include "engine/model/network.h"
#include "engine/model/weights.h"
#include "engine/result.h"

#include <filesystem>
#include <memory>

namespace splitscope {

/// A safetensors file or a PyTorch state dict (either format), told by its content. Its tensors are
/// the network's parameters, no less and no more; a batch normalisation's num_batches_tracked is
/// passed over. Their numbers are F32, F64, F16 or BF16 and are read as F32.
/// Only what says where the tensors are is looked at, and every size is compared with the file's
/// before memory is taken; WeightSource::check() looks at the numbers.
/// Errors, each with the file as its subject: WeightsUnusable, WeightsNotOnlyTensors,
/// WeightsTensorMissing, WeightsTensorExtra, WeightsTensorShape, WeightsTensorType,
/// WeightsTensorDamaged.
Result<std::shared_ptr<const WeightSource>> openWeights(const std::filesystem::path &path,
                                                        const Network &network);

} // namespace splitscope
