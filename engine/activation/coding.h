// The tensor at the cut as bytes, and back.
#pragma once

#include "engine/model/tensor.h"
#include "engine/result.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace splitscope {

enum class Coding {
    Float32, ///< the values as they are, little-endian: lossless
};

/// "fp32": on the wire and in records.
std::string_view codingId(Coding coding);
/// Errors: MessageMalformed.
Result<Coding> codingById(std::string_view id);

/// The most bytes that a tensor of this shape can become.
std::size_t maxEncodedBytes(Coding coding, const TensorShape &shape);
std::vector<std::byte> encode(Coding coding, const Tensor &tensor);
/// Errors: PayloadShapeMismatch if the bytes are not what such a tensor becomes.
Result<Tensor> decode(Coding coding, const TensorShape &shape, std::span<const std::byte> bytes);

} // namespace splitscope
