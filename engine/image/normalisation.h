// Between a picture's 8-bit levels and the numbers that networks trained on ImageNet expect.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace splitscope {

/// ImageNet's mean and standard deviation of red, green and blue, each of 0..1.
inline constexpr std::array imageNetMean{0.485f, 0.456f, 0.406f};
inline constexpr std::array imageNetDeviation{0.229f, 0.224f, 0.225f};

/// The 256 levels of one channel (0..2), normalised as torchvision does: divided by 255, less the
/// mean, divided by the deviation, in float32. Whoever makes an input or takes one apart goes
/// through this table, so that the same level is the same bits everywhere.
using NormalisedLevels = std::array<float, 256>;

constexpr NormalisedLevels normalisedLevels(std::size_t channel)
{
    NormalisedLevels levels{};
    for (std::size_t level = 0; level < levels.size(); ++level)
        levels[level] = (static_cast<float>(level) / 255.0f - imageNetMean[channel])
                        / imageNetDeviation[channel];
    return levels;
}

} // namespace splitscope
