// A bit for each value, and only the values that are not zero.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace splitscope {

/// Bit i % 8 (the lowest first) of byte i / 8 says that value i follows; what is left of the last
/// byte is 0. Only +0.0 is left out, so that -0.0 keeps its sign.
struct SparseValues
{
    std::vector<std::byte> mask;
    std::vector<float> present; ///< in their order
};

constexpr std::size_t maskBytes(std::size_t values)
{
    return (values + 7) / 8;
}

SparseValues sparseOf(std::span<const float> values);
/// How many values the mask says are present. Empty if it marks one beyond the last.
std::optional<std::size_t> presentIn(std::span<const std::byte> mask, std::size_t values);
/// Precondition: presentIn() of them are present.
std::vector<float> denseOf(std::span<const std::byte> mask, std::size_t values,
                           std::span<const float> present);

} // namespace splitscope
