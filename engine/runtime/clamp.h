// Activations that cut values off.
#pragma once

#include <cstddef>

namespace splitscope {

/// output[i] = min(max(input[i], 0), most), for `count` values: ReLU with an infinite `most`, ReLU6
/// with 6.
void clamp(const float *input, std::size_t count, float most, float *output);

} // namespace splitscope
