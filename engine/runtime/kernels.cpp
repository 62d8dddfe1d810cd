#include "engine/runtime/kernels.h"

#include "engine/runtime/clamp.h"

#include <utility>

namespace splitscope {

namespace {

using Arguments = std::unordered_map<int, dnnl::memory>;

/// oneDNN takes no const pointer; it writes through none of those that are inputs.
dnnl::memory view(const dnnl::memory::desc &layout, const float *values)
{
    return {layout, onednn::cpu(), const_cast<float *>(values)};
}

/// A primitive from one source to one destination, with whatever else it always gets.
class PrimitiveKernel : public Kernel
{
public:
    template<typename Descriptor>
    PrimitiveKernel(dnnl::primitive primitive, const Descriptor &descriptor, Arguments fixed)
        : primitive_(std::move(primitive)), source_(descriptor.src_desc()),
          destination_(descriptor.dst_desc()), scratchpad_(descriptor.scratchpad_desc()),
          fixed_(std::move(fixed))
    {
    }

    void run(const float *input, float *output, Scratch &scratch) const override
    {
        Arguments arguments = fixed_;
        arguments.insert_or_assign(DNNL_ARG_SRC, view(source_, input));
        arguments.insert_or_assign(DNNL_ARG_DST, view(destination_, output));
        arguments.insert_or_assign(DNNL_ARG_SCRATCHPAD, scratch.scratchpad(scratchpad_));
        primitive_.execute(scratch.stream(), arguments);
    }

private:
    dnnl::primitive primitive_;
    dnnl::memory::desc source_;
    dnnl::memory::desc destination_;
    dnnl::memory::desc scratchpad_;
    Arguments fixed_;
};

class ClampKernel : public Kernel
{
public:
    ClampKernel(std::size_t elements, float most) : elements_(elements), most_(most) {}

    void run(const float *input, float *output, Scratch &) const override
    {
        clamp(input, elements_, most_, output);
    }

private:
    std::size_t elements_;
    float most_;
};

/// A forward's own activations are the first two; a block's are the next.
constexpr std::size_t firstOfBlock = 2;

class BlockKernel : public Kernel
{
public:
    BlockKernel(std::vector<Operation> shortcut, std::vector<Operation> body)
        : shortcut_(std::move(shortcut)), body_(std::move(body))
    {
    }

    void run(const float *input, float *output, Scratch &scratch) const override
    {
        runAll(shortcut_, input, output, scratch, firstOfBlock);
        runAll(body_, input, output, scratch, firstOfBlock);
    }

private:
    std::vector<Operation> shortcut_;
    std::vector<Operation> body_;
};

class LinearKernel : public Kernel
{
public:
    LinearKernel(const LinearWeights &weights, bool relu, int threads)
        : weights_(weights), relu_(relu), threads_(threads)
    {
    }

    void run(const float *input, float *output, Scratch &scratch) const override
    {
        multiply(weights_, {input, static_cast<std::size_t>(weights_.inputs)}, relu_,
                 {output, static_cast<std::size_t>(weights_.outputs)}, threads_, scratch.linear());
    }

private:
    LinearWeights weights_;
    bool relu_;
    int threads_;
};

dnnl::primitive_attr scratchpadOfOurs()
{
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    return attributes;
}

} // namespace

std::shared_ptr<const Kernel>
convolutionKernel(const dnnl::convolution_forward::primitive_desc &convolution,
                  dnnl::memory weights, dnnl::memory bias)
{
    Arguments fixed{{DNNL_ARG_WEIGHTS, std::move(weights)}};
    if (bias)
        fixed.emplace(DNNL_ARG_BIAS, std::move(bias));
    return std::make_shared<PrimitiveKernel>(dnnl::convolution_forward(convolution), convolution,
                                             std::move(fixed));
}

std::shared_ptr<const Kernel> poolingKernel(const dnnl::pooling_forward::primitive_desc &pooling)
{
    return std::make_shared<PrimitiveKernel>(dnnl::pooling_forward(pooling), pooling, Arguments{});
}

std::shared_ptr<const Kernel> reorderKernel(const dnnl::memory::desc &from,
                                            const dnnl::memory::desc &to)
{
    const dnnl::reorder::primitive_desc descriptor(onednn::cpu(), from, onednn::cpu(), to,
                                                   scratchpadOfOurs());
    return std::make_shared<PrimitiveKernel>(dnnl::reorder(descriptor), descriptor, Arguments{});
}

std::shared_ptr<const Kernel> clampKernel(std::size_t elements, float most)
{
    return std::make_shared<ClampKernel>(elements, most);
}

std::shared_ptr<const Kernel> blockKernel(std::vector<Operation> shortcut,
                                          std::vector<Operation> body)
{
    return std::make_shared<BlockKernel>(std::move(shortcut), std::move(body));
}

std::shared_ptr<const Kernel> linearKernel(const LinearWeights &weights, bool relu, int threads)
{
    return std::make_shared<LinearKernel>(weights, relu, threads);
}

} // namespace splitscope
