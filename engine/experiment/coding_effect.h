// What a lossy coding does to a network's answer.
#pragma once

#include "engine/model/tensor.h"

namespace splitscope {

struct CodingEffect
{
    /// |coded - exact| / |exact|, Euclidean norms of the whole output before softmax.
    double outputError = 0;
    /// The highest score belongs to the same class.
    bool sameTopClass = true;

    bool operator==(const CodingEffect &) const = default;
};

/// `coded` is the output for the decoded activation, `exact` the one for the activation itself.
/// Precondition: they have the same shape.
CodingEffect effectOf(const Tensor &coded, const Tensor &exact);

} // namespace splitscope
