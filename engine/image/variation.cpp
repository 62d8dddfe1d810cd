#include "engine/image/variation.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace splitscope {

namespace {

constexpr std::array brightness{1.0, 0.7, 0.85, 1.2};
constexpr int crops = 5;
static_assert(pictureVariations == 2 * crops * static_cast<int>(brightness.size()));

} // namespace

Picture variationOf(const Picture &picture, int number)
{
    const bool mirrored = number % 2 == 1;
    const int crop = number / 2 % crops;
    const double factor = brightness.at(static_cast<std::size_t>(number / 2 / crops));

    const auto side = [&](int whole) { return crop == 0 ? whole : std::max(whole * 4 / 5, 1); };
    Picture varied{side(picture.width), side(picture.height), {}};
    const bool right = crop == 2 || crop == 4;
    const bool lower = crop == 3 || crop == 4;
    const int left = right ? picture.width - varied.width : 0;
    const int top = lower ? picture.height - varied.height : 0;

    std::array<std::uint8_t, 256> levels{};
    for (std::size_t level = 0; level < levels.size(); ++level)
        levels[level] = static_cast<std::uint8_t>(
            std::min(std::lround(static_cast<double>(level) * factor), 255L));
    varied.rgb.reserve(static_cast<std::size_t>(varied.width)
                       * static_cast<std::size_t>(varied.height) * 3);
    for (int y = 0; y < varied.height; ++y) {
        for (int x = 0; x < varied.width; ++x) {
            const int column = left + (mirrored ? varied.width - 1 - x : x);
            const auto pixel =
                static_cast<std::size_t>(top + y) * static_cast<std::size_t>(picture.width)
                + static_cast<std::size_t>(column);
            for (std::size_t channel = 0; channel < 3; ++channel)
                varied.rgb.push_back(levels[picture.rgb[pixel * 3 + channel]]);
        }
    }
    return varied;
}

} // namespace splitscope
