#include "engine/model/picture_input.h"

#include "engine/image/normalisation.h"

#include <algorithm>

namespace splitscope {

PictureInput usualInput(const TensorShape &input)
{
    if (input.extents.size() != 3)
        return {};
    const std::int64_t longer = std::max(input.extents[1], input.extents[2]);
    if (input.extents[0] == 1)
        return {.shorterSide = longer, .mean = {0}, .deviation = {1}};
    return {.shorterSide = longer * 8 / 7,
            .mean = {imageNetMean.begin(), imageNetMean.end()},
            .deviation = {imageNetDeviation.begin(), imageNetDeviation.end()}};
}

} // namespace splitscope
