// A float32 tensor in host memory, row-major (channel, row, column).
#pragma once

#include "engine/model/tensor_shape.h"

#include <vector>

namespace splitscope {

struct Tensor
{
    TensorShape shape;
    /// shape.elements() of them.
    std::vector<float> values;

    bool operator==(const Tensor &) const = default;
};

} // namespace splitscope
