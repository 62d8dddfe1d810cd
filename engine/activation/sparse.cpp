#include "engine/activation/sparse.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <numeric>

namespace splitscope {

SparseValues sparseOf(std::span<const float> values)
{
    SparseValues sparse{std::vector<std::byte>(maskBytes(values.size())),
                        std::vector<float>(values.size())};
    std::size_t count = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const unsigned isPresent = std::bit_cast<std::uint32_t>(values[i]) != 0;
        sparse.mask[i / 8] |= static_cast<std::byte>(isPresent << (i % 8));
        // Written in any case and kept only if it counts: a branch would be guessed wrong as often
        // as a ReLU's output changes between zero and not.
        sparse.present[count] = values[i];
        count += isPresent;
    }
    sparse.present.resize(count);
    return sparse;
}

std::optional<std::size_t> presentIn(std::span<const std::byte> mask, std::size_t values)
{
    const std::size_t spare = mask.size() * 8 - values;
    if (spare > 0
        && std::countl_zero(static_cast<std::uint8_t>(mask.back())) < static_cast<int>(spare))
        return std::nullopt;
    return std::accumulate(
        mask.begin(), mask.end(), std::size_t{0}, [](std::size_t count, std::byte byte) {
            return count + static_cast<std::size_t>(std::popcount(static_cast<std::uint8_t>(byte)));
        });
}

std::vector<float> denseOf(std::span<const std::byte> mask, std::size_t values,
                           std::span<const float> present)
{
    std::vector<float> dense(values);
    std::size_t next = 0;
    for (std::size_t byte = 0; byte < mask.size(); ++byte) {
        auto bits = static_cast<std::uint8_t>(mask[byte]);
        for (; bits != 0; bits &= static_cast<std::uint8_t>(bits - 1))
            dense[byte * 8 + static_cast<std::size_t>(std::countr_zero(bits))] = present[next++];
    }
    return dense;
}

} // namespace splitscope
