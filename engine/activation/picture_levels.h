// A network's input as the 8-bit levels that it was made of, and back.
#pragma once

#include "engine/model/tensor.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace splitscope {

/// Red, green and blue planes: levels[channel * height * width + row * width + column].
using PictureLevels = std::vector<std::uint8_t>;

/// 3 x height x width.
bool isPictureShape(const TensorShape &shape);

/// Empty unless every value is exactly the one that its level is normalised to (normalisation.h):
/// what comes back by pictureTensor() is the tensor itself, bit for bit.
std::optional<PictureLevels> levelsOf(const Tensor &tensor);
/// Precondition: a picture's shape, and a level for each element.
Tensor pictureTensor(const TensorShape &shape, std::span<const std::uint8_t> levels);

/// RGB RGB ..., as picture files have it, from planes, and back.
std::vector<std::uint8_t> interleaved(std::span<const std::uint8_t> planes);
PictureLevels planesOf(std::span<const std::uint8_t> rgb);

} // namespace splitscope
