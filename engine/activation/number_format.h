// Float32 values as fewer bytes each, and back: the loops that every coding is made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace splitscope {

/// What is written little-endian.
enum class NumberFormat {
    Float32,  ///< as they are
    Float16,  ///< IEEE 754 binary16, rounded to the nearest, ties to even
    BFloat16, ///< the upper half of a float32, rounded to the nearest, ties to even
};

std::size_t bytesPerNumber(NumberFormat format);
/// Whether every value is finite and none rounds to infinity.
bool holdsAll(NumberFormat format, std::span<const float> values);
/// Precondition: `bytes` has bytesPerNumber() for each value.
void writeNumbers(NumberFormat format, std::span<const float> values, std::span<std::byte> bytes);
void readNumbers(NumberFormat format, std::span<const std::byte> bytes, std::span<float> values);

/// x = lowest + step * q with q 0..255, in float64, where the product is exact and its sum with the
/// lowest finite, and then rounded to float32: the same bits on every computer.
struct AffineScale
{
    float lowest = 0;
    float step = 0; ///< 0 when all values are equal

    /// Both finite, the step not negative, and the highest value finite too.
    bool usable() const;
};

/// lowest, step: two float32.
inline constexpr std::size_t affineScaleBytes = 8;

/// Empty when a value is not finite. Values that are all equal have their own scale, with step 0,
/// and come back exactly; no values at all have lowest 0 and step 0.
std::optional<AffineScale> affineScaleOf(std::span<const float> values);
/// The nearest level of each value: off by half a step at most, and float32's own rounding.
void quantise(const AffineScale &scale, std::span<const float> values, std::span<std::byte> levels);
/// Precondition: the scale is usable.
void dequantise(const AffineScale &scale, std::span<const std::byte> levels,
                std::span<float> values);

} // namespace splitscope
