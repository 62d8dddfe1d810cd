#include "engine/image/preprocess.h"

#include "engine/image/normalisation.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cmath>

namespace splitscope {

namespace {

constexpr std::int64_t resizedShorterSide = 256;
constexpr std::int64_t cropped = 224;

} // namespace

Tensor preprocess(const Picture &picture)
{
    const c10::InferenceMode inference;
    const std::int64_t height = picture.height;
    const std::int64_t width = picture.width;
    const std::int64_t shorter = std::min(height, width);
    const auto resized = [&](std::int64_t side) { return resizedShorterSide * side / shorter; };

    // from_blob takes no const pointer; nothing writes through this one.
    const at::Tensor bytes = at::from_blob(const_cast<std::uint8_t *>(picture.rgb.data()),
                                           {height, width, 3}, at::kByte);
    at::Tensor pixels = bytes.permute({2, 0, 1}).unsqueeze(0).to(at::kFloat);
    pixels = at::_upsample_bilinear2d_aa(pixels.contiguous(), {resized(height), resized(width)},
                                         /*align_corners=*/false);
    const auto offset = [](std::int64_t side) {
        return std::lrint(static_cast<double>(side - cropped) / 2);
    };
    pixels = pixels[0]
                 .narrow(1, offset(resized(height)), cropped)
                 .narrow(2, offset(resized(width)), cropped);
    // Whole levels again, as a picture of this size has them.
    pixels = pixels.round().clamp_(0, 255).to(at::kByte).contiguous();

    Tensor input{{{3, cropped, cropped}}, {}};
    input.values.reserve(static_cast<std::size_t>(input.shape.elements()));
    const std::uint8_t *level = pixels.data_ptr<std::uint8_t>();
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const NormalisedLevels normalised = normalisedLevels(channel);
        for (std::int64_t pixel = 0; pixel < cropped * cropped; ++pixel)
            input.values.push_back(normalised[*level++]);
    }
    return input;
}

} // namespace splitscope
