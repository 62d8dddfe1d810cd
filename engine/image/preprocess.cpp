#include "engine/image/preprocess.h"

#include "engine/image/normalisation.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cmath>

namespace splitscope {

namespace {

/// ITU-R 601, with the digits and the truncation of torchvision's rgb_to_grayscale.
at::Tensor grey(const at::Tensor &levels)
{
    const at::Tensor rgb = levels.to(at::kFloat);
    return (0.2989 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]).to(at::kByte).unsqueeze(0);
}

} // namespace

Tensor preprocess(const Picture &picture, const Network &network)
{
    const c10::InferenceMode inference;
    const PictureInput &wanted = network.pictureInput();
    const std::vector<std::int64_t> &extents = network.inputShape().extents;
    const std::int64_t height = picture.height;
    const std::int64_t width = picture.width;
    const std::int64_t shorter = std::min(height, width);
    const auto resized = [&](std::int64_t side) { return wanted.shorterSide * side / shorter; };

    // from_blob takes no const pointer; nothing writes through this one.
    const at::Tensor bytes = at::from_blob(const_cast<std::uint8_t *>(picture.rgb.data()),
                                           {height, width, 3}, at::kByte);
    at::Tensor pixels = bytes.permute({2, 0, 1}).unsqueeze(0).to(at::kFloat);
    pixels = at::_upsample_bilinear2d_aa(pixels.contiguous(), {resized(height), resized(width)},
                                         /*align_corners=*/false);
    const auto crop = [&](std::int64_t dimension, std::int64_t side, std::int64_t cropped) {
        const auto offset = std::lrint(static_cast<double>(side - cropped) / 2);
        pixels = pixels.narrow(dimension, offset, cropped);
    };
    pixels = pixels[0];
    crop(1, resized(height), extents[1]);
    crop(2, resized(width), extents[2]);
    // Whole levels again, as a picture of this size has them.
    pixels = pixels.round().clamp_(0, 255).to(at::kByte);
    pixels = (wanted.mean.size() == 1 ? grey(pixels) : pixels).contiguous();

    Tensor input{network.inputShape(), {}};
    input.values.reserve(static_cast<std::size_t>(input.shape.elements()));
    const std::uint8_t *level = pixels.data_ptr<std::uint8_t>();
    for (std::size_t channel = 0; channel < wanted.mean.size(); ++channel) {
        const NormalisedLevels normalised =
            normalisedLevels(wanted.mean[channel], wanted.deviation[channel]);
        for (std::int64_t pixel = 0; pixel < extents[1] * extents[2]; ++pixel)
            input.values.push_back(normalised[*level++]);
    }
    return input;
}

} // namespace splitscope
