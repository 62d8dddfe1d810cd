#include "engine/runtime/chain_builder.h"

#include "engine/runtime/kernels.h"
#include "engine/runtime/prepared_weights.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace splitscope {

namespace {

using Tag = dnnl::memory::format_tag;

dnnl::primitive_attr attributesWith(const dnnl::post_ops &after)
{
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    attributes.set_post_ops(after);
    return attributes;
}

} // namespace

ChainBuilder::ChainBuilder(CompilerContext &context, std::span<const Layer> layers,
                           const Layout &input)
    : context_(context), layers_(layers), layout_(input)
{
}

ChainBuilder::Taken ChainBuilder::take(std::size_t index)
{
    const Layer &layer = layers_[index];
    if (specOf<Conv2d>(index))
        return {addConvolution(index, Destination::Written), index};
    if (specOf<AdaptiveAvgPool2d>(index))
        return addAdaptivePooling(index);
    if (specOf<Linear>(index) && context_.weights.isPacked(layer))
        return addLinear(index, /*folded=*/false);
    if (const auto *pool = specOf<MaxPool2d>(index))
        addPooling(layer, dnnl::algorithm::pooling_max, pool->kernel, pool->stride, pool->padding);
    else if (const auto *average = specOf<AvgPool2d>(index))
        addPooling(layer, dnnl::algorithm::pooling_avg_include_padding, average->kernel,
                   average->stride, average->padding);
    else if (specOf<ReLU>(index))
        add(clampKernel(layout_.get_size() / sizeof(float), std::numeric_limits<float>::infinity()),
            layout_);
    else if (specOf<ReLU6>(index))
        add(clampKernel(layout_.get_size() / sizeof(float), 6), layout_);
    else if (specOf<Flatten>(index))
        addFlatten(layer);
    else if (specOf<Block>(index))
        addBlock(layer);
    else if (!specOf<Dropout>(index))
        addInTorch(layer);
    return {index, index};
}

void ChainBuilder::reorderTo(const Layout &wanted)
{
    if (layout_ != wanted)
        add(reorderKernel(layout_, wanted), wanted);
}

void ChainBuilder::add(std::shared_ptr<const Kernel> kernel, const Layout &output)
{
    operations_.push_back({std::move(kernel), output.get_size()});
    layout_ = output;
}

/// What a convolution before it can do on its way out.
std::optional<dnnl::algorithm> ChainBuilder::activationAt(std::size_t index) const
{
    if (specOf<ReLU>(index))
        return dnnl::algorithm::eltwise_relu;
    if (specOf<ReLU6>(index))
        return dnnl::algorithm::eltwise_clip;
    if (specOf<Tanh>(index))
        return dnnl::algorithm::eltwise_tanh;
    if (specOf<Sigmoid>(index))
        return dnnl::algorithm::eltwise_logistic;
    return {};
}

/// With the normalisation and the activation after it. Returns the last index taken.
std::size_t ChainBuilder::addConvolution(std::size_t index, Destination destination)
{
    const Conv2d &spec = *specOf<Conv2d>(index);
    NormalisedConvolution convolution{&layers_[index], nullptr};
    if (specOf<BatchNorm2d>(index + 1))
        convolution.normalisation = &layers_[++index];
    dnnl::post_ops after;
    if (destination != Destination::Written)
        after.append_sum();
    if (destination == Destination::AddedToThenReLU) {
        onednn::append(after, dnnl::algorithm::eltwise_relu, 0, 0);
    } else if (const auto activation = activationAt(index + 1);
               activation && destination == Destination::Written) {
        ++index;
        const float most = *activation == dnnl::algorithm::eltwise_clip ? 6 : 0;
        onednn::append(after, *activation, 0, most);
    }

    const Layer &layer = *convolution.convolution;
    const auto descriptor =
        onednn::convolution({.source = laidOut(layer.inputShape, Tag::any),
                             .weights = weightsLayout(spec, /*plain=*/false),
                             .bias = biasLayout(convolution),
                             .destination = laidOut(layer.outputShape, Tag::any),
                             .strides = {spec.stride, spec.stride},
                             .padding = {spec.padding, spec.padding}},
                            attributesWith(after));
    reorderTo(descriptor.src_desc());
    add(convolutionKernel(descriptor,
                          context_.convolutions.weights(convolution, descriptor.weights_desc()),
                          context_.convolutions.bias(convolution)),
        descriptor.dst_desc());
    return index;
}

