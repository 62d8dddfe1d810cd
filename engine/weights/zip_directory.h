// Where the records of a zip archive lie, as PyTorch writes it: stored, never compressed.
#pragma once

#include "engine/result.h"

#include <cstddef>
#include <span>
#include <string>
#include <unordered_map>

namespace splitscope {

/// Each record's bytes, within the archive's. Nothing is unpacked, so nothing can grow.
/// Errors, with an empty subject: WeightsUnusable for a directory that is damaged or truncated, and
/// for records that are compressed or encrypted.
Result<std::unordered_map<std::string, std::span<const std::byte>>>
zipDirectory(std::span<const std::byte> archive);

} // namespace splitscope
