// The safetensors format of Hugging Face: a JSON header, then the tensors' bytes.
#pragma once

#include "engine/result.h"
#include "engine/weights/stored_tensor.h"

#include <cstddef>
#include <span>
#include <vector>

namespace splitscope {

bool isSafetensors(std::span<const std::byte> file);

/// By place in the file. Their bytes are the file's own, within it; together they are all that
/// follows the header, each once.
/// Errors, with an empty subject: WeightsUnusable; WeightsTensorType for a type that the format
/// does not have; WeightsTensorDamaged for a tensor whose bytes are not where they should be.
Result<std::vector<StoredTensor>> readSafetensors(std::span<const std::byte> file);

} // namespace splitscope
