#include "engine/model/tensor_shape.h"

#include <functional>
#include <numeric>

namespace splitscope {

std::int64_t TensorShape::elements() const
{
    return std::accumulate(extents.begin(), extents.end(), std::int64_t{1}, std::multiplies<>());
}

std::string TensorShape::toString() const
{
    std::string text;
    for (const std::int64_t extent : extents) {
        if (!text.empty())
            text += 'x';
        text += std::to_string(extent);
    }
    return text;
}

} // namespace splitscope
