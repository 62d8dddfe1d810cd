// More pictures from a few: as if the camera had been held or set otherwise.
#pragma once

#include "engine/image/picture.h"

namespace splitscope {

/// Whole or one of four crops (four fifths of each side, at a corner), mirrored or not, and as
/// bright as it is, or 0.7, 0.85 or 1.2 times so.
inline constexpr int pictureVariations = 40;

/// The same for the same number, 0..pictureVariations - 1; 0 is the picture itself.
/// Precondition: at least 2 pixels wide and high.
Picture variationOf(const Picture &picture, int number);

} // namespace splitscope
