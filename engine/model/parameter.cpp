#include "engine/model/parameter.h"

#include <functional>
#include <numeric>

namespace splitscope {

std::int64_t Parameter::elements() const
{
    return std::accumulate(extents.begin(), extents.end(), std::int64_t{1}, std::multiplies<>());
}

std::int64_t Parameter::rows() const
{
    return extents.size() > 1 ? extents.front() : 1;
}

} // namespace splitscope
