// The extents of a tensor without its batch dimension, which is always 1 here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace splitscope {

/// Channels x height x width after a convolution or a pooling, or a single extent after a
/// Flatten or Linear layer.
struct TensorShape
{
    std::vector<std::int64_t> extents;

    std::int64_t elements() const;
    /// As float32.
    std::int64_t bytes() const { return elements() * 4; }
    /// "256x5x5"
    std::string toString() const;
    /// From toString()'s form. Empty where a part is no positive number.
    static std::optional<TensorShape> fromString(std::string_view text);

    bool operator==(const TensorShape &) const = default;
};

} // namespace splitscope
