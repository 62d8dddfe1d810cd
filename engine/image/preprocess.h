// From a picture to the tensor that networks trained on ImageNet expect.
#pragma once

#include "engine/image/picture.h"
#include "engine/model/tensor.h"

namespace splitscope {

/// Shorter side to 256 (bilinear, antialiased, rounded to whole levels), centre crop 224,
/// normalised as normalisation.h has it: torchvision's reference transform for 8-bit tensors.
/// Output 3x224x224. Precondition: width and height at least 1. Any thread.
Tensor preprocess(const Picture &picture);

} // namespace splitscope
