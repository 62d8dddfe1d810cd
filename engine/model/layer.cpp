#include "engine/model/layer.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace splitscope {

namespace {

/// Nearly 2 GiB of float32: more than any network here, and what one message can carry.
constexpr std::int64_t mostElements = (std::int64_t{1} << 29) - 1;

Error misfit(std::string reason)
{
    return {ErrorKind::NetworkUnusable, {}, std::move(reason)};
}

/// A shape that is positive everywhere and not too large to be reckoned with.
Result<TensorShape> checked(TensorShape shape)
{
    std::int64_t elements = 1;
    for (const std::int64_t extent : shape.extents) {
        if (extent < 1 || extent > mostElements / elements)
            return tl::make_unexpected(misfit("impossible extents " + shape.toString()));
        elements *= extent;
    }
    return shape;
}

struct Window
{
    std::int64_t kernel;
    std::int64_t stride;
    std::int64_t padding;
};

/// For a feature map: channels x height x width.
Result<TensorShape> windowed(const TensorShape &input, std::int64_t channels, const Window &window)
{
    constexpr std::int64_t most = 1 << 14; // so that a weight's elements can be reckoned
    if (input.extents.size() != 3)
        return tl::make_unexpected(misfit("needs a feature map, gets " + input.toString()));
    if (window.kernel < 1 || window.kernel > most || window.stride < 1 || window.stride > most
        || window.padding < 0 || window.padding > most)
        return tl::make_unexpected(misfit("impossible kernel, stride or padding"));
    std::array<std::int64_t, 2> along{};
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const std::int64_t room = input.extents[axis + 1] + 2 * window.padding - window.kernel;
        if (room < 0)
            return tl::make_unexpected(misfit("kernel " + std::to_string(window.kernel)
                                              + " is larger than its input " + input.toString()));
        along[axis] = room / window.stride + 1;
    }
    return checked({{channels, along[0], along[1]}});
}

template<typename Pool>
Result<TensorShape> pooled(const TensorShape &input, const Pool &pool)
{
    if (pool.padding > pool.kernel / 2)
        return tl::make_unexpected(misfit("padding is more than half the kernel"));
    return windowed(input, input.extents.front(), {pool.kernel, pool.stride, pool.padding});
}

Result<TensorShape> withChannels(const TensorShape &input, std::int64_t channels)
{
    if (input.extents.size() != 3 || input.extents.front() != channels)
        return tl::make_unexpected(
            misfit("needs " + std::to_string(channels) + " channels, gets " + input.toString()));
    return input;
}

/// Of every kind but Block, whose shape is its layers'.
struct ShapeOf
{
    const TensorShape &input;

    Result<TensorShape> operator()(const Conv2d &conv) const
    {
        if (conv.groups < 1 || conv.inChannels % conv.groups != 0
            || conv.outChannels % conv.groups != 0)
            return tl::make_unexpected(misfit("channels do not divide into groups"));
        return withChannels(input, conv.inChannels).and_then([&](const TensorShape &fitting) {
            return windowed(fitting, conv.outChannels, {conv.kernel, conv.stride, conv.padding});
        });
    }
    Result<TensorShape> operator()(const BatchNorm2d &norm) const
    {
        return withChannels(input, norm.channels);
    }
    Result<TensorShape> operator()(const MaxPool2d &pool) const { return pooled(input, pool); }
    Result<TensorShape> operator()(const AvgPool2d &pool) const { return pooled(input, pool); }
    Result<TensorShape> operator()(const AdaptiveAvgPool2d &pool) const
    {
        return withChannels(input, input.extents.front()).and_then([&](const TensorShape &map) {
            return checked({{map.extents[0], pool.outputSize, pool.outputSize}});
        });
    }
    Result<TensorShape> operator()(const Flatten &) const
    {
        return TensorShape{{input.elements()}};
    }
    Result<TensorShape> operator()(const Linear &linear) const
    {
        if (input.extents.size() != 1 || input.extents.front() != linear.inFeatures)
            return tl::make_unexpected(misfit("needs " + std::to_string(linear.inFeatures)
                                              + " features, gets " + input.toString()));
        return checked({{linear.outFeatures}});
    }
    template<typename Elementwise>
    Result<TensorShape> operator()(const Elementwise &) const
    {
        return input;
    }
};

struct ParametersOf
{
    const std::string &stateName;

