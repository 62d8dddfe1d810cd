#include "engine/image/preprocess.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

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
    at::Tensor pixels = bytes.permute({2, 0, 1}).unsqueeze(0).to(at::kFloat).div_(255);
    pixels = at::_upsample_bilinear2d_aa(pixels.contiguous(), {resized(height), resized(width)},
                                         /*align_corners=*/false);
    const auto offset = [](std::int64_t side) {
        return std::lrint(static_cast<double>(side - cropped) / 2);
    };
    pixels = pixels[0]
                 .narrow(1, offset(resized(height)), cropped)
                 .narrow(2, offset(resized(width)), cropped);
    const at::Tensor mean = at::tensor({0.485f, 0.456f, 0.406f}).view({3, 1, 1});
    const at::Tensor deviation = at::tensor({0.229f, 0.224f, 0.225f}).view({3, 1, 1});
    pixels = pixels.sub(mean).div_(deviation).contiguous();

    const float *values = pixels.data_ptr<float>();
    return {{{3, cropped, cropped}}, std::vector<float>(values, values + pixels.numel())};
}

} // namespace splitscope
