// The kernels that segments are made of.
#pragma once

#include "engine/model/layer.h"
#include "engine/runtime/kernel.h"

#include <memory>
#include <span>
#include <vector>

namespace splitscope {

/// Any layer, on LibTorch's operators, from and to plain layout. The parameters are the layer's, in
/// order; views, not copies.
std::shared_ptr<const Kernel> torchKernel(const Layer &layer,
                                          std::vector<std::span<const float>> parameters);

/// Weights and bias lie in the layouts that `convolution` asks for. Bias may be empty.
std::shared_ptr<const Kernel>
convolutionKernel(const dnnl::convolution_forward::primitive_desc &convolution,
                  dnnl::memory weights, dnnl::memory bias);

std::shared_ptr<const Kernel> poolingKernel(const dnnl::pooling_forward::primitive_desc &pooling);

/// From one layout to another.
std::shared_ptr<const Kernel> reorderKernel(const dnnl::memory::desc &from,
                                            const dnnl::memory::desc &to);

/// min(max(x, 0), most), in any layout, of which it needs only the number of elements: what pads a
/// layout stays 0.
std::shared_ptr<const Kernel> clampKernel(std::size_t elements, float most);

/// shortcut(x) to the output, then body(x), whose last operation adds to what it finds there.
std::shared_ptr<const Kernel> blockKernel(std::vector<Operation> shortcut,
                                          std::vector<Operation> body);

/// From and to plain layout.
std::shared_ptr<const Kernel> linearKernel(const LinearWeights &weights, bool relu, int threads);

} // namespace splitscope
