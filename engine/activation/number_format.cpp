#include "engine/activation/number_format.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace splitscope {

static_assert(std::endian::native == std::endian::little,
              "activations travel little-endian and are copied as they are");

namespace {

using Bits = std::uint32_t;

constexpr Bits magnitudeMask = 0x7fffffff;
constexpr Bits infinity = 0x7f800000;

// The conversions choose between values that are all computed, never between branches: that is what
// a compiler turns into vector instructions.

std::uint16_t halfOf(float value)
{
    const Bits bits = std::bit_cast<Bits>(value);
    const Bits sign = (bits >> 16) & 0x8000;
    const Bits magnitude = bits & magnitudeMask;
    // Another bias of the exponent, and half of the last place (less one for a tie at an even one).
    const Bits normal = (magnitude - 0x38000000 + 0xfff + ((magnitude >> 13) & 1)) >> 13;
    // Below 2^-14 a half counts in steps of 2^-24, as a float between 0.5 and 1 does.
    const Bits subnormal =
        std::bit_cast<Bits>(std::bit_cast<float>(magnitude) + 0.5f) - std::bit_cast<Bits>(0.5f);
    return static_cast<std::uint16_t>(sign | (magnitude < 0x38800000 ? subnormal : normal));
}

float floatOfHalf(std::uint16_t half)
{
    const Bits magnitude = half & Bits{0x7fff};
    const Bits sign = (half & Bits{0x8000}) << 16;
    const Bits normal = (magnitude << 13) + 0x38000000;
    const Bits subnormal =
        std::bit_cast<Bits>(static_cast<float>(static_cast<std::int32_t>(magnitude)) * 0x1p-24f);
    const Bits notFinite = (magnitude << 13) | infinity;
    const Bits usual = magnitude < 0x400 ? subnormal : normal;
    return std::bit_cast<float>(sign | (magnitude < 0x7c00 ? usual : notFinite));
}

std::uint16_t brainFloatOf(float value)
{
    const Bits bits = std::bit_cast<Bits>(value);
    return static_cast<std::uint16_t>((bits + 0x7fff + ((bits >> 16) & 1)) >> 16);
}

float floatOfBrainFloat(std::uint16_t half)
{
    return std::bit_cast<float>(Bits{half} << 16);
}

template<typename Convert>
void writeHalves(std::span<const float> values, std::span<std::byte> bytes, Convert convert)
{
    std::byte *out = bytes.data();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::uint16_t half = convert(values[i]);
        std::memcpy(out + 2 * i, &half, 2);
    }
}

template<typename Convert>
void readHalves(std::span<const std::byte> bytes, std::span<float> values, Convert convert)
{
    const std::byte *in = bytes.data();
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::uint16_t half = 0;
        std::memcpy(&half, in + 2 * i, 2);
        values[i] = convert(half);
    }
}

/// The bits of the largest magnitude: those of a NaN or an infinity are above all others.
Bits largestMagnitude(std::span<const float> values)
{
    Bits largest = 0;
    for (const float value : values)
        largest = std::max(largest, std::bit_cast<Bits>(value) & magnitudeMask);
    return largest;
}

/// The magnitude from which on a format rounds to infinity.
Bits beyond(NumberFormat format)
{
    switch (format) {
    case NumberFormat::Float32:
        return infinity;
    case NumberFormat::Float16:
        return std::bit_cast<Bits>(65520.0f); // half a step above 65504
    case NumberFormat::BFloat16:
        return 0x7f7f8000;
    }
    return 0;
}

} // namespace

std::size_t bytesPerNumber(NumberFormat format)
{
    return format == NumberFormat::Float32 ? 4 : 2;
}

bool holdsAll(NumberFormat format, std::span<const float> values)
{
    return largestMagnitude(values) < beyond(format);
}

void writeNumbers(NumberFormat format, std::span<const float> values, std::span<std::byte> bytes)
{
    switch (format) {
    case NumberFormat::Float32:
        std::ranges::copy(std::as_bytes(values), bytes.begin());
        break;
    case NumberFormat::Float16:
        writeHalves(values, bytes, halfOf);
        break;
    case NumberFormat::BFloat16:
        writeHalves(values, bytes, brainFloatOf);
        break;
    }
}

void readNumbers(NumberFormat format, std::span<const std::byte> bytes, std::span<float> values)
{
    switch (format) {
    case NumberFormat::Float32:
        std::ranges::copy(bytes, std::as_writable_bytes(values).begin());
        break;
    case NumberFormat::Float16:
        readHalves(bytes, values, floatOfHalf);
        break;
    case NumberFormat::BFloat16:
        readHalves(bytes, values, floatOfBrainFloat);
        break;
    }
}

bool AffineScale::usable() const
{
    return std::isfinite(lowest) && std::isfinite(step) && step >= 0
           && double{lowest} + double{step} * 255 <= std::numeric_limits<float>::max();
}

std::optional<AffineScale> affineScaleOf(std::span<const float> values)
{
    if (values.empty())
        return AffineScale{};
    if (!holdsAll(NumberFormat::Float32, values))
        return std::nullopt;
    float lowest = values.front();
    float highest = values.front();
    for (const float value : values) {
        lowest = std::min(lowest, value);
        highest = std::max(highest, value);
    }
    AffineScale scale{lowest, static_cast<float>((double{highest} - double{lowest}) / 255)};
    // Rounded up, it might lead beyond the largest float.
    while (!scale.usable())
        scale.step = std::nextafter(scale.step, 0.0f);
    return scale;
}

void quantise(const AffineScale &scale, std::span<const float> values, std::span<std::byte> levels)
{
    // In double the difference of any two floats is finite.
    const double lowest = scale.lowest;
    const double perStep = scale.step > 0 ? 1 / double{scale.step} : 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double level = (double{values[i]} - lowest) * perStep + 0.5;
        levels[i] = static_cast<std::byte>(static_cast<std::int32_t>(std::min(level, 255.0)));
    }
}

void dequantise(const AffineScale &scale, std::span<const std::byte> levels,
                std::span<float> values)
{
    const double lowest = scale.lowest;
    const double step = scale.step;
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>(lowest + step * static_cast<double>(levels[i]));
}

} // namespace splitscope
