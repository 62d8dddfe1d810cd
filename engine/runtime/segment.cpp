#include "engine/runtime/segment.h"

#include "engine/runtime/kernels.h"
#include "engine/runtime/prepared_weights.h"

#include <map>
#include <optional>
#include <utility>

namespace splitscope {

namespace {

using Layout = dnnl::memory::desc;
using Tag = dnnl::memory::format_tag;

constexpr auto float32 = dnnl::memory::data_type::f32;

dnnl::memory::dims dimensionsOf(const TensorShape &shape)
{
    dnnl::memory::dims dimensions = shape.extents;
    dimensions.insert(dimensions.begin(), 1);
    return dimensions;
}

Layout laidOut(const TensorShape &shape, Tag tag)
{
    return {dimensionsOf(shape), float32, tag};
}

Layout plainLayout(const TensorShape &shape)
{
    return laidOut(shape, shape.extents.size() == 3 ? Tag::nchw : Tag::nc);
}

/// What this processor's convolutions and poolings prefer: as many channels side by side as a
/// vector holds.
Layout blockedLayout(const TensorShape &shape)
{
    const bool wide = dnnl::get_effective_cpu_isa() >= dnnl::cpu_isa::avx512_core;
    return laidOut(shape, wide ? Tag::nChw16c : Tag::nChw8c);
}

/// Convolution weights are kept for each layout that a compiled convolution asked for.
struct PackedWeights
{
    std::size_t parameter;
    dnnl::memory memory;
};

} // namespace

struct SegmentCompiler::Impl
{
    const Network &network;
    const PreparedWeights &weights;
    int threads;
    std::mutex mutex;
    std::vector<PackedWeights> packed = {};
    std::map<std::pair<CutPoint, CutPoint>, std::shared_ptr<const Segment>> segments = {};

    dnnl::memory packedFor(std::size_t parameter, const Layout &plain, const Layout &wanted);
};

namespace {

/// Follows the layers of one segment, and the layout that the values are in by then.
class SegmentBuilder
{
public:
    SegmentBuilder(SegmentCompiler::Impl &compiler, CutPoint from, CutPoint to)
        : compiler_(compiler), last_(to.index()),
          layout_(plainLayout(compiler.network.shapeAt(from)))
    {
        for (int number = from.index() + 1; number <= last_;)
            number = addStep(number);
        if (last_ > from.index())
            reorderTo(plainLayout(compiler.network.shapeAt(to)));
        for (const Step &step : segment_.steps)
            segment_.operations += step.operations.size();
    }

    Segment take() { return std::move(segment_); }

private:
    const Layer &layer(int number) const { return compiler_.network.layer(number); }

    template<typename Spec>
    const Spec *specOf(int number) const
    {
        return number <= last_ ? std::get_if<Spec>(&layer(number).spec) : nullptr;
    }

    /// The number of the layer after the step.
    int addStep(int number)
    {
        segment_.steps.push_back({number, number, number, {}});
        if (const auto *convolution = specOf<Conv2d>(number))
            addConvolution(number, *convolution);
        else if (const auto *pool = specOf<MaxPool2d>(number))
            addPooling(number, dnnl::algorithm::pooling_max, pool->kernel, pool->stride,
                       pool->padding);
        else if (specOf<AdaptiveAvgPool2d>(number))
            addAdaptivePooling(number);
        else if (specOf<Linear>(number))
            addLinear(number, compiler_.weights.unfoldedLinear(number));
        else if (specOf<ReLU>(number))
            add(reluKernel(layout_.get_size() / sizeof(float)), layout_);
        else if (specOf<Flatten>(number))
            flatten(number);
        else if (!specOf<Dropout>(number))
            addInTorch(number);
        return segment_.steps.back().lastLayer + 1;
    }

    void add(std::shared_ptr<const Kernel> kernel, const Layout &output)
    {
        segment_.steps.back().operations.push_back({std::move(kernel), output.get_size()});
        layout_ = output;
    }

    void reorderTo(const Layout &wanted)
    {
        if (layout_ != wanted)
            add(reorderKernel(layout_, wanted), wanted);
    }

    /// A ReLU right after `number` becomes part of its step.
    bool takesReluIn(int number)
    {
        if (!specOf<ReLU>(number + 1))
            return false;
        segment_.steps.back().lastLayer = number + 1;
        return true;
    }

    void addConvolution(int number, const Conv2d &spec);
    void addPooling(int number, dnnl::algorithm algorithm, std::int64_t kernel, std::int64_t stride,
                    std::int64_t padding);
    void addAdaptivePooling(int number);
    void addLinear(int number, const LinearWeights &weights);
    void flatten(int number);
    void addInTorch(int number);

