#include "engine/model/tensor_shape.h"

#include <charconv>
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

std::optional<TensorShape> TensorShape::fromString(std::string_view text)
{
    TensorShape shape;
    const char *const end = text.data() + text.size();
    for (const char *part = text.data();; ++part) {
        std::int64_t extent = 0;
        const auto read = std::from_chars(part, end, extent);
        if (read.ec != std::errc() || extent < 1)
            return {};
        shape.extents.push_back(extent);
        part = read.ptr;
        if (part == end)
            return shape;
        if (*part != 'x')
            return {};
    }
}

} // namespace splitscope
