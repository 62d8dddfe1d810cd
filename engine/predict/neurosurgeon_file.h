// Fitted regressions as a file: docs/MEASURING.md ("Neurosurgeon").
#pragma once

#include "engine/predict/neurosurgeon.h"
#include "engine/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace splitscope {

inline constexpr int neurosurgeonFileVersion = 1;
/// In bytes: some fifty times what one has.
inline constexpr std::size_t longestNeurosurgeonFile = 1 << 20;

/// `file` is its path, for errors. Strict: everything in the text is understood and within its
/// range, every kind of work has its regression, and each has as many figures as its form needs.
/// Errors: PredictorFileUnusable; the subject ends in the line where the text is no JSON.
Result<Neurosurgeon> readNeurosurgeon(std::string_view text, const std::string &file);

/// JSON, which readNeurosurgeon() reads as the same. Precondition: a regression for each kind, a
/// host and a software.
std::string writtenNeurosurgeon(const Neurosurgeon &neurosurgeon);

} // namespace splitscope
