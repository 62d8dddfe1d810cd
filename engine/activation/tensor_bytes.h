// The layouts of coding.h before any compression.
#pragma once

#include "engine/activation/coding.h"

namespace splitscope {

/// Least and most bytes that a tensor of this shape becomes in a format; equal where the values do
/// not matter.
struct ByteRange
{
    std::size_t least = 0;
    std::size_t most = 0;
};

ByteRange bytesOf(ActivationFormat format, const TensorShape &shape);

/// What a format cannot hold has a reason: a phrase that net/error_text.h words.
tl::expected<std::vector<std::byte>, const char *> toBytes(ActivationFormat format,
                                                           const Tensor &tensor);
/// For any bytes within bytesOf().
tl::expected<Tensor, const char *> fromBytes(ActivationFormat format, const TensorShape &shape,
                                             std::span<const std::byte> bytes);

} // namespace splitscope
