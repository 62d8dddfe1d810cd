// What torch.save(model.state_dict(), …) writes.
#pragma once

#include "engine/result.h"
#include "engine/weights/stored_tensor.h"

#include <cstddef>
#include <span>
#include <vector>

namespace splitscope {

/// The zip archive of PyTorch 1.6 and later.
bool isStateDictArchive(std::span<const std::byte> file);
/// The chain of pickles of PyTorch before 1.6, as torchvision still publishes it.
bool isLegacyStateDict(std::span<const std::byte> file);

/// In the file's order. Their bytes are the file's own, within it.
/// Errors, with an empty subject: WeightsUnusable, WeightsNotOnlyTensors, WeightsTensorExtra (what
/// is no tensor), WeightsTensorDamaged.
Result<std::vector<StoredTensor>> readStateDictArchive(std::span<const std::byte> file);
Result<std::vector<StoredTensor>> readLegacyStateDict(std::span<const std::byte> file);

} // namespace splitscope