void ChainBuilder::addPooling(const Layer &layer, dnnl::algorithm algorithm, std::int64_t kernel,
                              std::int64_t stride, std::int64_t padding)
{
    if (layout_ == plainLayout(layer.inputShape))
        reorderTo(blockedLayout(layer.inputShape));
    const auto descriptor = onednn::pooling({.algorithm = algorithm,
                                             .source = layout_,
                                             .destination = laidOut(layer.outputShape, Tag::any),
                                             .strides = {stride, stride},
                                             .kernel = {kernel, kernel},
                                             .padding = {padding, padding}},
                                            attributesWith({}));
    add(poolingKernel(descriptor), descriptor.dst_desc());
}

ChainBuilder::Taken ChainBuilder::addAdaptivePooling(std::size_t index)
{
    std::size_t linear = index + 1;
    while (specOf<Flatten>(linear) || specOf<Dropout>(linear))
        ++linear;
    const Layer &layer = layers_[index];
    if (specOf<Linear>(linear) && context_.weights.isPacked(layers_[linear])
        && context_.weights.foldingInto(layers_[linear])) {
        reorderTo(plainLayout(layer.inputShape));
        return addLinear(linear, /*folded=*/true);
    }
    const std::int64_t side = layer.inputShape.extents[1];
    if (layer.outputShape.extents[1] == 1 && side == layer.inputShape.extents[2])
        addPooling(layer, dnnl::algorithm::pooling_avg_exclude_padding, side, 1, 0);
    else if (layer.inputShape != layer.outputShape)
        addInTorch(layer);
    return {index, index};
}

ChainBuilder::Taken ChainBuilder::addLinear(std::size_t index, bool folded)
{
    const Layer &layer = layers_[index];
    const bool relu = specOf<ReLU>(index + 1);
    add(linearKernel(folded ? context_.weights.linear(layer)
                            : context_.weights.unfoldedLinear(layer),
                     relu, context_.threads),
        plainLayout(layer.outputShape));
    return {relu ? index + 1 : index, index};
}

void ChainBuilder::addFlatten(const Layer &layer)
{
    reorderTo(plainLayout(layer.inputShape));
    layout_ = plainLayout(layer.outputShape);
}

/// The body's last convolution can add to the shortcut's values where nothing comes after it.
bool ChainBuilder::endsInConvolution(const Layer &block) const
{
    auto last = block.body.rbegin();
    if (last != block.body.rend() && std::holds_alternative<BatchNorm2d>(last->spec))
        ++last;
    return last != block.body.rend() && std::holds_alternative<Conv2d>(last->spec);
}

void ChainBuilder::addBlock(const Layer &layer)
{
    const Block &block = std::get<Block>(layer.spec);
    const auto nested = [](const Layer &inner) {
        return std::holds_alternative<Block>(inner.spec);
    };
    if ((block.skip && !endsInConvolution(layer)) || std::ranges::any_of(layer.body, nested)
        || (!block.skip && block.reluAfter)) {
        addInTorch(layer);
        return;
    }
    ChainBuilder body(context_, layer.body, layout_);
    for (std::size_t index = 0; index < layer.body.size();) {
        const bool last =
            index + 2 >= layer.body.size() && body.specOf<Conv2d>(index)
            && (index + 1 == layer.body.size() || body.specOf<BatchNorm2d>(index + 1));
        if (block.skip && last)
            index = body.addConvolution(index, block.reluAfter ? Destination::AddedToThenReLU
                                                               : Destination::AddedTo)
                    + 1;
        else
            index = body.take(index).last + 1;
    }
    if (!block.skip) {
        for (Operation &operation : body.operations())
            operations_.push_back(std::move(operation));
        layout_ = body.layout();
        return;
    }
    ChainBuilder shortcut(context_, layer.shortcut, layout_);
    for (std::size_t index = 0; index < layer.shortcut.size();)
        index = shortcut.take(index).last + 1;
    if (layer.shortcut.empty())
        shortcut.add(reorderKernel(layout_, body.layout()), body.layout()); // a copy, or more
    shortcut.reorderTo(body.layout());
    add(blockKernel(shortcut.operations(), body.operations()), body.layout());
}

void ChainBuilder::addInTorch(const Layer &layer)
{
    reorderTo(plainLayout(layer.inputShape));
    std::vector<std::span<const float>> parameters;
    for (std::size_t i = 0; i < layer.parameters.size(); ++i)
        parameters.push_back(context_.weights.plain(layer.firstParameter + i));
    add(torchKernel(layer, std::move(parameters)), plainLayout(layer.outputShape));
}

} // namespace splitscope
