// From a picture to the tensor that a network expects.
#pragma once

#include "engine/image/picture.h"
#include "engine/model/network.h"
#include "engine/model/tensor.h"
#include "engine/result.h"

namespace splitscope {

/// Shorter side resized as network.pictureInput() says (bilinear, antialiased, rounded to whole
/// levels), centre cropped to network.inputShape(), normalised as normalisation.h has it:
/// torchvision's reference transform for 8-bit tensors, and its Grayscale for one channel.
/// Preconditions: the picture's width and height are at least 1, the network takes pictures.
/// Any thread.
Tensor preprocess(const Picture &picture, const Network &network);

/// Loads what it needs, LibTorch, which otherwise its first call does: half a second or more.
/// Errors: Internal, with the linker's words. Any thread.
Result<void> loadPreprocessing();

} // namespace splitscope
