// The tensors of a state dict that has been unpickled.
#pragma once

#include "engine/result.h"
#include "engine/weights/restricted_pickle.h"
#include "engine/weights/stored_tensor.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace splitscope {

/// The numbers of one or more tensors, by the key that the pickle has for them.
using Storages = std::unordered_map<std::string, std::span<const std::byte>>;

/// What a state dict's pickle yields is a dict of names and tensors.
/// Errors, with an empty subject, as of the next two: WeightsUnusable, WeightsTensorExtra.
Result<void> checkStateDict(const PickleValue &root);

/// How many bytes `storage`, of Kind::Storage, says that it has.
/// Errors: WeightsTensorType, WeightsUnusable.
Result<std::uint64_t> storageBytes(const PickleValue &storage);

/// Each within its storage. Precondition: checkStateDict() passed.
/// Errors: WeightsTensorType, WeightsTensorDamaged.
Result<std::vector<StoredTensor>> storedTensors(const PickleValue &root, const Storages &storages);

} // namespace splitscope
