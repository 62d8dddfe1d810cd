// A tensor as it lies in a file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace splitscope {

enum class NumberType {
    F32,
    F64,
    F16,   ///< IEEE 754 binary16
    BF16,  ///< the upper half of an F32
    Other, ///< known, but no weights are made of it: integers, booleans
};

struct StoredTensor
{
    std::string name;
    NumberType type;
    std::string typeName;  ///< as the file has it: "F32", "LongStorage"
    std::size_t bytesEach; ///< of one number
    std::vector<std::int64_t> extents;
    /// In numbers, one for each extent. Row-major where nothing is odd.
    std::vector<std::int64_t> strides;
    /// From the first number to the last that the strides reach. Checked to be inside the file.
    std::span<const std::byte> bytes;
};

/// Empty where an extent is negative or the product does not fit.
std::optional<std::int64_t> elementCount(const std::vector<std::int64_t> &extents);
/// Numbers from the first that the strides reach to the last, both included; 0 for a tensor of
/// none. Empty for a negative stride or one too large to count.
std::optional<std::int64_t> reach(const std::vector<std::int64_t> &extents,
                                  const std::vector<std::int64_t> &strides);
std::vector<std::int64_t> rowMajorStrides(const std::vector<std::int64_t> &extents);
/// "64x3x11x11", or "scalar".
std::string extentsText(const std::vector<std::int64_t> &extents);

/// Numbers [first, first + values.size()) in row-major order, as F32. Of type F32, F64, F16, BF16.
void readNumbers(const StoredTensor &tensor, std::int64_t first, std::span<float> values);

} // namespace splitscope
