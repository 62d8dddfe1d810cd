#include "engine/model/layer.h"

#include <cassert>

namespace splitscope {

namespace {

/// For a TensorShape of channels x height x width.
TensorShape windowed(const TensorShape &input, std::int64_t channels, std::int64_t kernel,
                     std::int64_t stride, std::int64_t padding)
{
    assert(input.extents.size() == 3);
    const auto along = [&](std::int64_t extent) {
        assert(extent + 2 * padding >= kernel);
        return (extent + 2 * padding - kernel) / stride + 1;
    };
    return {{channels, along(input.extents[1]), along(input.extents[2])}};
}

struct ShapeOf
{
    const TensorShape &input;

    TensorShape operator()(const Conv2d &conv) const
    {
        assert(input.extents[0] == conv.inChannels && conv.inChannels % conv.groups == 0);
        return windowed(input, conv.outChannels, conv.kernel, conv.stride, conv.padding);
    }
    TensorShape operator()(const MaxPool2d &pool) const
    {
        return windowed(input, input.extents[0], pool.kernel, pool.stride, pool.padding);
    }
    TensorShape operator()(const AdaptiveAvgPool2d &pool) const
    {
        assert(input.extents.size() == 3);
        return {{input.extents[0], pool.outputSize, pool.outputSize}};
    }
    TensorShape operator()(const Flatten &) const { return {{input.elements()}}; }
    TensorShape operator()(const Linear &linear) const
    {
        assert(input.extents.size() == 1 && input.extents[0] == linear.inFeatures);
        return {{linear.outFeatures}};
    }
    TensorShape operator()(const ReLU &) const { return input; }
    TensorShape operator()(const Dropout &) const { return input; }
};

/// In PyTorch's order.
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
    std::vector<Parameter> operator()(const ReLU &) const { return {}; }
    std::vector<Parameter> operator()(const MaxPool2d &) const { return {}; }
    std::vector<Parameter> operator()(const AdaptiveAvgPool2d &) const { return {}; }
    std::vector<Parameter> operator()(const Flatten &) const { return {}; }
    std::vector<Parameter> operator()(const Dropout &) const { return {}; }

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

struct KindName
{
    std::string_view operator()(const Conv2d &) const { return "Conv2d"; }
    std::string_view operator()(const ReLU &) const { return "ReLU"; }
    std::string_view operator()(const MaxPool2d &) const { return "MaxPool2d"; }
    std::string_view operator()(const AdaptiveAvgPool2d &) const { return "AdaptiveAvgPool2d"; }
    std::string_view operator()(const Flatten &) const { return "Flatten"; }
    std::string_view operator()(const Dropout &) const { return "Dropout"; }
    std::string_view operator()(const Linear &) const { return "Linear"; }
};

} // namespace

std::string_view Layer::kindName() const
{
    return std::visit(KindName{}, spec);
}

std::vector<Parameter> parametersOf(const NamedSpec &layer)
{
    return std::visit(ParametersOf{layer.stateName}, layer.spec);
}

TensorShape outputShapeOf(const LayerSpec &spec, const TensorShape &input)
{
    return std::visit(ShapeOf{input}, spec);
}

} // namespace splitscope