    std::vector<Parameter> operator()(const Conv2d &conv) const
    {
        const std::int64_t inputs = conv.inChannels / conv.groups;
        return weighted({conv.outChannels, inputs, conv.kernel, conv.kernel},
                        inputs * conv.kernel * conv.kernel, conv.bias);
    }
    std::vector<Parameter> operator()(const Linear &linear) const
    {
        return weighted({linear.outFeatures, linear.inFeatures}, linear.inFeatures, linear.bias);
    }
    std::vector<Parameter> operator()(const BatchNorm2d &norm) const
    {
        return {{stateName + ".weight", ParameterRole::Scale, {norm.channels}},
                {stateName + ".bias", ParameterRole::Shift, {norm.channels}},
                {stateName + ".running_mean", ParameterRole::Mean, {norm.channels}},
                {stateName + ".running_var", ParameterRole::Variance, {norm.channels}}};
    }
    std::vector<Parameter> operator()(const Block &block) const
    {
        std::vector<Parameter> parameters;
        for (const auto *part : {&block.body, &block.shortcut})
            for (const NamedSpec &layer : *part)
                std::ranges::move(parametersOf(layer), std::back_inserter(parameters));
        return parameters;
    }
    template<typename Unweighted>
    std::vector<Parameter> operator()(const Unweighted &) const
    {
        return {};
    }

private:
    std::vector<Parameter> weighted(std::vector<std::int64_t> extents, std::int64_t fanIn,
                                    bool bias) const
    {
        std::vector<Parameter> parameters{
            {stateName + ".weight", ParameterRole::Weight, extents, fanIn}};
        if (bias)
            parameters.push_back(
                {stateName + ".bias", ParameterRole::Bias, {extents.front()}, fanIn});
        return parameters;
    }
};

std::int64_t macsOf(const LayerSpec &spec, const TensorShape &output)
{
    if (const auto *conv = std::get_if<Conv2d>(&spec))
        return output.elements() * (conv->inChannels / conv->groups) * conv->kernel * conv->kernel;
    if (const auto *linear = std::get_if<Linear>(&spec))
        return linear->inFeatures * linear->outFeatures;
    return 0;
}

/// A block's layers one after another; `parameter` moves past theirs.
Result<std::vector<Layer>> chainOf(const std::vector<NamedSpec> &specs, const TensorShape &input,
                                   std::size_t &parameter)
{
    std::vector<Layer> layers;
    for (const NamedSpec &described : specs) {
        auto layer =
            layerOf(described, layers.empty() ? input : layers.back().outputShape, parameter);
        if (!layer)
            return tl::make_unexpected(layer.error());
        parameter += layer->parameters.size();
        layers.push_back(std::move(*layer));
    }
    return layers;
}

/// Fills in what follows from the block's layers.
Result<Layer> blockOf(Layer layer, const Block &block)
{
    std::size_t parameter = layer.firstParameter;
    auto body = chainOf(block.body, layer.inputShape, parameter);
    if (!body)
        return tl::make_unexpected(body.error());
    auto shortcut = chainOf(block.shortcut, layer.inputShape, parameter);
    if (!shortcut)
        return tl::make_unexpected(shortcut.error());
    layer.body = std::move(*body);
    layer.shortcut = std::move(*shortcut);
    const auto endOf = [&](const std::vector<Layer> &part) {
        return part.empty() ? layer.inputShape : part.back().outputShape;
    };
    layer.outputShape = endOf(layer.body);
    if (block.skip && endOf(layer.shortcut) != layer.outputShape)
        return tl::make_unexpected(misfit("adds " + endOf(layer.shortcut).toString() + " to "
                                          + layer.outputShape.toString()));
    for (const auto *part : {&layer.body, &layer.shortcut})
        for (const Layer &inner : *part)
            layer.macs += inner.macs;
    return layer;
}

} // namespace

std::vector<Parameter> parametersOf(const NamedSpec &layer)
{
    return std::visit(ParametersOf{layer.stateName}, layer.spec);
}

Result<Layer> layerOf(const NamedSpec &described, const TensorShape &input,
                      std::size_t firstParameter)
{
    const auto named = [&](Error error) {
        error.subject = described.name + (error.subject.empty() ? "" : "." + error.subject);
        return error;
    };
    Layer layer{.spec = described.spec,
                .name = described.name,
                .inputShape = input,
                .firstParameter = firstParameter};
    if (const auto fits = checked(input); !fits || input.extents.empty())
        return tl::make_unexpected(named(misfit("impossible input " + input.toString())));
    if (const auto *block = std::get_if<Block>(&described.spec)) {
        auto made = blockOf(std::move(layer), *block);
        if (!made)
            return tl::make_unexpected(named(made.error()));
        layer = std::move(*made);
    } else {
        auto output = std::visit(ShapeOf{input}, described.spec);
        if (!output)
            return tl::make_unexpected(named(output.error()));
        layer.outputShape = std::move(*output);
    }
    layer.parameters = parametersOf(described);
    for (const Parameter &parameter : layer.parameters) {
        if (const auto fits = checked({parameter.extents}); !fits)
            return tl::make_unexpected(named(fits.error()));
        layer.weightBytes += parameter.elements() * 4;
    }
    if (layer.macs == 0)
        layer.macs = macsOf(layer.spec, layer.outputShape);
    return layer;
}

} // namespace splitscope
