#include "engine/image/normalisation.h"
#include "engine/torch/in_torch.h"

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

Tensor preprocessInTorch(const Picture &picture, const Network &network)
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
    const auto offset = [](std::int64_t side, std::int64_t cropped) {
        return std::lrint(static_cast<double>(side - cropped) / 2);
    };
    // One channel at a time: a large picture's floats are several times its bytes.
    const auto channelLevels = [&](std::int64_t channel) {
        at::Tensor pixels = bytes.select(2, channel).to(at::kFloat).contiguous();
        pixels = at::_upsample_bilinear2d_aa(pixels.view({1, 1, height, width}),
                                             {resized(height), resized(width)},
                                             /*align_corners=*/false);
        pixels = pixels.narrow(2, offset(resized(height), extents[1]), extents[1])
                     .narrow(3, offset(resized(width), extents[2]), extents[2]);
        // Whole levels again, as a picture of this size has them.
        return pixels[0][0].round().clamp_(0, 255).to(at::kByte);
    };
    at::Tensor pixels = at::stack({channelLevels(0), channelLevels(1), channelLevels(2)});
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
