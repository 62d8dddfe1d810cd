// Compiled once for each instruction set that Highway knows; the best that runs here is called.
#include "engine/runtime/clamp.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/runtime/clamp.cpp"
#include <hwy/foreach_target.h> // IWYU pragma: keep

#include <hwy/highway.h>

#include <algorithm>

HWY_BEFORE_NAMESPACE();
namespace splitscope::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

void clampVectors(const float *input, std::size_t count, float most, float *output)
{
    const hn::ScalableTag<float> d;
    const auto zero = hn::Zero(d);
    const auto limit = hn::Set(d, most);
    const std::size_t lanes = hn::Lanes(d);
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes)
        hn::StoreU(hn::Min(hn::Max(hn::LoadU(d, input + i), zero), limit), d, output + i);
    for (; i < count; ++i)
        output[i] = std::min(std::max(input[i], 0.0f), most);
}

} // namespace splitscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace splitscope {

namespace {

HWY_EXPORT(clampVectors);

} // namespace

void clamp(const float *input, std::size_t count, float most, float *output)
{
    HWY_DYNAMIC_DISPATCH(clampVectors)(input, count, most, output);
}

} // namespace splitscope

#endif // HWY_ONCE
