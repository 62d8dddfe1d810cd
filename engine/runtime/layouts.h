// How activations lie in memory while a segment runs.
#pragma once

#include "engine/model/tensor_shape.h"
#include "engine/runtime/onednn.h"

namespace splitscope {

using Layout = dnnl::memory::desc;

/// float32 at batch 1, in the order that the tag names; format_tag::any leaves it to oneDNN.
inline Layout laidOut(const TensorShape &shape, dnnl::memory::format_tag tag)
{
    dnnl::memory::dims dimensions = shape.extents;
    dimensions.insert(dimensions.begin(), 1);
    return {dimensions, dnnl::memory::data_type::f32, tag};
}

/// Row-major, as tensors travel.
inline Layout plainLayout(const TensorShape &shape)
{
    using Tag = dnnl::memory::format_tag;
    return laidOut(shape, shape.extents.size() == 3 ? Tag::nchw : Tag::nc);
}

/// What this processor's convolutions and poolings prefer: as many channels side by side as a
/// vector holds.
inline Layout blockedLayout(const TensorShape &shape)
{
    using Tag = dnnl::memory::format_tag;
    const bool wide = dnnl::get_effective_cpu_isa() >= dnnl::cpu_isa::avx512_core;
    return laidOut(shape, wide ? Tag::nChw16c : Tag::nChw8c);
}

} // namespace splitscope
