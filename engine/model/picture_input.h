// What a picture becomes before a network sees it.
#pragma once

#include "engine/model/tensor_shape.h"

#include <cstdint>
#include <vector>

namespace splitscope {

/// The shorter side is resized, the centre is cropped to the network's input, and each channel's
/// levels, as 0..1, lose the mean and are divided by the deviation.
struct PictureInput
{
    std::int64_t shorterSide = 0;
    /// Red, green and blue; or one entry, for grey.
    std::vector<float> mean = {};
    std::vector<float> deviation = {};

    bool operator==(const PictureInput &) const = default;
};

/// Three channels as torchvision's reference transform has them: the crop is 7/8 of the resized
/// picture, normalised by ImageNet's mean and deviation. One channel: the whole square, 0..1.
PictureInput usualInput(const TensorShape &input);

} // namespace splitscope
