// One layer of a network: what it computes, and what that costs.
#pragma once

#include "engine/model/parameter.h"
#include "engine/model/tensor_shape.h"
#include "engine/result.h"

#include <cstddef>
#include <cstdint>
#include <iosfwd>
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

/// What a trained network keeps of it: (x - mean) / sqrt(variance + epsilon) * scale + shift, for
/// each channel.
struct BatchNorm2d
{
    std::int64_t channels;
    double epsilon = 1e-5;
};

struct ReLU
{
};

/// min(max(x, 0), 6)
struct ReLU6
{
};

struct Tanh
{
};

struct Sigmoid
{
};

struct MaxPool2d
{
    std::int64_t kernel;
    std::int64_t stride;
    std::int64_t padding = 0;
};

/// A padded zero counts as a value, as PyTorch has it by default.
struct AvgPool2d
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

struct NamedSpec;

/// Layers that are run as one, because more than one tensor would cross a cut between them:
/// body(x) + shortcut(x), and a ReLU over the sum where the network has one there.
/// A block without a skip is its body alone, kept whole beside others of its kind.
struct Block
{
    /// "BasicBlock", "InvertedResidual": its class in torchvision.
    std::string kind;
    std::vector<NamedSpec> body;
    bool skip;
    /// Empty: x itself is added. Only with a skip.
    std::vector<NamedSpec> shortcut;
    bool reluAfter;
};

using LayerSpec = std::variant<Conv2d, BatchNorm2d, ReLU, ReLU6, Tanh, Sigmoid, MaxPool2d,
                               AvgPool2d, AdaptiveAvgPool2d, Flatten, Dropout, Linear, Block>;

/// A layer as a network's description has it.
struct NamedSpec
{
    /// "conv1", "relu1", "pool1": unique within the network, or within its block.
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
    /// 1..layerCount() in its network, as the lab counts; 0 within a block.
    int number = 0;
    TensorShape inputShape;
    TensorShape outputShape;
    std::vector<Parameter> parameters;
    /// Of its first parameter in the whole network's list.
    std::size_t firstParameter = 0;
    /// Multiply-accumulate operations of one forward at batch 1, in convolutions and linear layers:
    /// what torchvision publishes, where the others count for nothing.
    std::int64_t macs = 0;

    /// All parameters, float32.
    std::int64_t weightBytes = 0;

    /// A block's own layers; empty for every other kind. `parameters`, `macs` and `weightBytes`
    /// above are the sums of theirs, body first.
    std::vector<Layer> body = {};
    std::vector<Layer> shortcut = {};

    std::int64_t outputBytes() const { return outputShape.bytes(); }
    /// "Conv2d", "ReLU", "BasicBlock": the name PyTorch or torchvision gives it. Valid as long as
    /// the layer.
    std::string_view kindName() const;
};

/// Errors: NetworkUnusable, with the layer's name and what does not fit.
Result<Layer> layerOf(const NamedSpec &described, const TensorShape &input,
                      std::size_t firstParameter);

/// In the order of PyTorch's state dict: weight, bias, running mean, running variance; a block's
/// body, then its shortcut.
std::vector<Parameter> parametersOf(const NamedSpec &layer);

/// Everything that changes what the layer computes, one line for it or for each layer of a block.
void describe(std::ostream &out, const Layer &layer);

} // namespace splitscope
