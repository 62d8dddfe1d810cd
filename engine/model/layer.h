// One layer of a network: what it computes, and what that costs.
#pragma once

#include "engine/model/parameter.h"
#include "engine/model/tensor_shape.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace splitscope {

struct Conv2d
{
    std::int64_t inChannels;
    std::int64_t outChannels;
    std::int64_t kernel;
    std::int64_t stride = 1;
    std::int64_t padding = 0;
    std::int64_t groups = 1;
    bool bias = true;
};

struct ReLU
{
};

struct MaxPool2d
{
    std::int64_t kernel;
    std::int64_t stride;
    std::int64_t padding = 0;
};

/// Averages whatever comes to outputSize x outputSize.
struct AdaptiveAvgPool2d
{
    std::int64_t outputSize;
};

struct Flatten
{
};

/// Passes its input through: inference never drops anything.
struct Dropout
{
};

struct Linear
{
    std::int64_t inFeatures;
    std::int64_t outFeatures;
    bool bias = true;
};

using LayerSpec =
    std::variant<Conv2d, ReLU, MaxPool2d, AdaptiveAvgPool2d, Flatten, Dropout, Linear>;

/// A layer as a network's description has it.
struct NamedSpec
{
    /// "conv1", "relu1", "pool1": unique within the network.
    std::string name;
    LayerSpec spec;
    /// What its parameters' names begin with in PyTorch's state dict: "features.0". Empty for a
    /// layer that has none.
    std::string stateName = {};
};

struct Layer
{
    LayerSpec spec;
    std::string name;
    TensorShape inputShape;
    TensorShape outputShape;
    std::vector<Parameter> parameters;
    /// Of its first parameter in the whole network's list.
    std::size_t firstParameter = 0;
    /// Multiply-accumulate operations of one forward at batch 1.
    std::int64_t macs = 0;

    /// All parameters, float32.
    std::int64_t weightBytes = 0;

    std::int64_t outputBytes() const { return outputShape.bytes(); }
    /// "Conv2d", "ReLU": the name PyTorch gives it.
    std::string_view kindName() const;
};

/// The shape of the layer's output, for an input that fits it.
/// An input that does not fit is a mistake in the network's description and is asserted.
TensorShape outputShapeOf(const LayerSpec &spec, const TensorShape &input);

/// In PyTorch's order: weight, bias.
std::vector<Parameter> parametersOf(const NamedSpec &layer);

} // namespace splitscope
