// From a picture to the tensor that networks trained on ImageNet expect.
#pragma once

#include "engine/image/picture.h"
#include "engine/model/tensor.h"

namespace splitscope {

/// Shorter side to 256 (bilinear, antialiased), centre crop 224, to 0..1, normalised by ImageNet's
/// mean and standard deviation: torchvision's reference transform for tensors. Output 3x224x224.
/// Precondition: width and height at least 1. Any thread.
Tensor preprocess(const Picture &picture);

} // namespace splitscope
