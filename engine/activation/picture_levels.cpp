#include "engine/activation/picture_levels.h"

#include "engine/image/normalisation.h"

#include <algorithm>
#include <bit>

namespace splitscope {

namespace {

constexpr std::size_t channels = 3;

/// The level that is nearest to a normalised value. NaN becomes a level as well: which one does not
/// matter, since no level is NaN.
std::uint8_t nearestLevel(float value, std::size_t channel)
{
    const float level = (value * imageNetDeviation[channel] + imageNetMean[channel]) * 255.0f;
    return static_cast<std::uint8_t>(level > 0 ? std::min(level, 255.0f) + 0.5f : 0.0f);
}

} // namespace

bool isPictureShape(const TensorShape &shape)
{
    return shape.extents.size() == channels && shape.extents[0] == std::int64_t{channels};
}

std::optional<PictureLevels> levelsOf(const Tensor &tensor)
{
    if (!isPictureShape(tensor.shape))
        return std::nullopt;
    const std::size_t pixels = tensor.values.size() / channels;
    PictureLevels levels(tensor.values.size());
    for (std::size_t channel = 0; channel < channels; ++channel) {
        const NormalisedLevels normalised = normalisedLevels(channel);
        bool exact = true;
        for (std::size_t i = channel * pixels; i < (channel + 1) * pixels; ++i) {
            levels[i] = nearestLevel(tensor.values[i], channel);
            exact &= std::bit_cast<std::uint32_t>(normalised[levels[i]])
                     == std::bit_cast<std::uint32_t>(tensor.values[i]);
        }
        if (!exact)
            return std::nullopt;
    }
    return levels;
}

Tensor pictureTensor(const TensorShape &shape, std::span<const std::uint8_t> levels)
{
    Tensor tensor{shape, std::vector<float>(levels.size())};
    const std::size_t pixels = levels.size() / channels;
    for (std::size_t channel = 0; channel < channels; ++channel) {
        const NormalisedLevels normalised = normalisedLevels(channel);
        for (std::size_t i = channel * pixels; i < (channel + 1) * pixels; ++i)
            tensor.values[i] = normalised[levels[i]];
    }
    return tensor;
}

std::vector<std::uint8_t> interleaved(std::span<const std::uint8_t> planes)
{
    const std::size_t pixels = planes.size() / channels;
    std::vector<std::uint8_t> rgb(planes.size());
    for (std::size_t pixel = 0; pixel < pixels; ++pixel)
        for (std::size_t channel = 0; channel < channels; ++channel)
            rgb[pixel * channels + channel] = planes[channel * pixels + pixel];
    return rgb;
}

PictureLevels planesOf(std::span<const std::uint8_t> rgb)
{
    const std::size_t pixels = rgb.size() / channels;
    PictureLevels planes(rgb.size());
    for (std::size_t pixel = 0; pixel < pixels; ++pixel)
        for (std::size_t channel = 0; channel < channels; ++channel)
            planes[channel * pixels + pixel] = rgb[pixel * channels + channel];
    return planes;
}

} // namespace splitscope