    SegmentCompiler::Impl &compiler_;
    int last_;
    Layout layout_;
    Segment segment_;
};

void SegmentBuilder::addConvolution(int number, const Conv2d &spec)
{
    const Layer &convolution = layer(number);
    dnnl::post_ops after;
    if (takesReluIn(number))
        onednn::append(after, dnnl::algorithm::eltwise_relu, 0, 0);
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    attributes.set_post_ops(after);

    const std::int64_t inputs = spec.inChannels / spec.groups;
    const std::int64_t outputs = spec.outChannels / spec.groups;
    dnnl::memory::dims extents{outputs, inputs, spec.kernel, spec.kernel};
    if (spec.groups > 1)
        extents.insert(extents.begin(), spec.groups);
    const Layout plainWeights(extents, float32, spec.groups > 1 ? Tag::goihw : Tag::oihw);
    const Layout bias = spec.bias ? Layout({spec.outChannels}, float32, Tag::x) : Layout();
    const auto descriptor =
        onednn::convolution({.source = laidOut(convolution.inputShape, Tag::any),
                             .weights = Layout(extents, float32, Tag::any),
                             .bias = bias,
                             .destination = laidOut(convolution.outputShape, Tag::any),
                             .strides = {spec.stride, spec.stride},
                             .padding = {spec.padding, spec.padding}},
                            attributes);
    reorderTo(descriptor.src_desc());
    const std::size_t weight = convolution.firstParameter;
    add(convolutionKernel(descriptor,
                          compiler_.packedFor(weight, plainWeights, descriptor.weights_desc()),
                          spec.bias ? compiler_.packedFor(weight + 1, bias, bias) : dnnl::memory()),
        descriptor.dst_desc());
}

void SegmentBuilder::addPooling(int number, dnnl::algorithm algorithm, std::int64_t kernel,
                                std::int64_t stride, std::int64_t padding)
{
    const Layer &pool = layer(number);
    if (layout_ == plainLayout(pool.inputShape))
        reorderTo(blockedLayout(pool.inputShape));
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    const auto descriptor = onednn::pooling({.algorithm = algorithm,
                                             .source = layout_,
                                             .destination = laidOut(pool.outputShape, Tag::any),
                                             .strides = {stride, stride},
                                             .kernel = {kernel, kernel},
                                             .padding = {padding, padding}},
                                            attributes);
    add(poolingKernel(descriptor), descriptor.dst_desc());
}

void SegmentBuilder::addAdaptivePooling(int number)
{
    int linear = number + 1;
    while (specOf<Flatten>(linear) || specOf<Dropout>(linear))
        ++linear;
    if (specOf<Linear>(linear)) {
        if (const auto &folding = compiler_.weights.foldingInto(linear);
            folding && folding->poolLayer == number) {
            segment_.steps.back().lastLayer = segment_.steps.back().mainLayer = linear;
            reorderTo(plainLayout(layer(number).inputShape));
            addLinear(linear, compiler_.weights.linear(linear));
            return;
        }
    }
    const TensorShape &input = layer(number).inputShape;
    const TensorShape &output = layer(number).outputShape;
    if (input == output)
        return;
    if (output.extents[1] == 1 && input.extents[1] == input.extents[2])
        addPooling(number, dnnl::algorithm::pooling_avg_exclude_padding, input.extents[1], 1, 0);
    else
        addInTorch(number);
}

void SegmentBuilder::addLinear(int number, const LinearWeights &weights)
{
    const bool relu = takesReluIn(number);
    add(linearKernel(weights, relu, compiler_.threads), plainLayout(layer(number).outputShape));
}

void SegmentBuilder::flatten(int number)
{
    reorderTo(plainLayout(layer(number).inputShape));
    layout_ = plainLayout(layer(number).outputShape);
}

void SegmentBuilder::addInTorch(int number)
{
    const Layer &fallback = layer(number);
    reorderTo(plainLayout(fallback.inputShape));
    std::vector<std::span<const float>> parameters;
    for (std::size_t i = 0; i < fallback.parameters.size(); ++i)
        parameters.push_back(compiler_.weights.plain(fallback.firstParameter + i));
    add(torchKernel(fallback, std::move(parameters)), plainLayout(fallback.outputShape));
}

} // namespace

dnnl::memory SegmentCompiler::Impl::packedFor(std::size_t parameter, const Layout &plain,
                                              const Layout &wanted)
{
    for (const PackedWeights &known : packed) {
        if (known.parameter == parameter && known.memory.get_desc() == wanted)
            return known.memory;
    }
    const auto values = weights.plain(parameter);
    dnnl::memory from(plain, onednn::cpu(), const_cast<float *>(values.data()));
    dnnl::memory to(wanted, onednn::cpu());
    dnnl::stream stream(onednn::cpu());
    dnnl::reorder(from, to).execute(stream, from, to);
    stream.wait();
    packed.push_back({parameter, to});
    return to;
}

SegmentCompiler::SegmentCompiler(const Network &network, const PreparedWeights &weights,
                                 int threads)
    : impl_(new Impl{network, weights, threads})
{
}

SegmentCompiler::~SegmentCompiler() = default;

std::shared_ptr<const Segment> SegmentCompiler::compile(CutPoint from, CutPoint to)
{
    const std::lock_guard lock(impl_->mutex);
    auto &segment = impl_->segments[{from, to}];
    if (!segment)
        segment = std::make_shared<const Segment>(SegmentBuilder(*impl_, from, to).take());
    return segment;
}

Segment referenceSegment(const Network &network, CutPoint from, CutPoint to,
                         const std::vector<std::vector<float>> &parameters)
{
    Segment segment;
    for (int number = from.index() + 1; number <= to.index(); ++number) {
        const Layer &layer = network.layer(number);
        std::vector<std::span<const float>> own(
            parameters.begin() + static_cast<std::ptrdiff_t>(layer.firstParameter),
            parameters.begin()
                + static_cast<std::ptrdiff_t>(layer.firstParameter + layer.parameters.size()));
        segment.steps.push_back({number,
                                 number,
                                 number,
                                 {{torchKernel(layer, std::move(own)),
                                   static_cast<std::size_t>(layer.outputBytes())}}});
    }
    segment.operations = segment.steps.size();
    return segment;
}

} // namespace splitscope
