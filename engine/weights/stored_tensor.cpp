#include "engine/weights/stored_tensor.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

namespace splitscope {

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

float fromHalf(std::uint16_t half)
{
    const std::uint32_t sign = (half & 0x8000u) << 16;
    const std::uint32_t exponent = (half >> 10) & 0x1fu;
    const std::uint32_t mantissa = half & 0x3ffu;
    if (exponent == 0x1f)
        return std::bit_cast<float>(sign | 0x7f800000u | (mantissa << 13));
    if (exponent == 0) {
        const float tiny = static_cast<float>(mantissa) * 0x1p-24f;
        return sign ? -tiny : tiny;
    }
    return std::bit_cast<float>(sign | ((exponent + 112) << 23) | (mantissa << 13));
}

float fromBrain(std::uint16_t upper)
{
    return std::bit_cast<float>(std::uint32_t{upper} << 16);
}

template<typename Stored, typename Convert>
void convert(const std::byte *from, std::span<float> values, Convert converted)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        Stored stored; // files do not align their numbers
        std::memcpy(&stored, from + i * sizeof stored, sizeof stored);
        values[i] = converted(stored);
    }
}

/// Numbers that lie side by side.
void readPlain(NumberType type, const std::byte *from, std::span<float> values)
{
    switch (type) {
    case NumberType::F32:
        std::memcpy(values.data(), from, values.size_bytes());
        return;
    case NumberType::F64:
        return convert<double>(from, values, [](double x) { return static_cast<float>(x); });
    case NumberType::F16:
        return convert<std::uint16_t>(from, values, fromHalf);
    case NumberType::BF16:
        return convert<std::uint16_t>(from, values, fromBrain);
    case NumberType::Other:
        return;
    }
}

void readStrided(const StoredTensor &tensor, std::int64_t first, std::span<float> values)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::int64_t rest = first + static_cast<std::int64_t>(i);
        std::int64_t place = 0;
        for (std::size_t axis = tensor.extents.size(); axis-- > 0;) {
            place += rest % tensor.extents[axis] * tensor.strides[axis];
            rest /= tensor.extents[axis];
        }
        readPlain(tensor.type,
                  tensor.bytes.data() + static_cast<std::size_t>(place) * tensor.bytesEach,
                  values.subspan(i, 1));
    }
}

} // namespace

std::optional<std::int64_t> elementCount(const std::vector<std::int64_t> &extents)
{
    if (std::ranges::any_of(extents, [](std::int64_t extent) { return extent < 0; }))
        return std::nullopt;
    std::int64_t count = 1;
    for (const std::int64_t extent : extents) {
        if (count > most / std::max<std::int64_t>(extent, 1))
            return std::nullopt;
        count *= std::max<std::int64_t>(extent, 1);
    }
    return std::ranges::find(extents, 0) == extents.end() ? count : 0;
}

std::optional<std::int64_t> reach(const std::vector<std::int64_t> &extents,
                                  const std::vector<std::int64_t> &strides)
{
    const auto count = elementCount(extents);
    if (!count || strides.size() != extents.size())
        return std::nullopt;
    if (*count == 0)
        return 0;
    std::int64_t last = 0;
    for (std::size_t axis = 0; axis < extents.size(); ++axis) {
        const std::int64_t steps = extents[axis] - 1;
        if (strides[axis] < 0 || (steps > 0 && strides[axis] > (most - 1 - last) / steps))
            return std::nullopt;
        last += steps * strides[axis];
    }
    return last + 1;
}

std::vector<std::int64_t> rowMajorStrides(const std::vector<std::int64_t> &extents)
{
    std::vector<std::int64_t> strides(extents.size(), 1);
    for (std::size_t axis = extents.size(); axis-- > 1;)
        strides[axis - 1] = strides[axis] * std::max<std::int64_t>(extents[axis], 1);
    return strides;
}

std::string extentsText(const std::vector<std::int64_t> &extents)
{
    std::string text;
    for (const std::int64_t extent : extents)
        text += (text.empty() ? "" : "x") + std::to_string(extent);
    return text.empty() ? "scalar" : text;
}

void readNumbers(const StoredTensor &tensor, std::int64_t first, std::span<float> values)
{
    if (values.empty())
        return; // nowhere is no place to copy to
    if (tensor.strides != rowMajorStrides(tensor.extents))
        return readStrided(tensor, first, values);
    readPlain(tensor.type, tensor.bytes.data() + static_cast<std::size_t>(first) * tensor.bytesEach,
              values);
}

} // namespace splitscope
