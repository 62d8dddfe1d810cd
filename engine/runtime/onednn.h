// oneDNN where its versions differ: descriptors and post-operations of 2.x and of 3.x.
#pragma once

#include <oneapi/dnnl/dnnl.hpp>

#include <string_view>

namespace splitscope::onednn {

/// Bias may be a zero descriptor: no bias. Padding is the same on both sides.
struct ConvolutionShape
{
    dnnl::memory::desc source;
    dnnl::memory::desc weights;
    dnnl::memory::desc bias;
    dnnl::memory::desc destination;
    dnnl::memory::dims strides;
    dnnl::memory::dims padding;
};

struct PoolingShape
{
    dnnl::algorithm algorithm;
    dnnl::memory::desc source;
    dnnl::memory::desc destination;
    dnnl::memory::dims strides;
    dnnl::memory::dims kernel;
    dnnl::memory::dims padding;
};

inline const dnnl::engine &cpu()
{
    static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    return engine;
}

#if DNNL_VERSION_MAJOR >= 3
/// oneDNN 3.7's 1x1 convolutions by batch-reduced products give wrong values for the last output
/// channels where their blocks of 48 do not come out even (512 channels, say). Others are right.
inline bool isWrong(const dnnl::convolution_forward::primitive_desc &convolution)
{
    const dnnl::memory::desc weights = convolution.weights_desc();
    return std::string_view(convolution.impl_info_str()).starts_with("brgconv_1x1")
           && weights.get_padded_dims() != weights.get_dims();
}
#endif

inline dnnl::convolution_forward::primitive_desc convolution(const ConvolutionShape &shape,
                                                             const dnnl::primitive_attr &attributes)
{
    using dnnl::convolution_forward;
    constexpr auto inference = dnnl::prop_kind::forward_inference;
    constexpr auto direct = dnnl::algorithm::convolution_direct;
#if DNNL_VERSION_MAJOR >= 3
    convolution_forward::primitive_desc found(cpu(), inference, direct, shape.source, shape.weights,
                                              shape.bias, shape.destination, shape.strides,
                                              shape.padding, shape.padding, attributes);
    while (isWrong(found) && found.next_impl()) {
    }
    return found;
#else
    return {convolution_forward::desc(inference, direct, shape.source, shape.weights, shape.bias,
                                      shape.destination, shape.strides, shape.padding,
                                      shape.padding),
            attributes, cpu()};
#endif
}

inline dnnl::pooling_forward::primitive_desc pooling(const PoolingShape &shape,
                                                     const dnnl::primitive_attr &attributes)
{
    using dnnl::pooling_forward;
    constexpr auto inference = dnnl::prop_kind::forward_inference;
#if DNNL_VERSION_MAJOR >= 3
    const dnnl::memory::dims undilated(shape.kernel.size(), 0);
    return pooling_forward::primitive_desc(cpu(), inference, shape.algorithm, shape.source,
                                           shape.destination, shape.strides, shape.kernel,
                                           undilated, shape.padding, shape.padding, attributes);
#else
    return {pooling_forward::desc(inference, shape.algorithm, shape.source, shape.destination,
                                  shape.strides, shape.kernel, shape.padding, shape.padding),
            attributes, cpu()};
#endif
}

/// After what is in `operations`: algorithm(x; alpha, beta).
inline void append(dnnl::post_ops &operations, dnnl::algorithm algorithm, float alpha, float beta)
{
#if DNNL_VERSION_MAJOR >= 3
    operations.append_eltwise(algorithm, alpha, beta);
#else
    operations.append_eltwise(/*scale=*/1, algorithm, alpha, beta);
#endif
}

} // namespace splitscope::onednn
