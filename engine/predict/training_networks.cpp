#include "engine/predict/training_networks.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <random>
#include <string>
#include <utility>

namespace splitscope {

namespace {

constexpr std::int64_t mostMacs = 3'000'000'000;
constexpr std::int64_t mostValues = 4 << 20;
constexpr std::int64_t mostWeightBytes = 128 << 20;

/// Of its own, because the standard library's distributions differ from one to another.
class Draw
{
public:
    explicit Draw(std::uint64_t seed) : bits_(seed) {}

    /// 0 to below 1.
    double fraction() { return static_cast<double>(bits_() >> 11) * 0x1p-53; }
    bool chance(double probability) { return fraction() < probability; }
    /// Evenly over the logarithm, both ends included.
    std::int64_t magnitude(double least, double most)
    {
        return std::llround(least * std::pow(most / least, fraction()));
    }
    std::int64_t oneOf(std::initializer_list<std::int64_t> values)
    {
        return values
            .begin()[static_cast<std::size_t>(fraction() * static_cast<double>(values.size()))];
    }
    /// Mostly multiples of what a vector holds, as in networks.
    std::int64_t channels(double least, double most)
    {
        const std::int64_t any = magnitude(least, most);
        const std::int64_t step = any >= 16 && chance(0.8) ? 16 : any >= 8 && chance(0.7) ? 8 : 1;
        return any / step * step;
    }

private:
    std::mt19937_64 bits_;
};

/// Layers one after the other, with the shape that they have come to.
class Chain
{
public:
    Chain(Draw &draw, std::int64_t channels, std::int64_t side)
        : draw_(draw), input_{{channels, side, side}}, channels_(channels), side_(side)
    {
    }

    std::int64_t channels() const { return channels_; }
    std::int64_t side() const { return side_; }

    void add(LayerSpec spec)
    {
        NamedSpec layer{"layer" + std::to_string(layers_.size() + 1), std::move(spec)};
        layer.stateName = layer.name;
        layers_.push_back(std::move(layer));
    }
    /// With what the runtime makes part of it, where that is drawn.
    void addConvolution(const Conv2d &conv, double activated)
    {
        add(conv);
        channels_ = conv.outChannels;
        side_ = (side_ + 2 * conv.padding - conv.kernel) / conv.stride + 1;
        if (draw_.chance(0.4))
            add(BatchNorm2d{channels_});
        if (draw_.chance(activated))
            addActivation();
    }
    void addActivation()
    {
        if (draw_.chance(0.7))
            add(ReLU{});
        else if (draw_.chance(0.7))
            add(ReLU6{});
        else
            add(draw_.chance(0.7) ? LayerSpec(Tanh{}) : LayerSpec(Sigmoid{}));
    }
    void addPooling()
    {
        const std::int64_t kernel = std::min(draw_.oneOf({2, 2, 3, 3, 5}), side_);
        const std::int64_t stride = draw_.chance(0.85) ? 2 : 1;
        const std::int64_t padding = draw_.chance(0.3) ? kernel / 2 : 0;
        add(draw_.chance(0.75) ? LayerSpec(MaxPool2d{kernel, stride, padding})
                               : LayerSpec(AvgPool2d{kernel, stride, padding}));
        side_ = (side_ + 2 * padding - kernel) / stride + 1;
    }
    void addLinear(std::int64_t inputs, std::int64_t outputs)
    {
        add(Linear{inputs, outputs});
        if (draw_.chance(0.75))
            add(ReLU{});
    }

    /// Empty where it is too large, or does not fit.
    std::optional<Network> network() const
    {
        auto made = Network::make("generated", "generated", input_, layers_);
        if (!made || made->macs() > mostMacs || made->weightBytes() > mostWeightBytes)
            return {};
        for (const CutPoint cut : made->cutPoints())
            if (made->shapeAt(cut).elements() > mostValues)
                return {};
        return *std::move(made);
    }

private:
    Draw &draw_;
    TensorShape input_;
    std::int64_t channels_;
    std::int64_t side_;
    std::vector<NamedSpec> layers_;
};

Chain fromPicture(Draw &draw, std::int64_t side)
{
    Chain chain(draw, draw.oneOf({1, 3, 3, 3}), side);
    const std::int64_t kernel = draw.oneOf({3, 3, 5, 7, 11});
    chain.addConvolution({.inChannels = chain.channels(),
                          .outChannels = draw.channels(6, 96),
                          .kernel = kernel,
                          .stride = kernel >= 7 ? draw.oneOf({2, 3, 4}) : draw.oneOf({1, 1, 2}),
                          .padding = draw.chance(0.8) ? kernel / 2 : 0,
                          .bias = draw.chance(0.6)},
                         0.9);
    return chain;
}

/// Between a seventh and seven times what comes in.
std::int64_t drawnWidth(Draw &draw, std::int64_t channels)
{
    const double ratio = std::exp(2 * (draw.fraction() - 0.45));
    return draw.channels(std::clamp(0.5 * ratio * static_cast<double>(channels), 4.0, 768.0),
                         std::clamp(2 * ratio * static_cast<double>(channels), 8.0, 1024.0));
}

void addInnerConvolution(Draw &draw, Chain &chain)
{
    const std::int64_t outputs = drawnWidth(draw, chain.channels());
    const std::int64_t kernel =
        std::min(draw.chance(0.6) ? 3 : draw.oneOf({1, 1, 2, 5, 5, 7}), chain.side());
    const bool grouped =
        kernel > 1 && draw.chance(0.05) && chain.channels() % 2 == 0 && outputs % 2 == 0;
    chain.addConvolution({.inChannels = chain.channels(),
                          .outChannels = outputs,
                          .kernel = kernel,
                          .stride = draw.chance(0.15) ? 2 : 1,
                          .padding = draw.chance(0.85) ? kernel / 2 : 0,
                          .groups = grouped ? 2 : 1,
                          .bias = draw.chance(0.6)},
                         0.9);
}

std::optional<Network> convolutional(Draw &draw)
{
    Chain chain = fromPicture(draw, draw.oneOf({28, 32, 64, 96, 128, 160, 192, 224, 224}));
    const std::int64_t convolutions = draw.oneOf({3, 5, 7, 9});
    for (std::int64_t number = 0; number < convolutions && chain.side() >= 2; ++number) {
        if (draw.chance(chain.side() > 56 ? 0.6 : 0.3))
            chain.addPooling();
        addInnerConvolution(draw, chain);
    }
    if (draw.chance(0.3) || chain.side() > 32) {
        chain.add(AdaptiveAvgPool2d{1});
        chain.add(Flatten{});
        chain.addLinear(chain.channels(), draw.magnitude(10, 1000));
        return chain.network();
    }
    chain.add(Flatten{});
    const std::int64_t inputs = chain.channels() * chain.side() * chain.side();
    const std::int64_t hidden = draw.magnitude(32, 4096);
    chain.addLinear(inputs, hidden);
    chain.addLinear(hidden, draw.magnitude(10, 1000));
    return chain.network();
}

std::optional<Network> separable(Draw &draw)
{
    Chain chain = fromPicture(draw, draw.oneOf({32, 64, 96, 128, 160, 224}));
    const std::int64_t parts = draw.oneOf({2, 3, 4, 5});
    for (std::int64_t number = 0; number < parts; ++number) {
        const auto pointwise = [&](std::int64_t outputs, double activated) {
            chain.addConvolution({.inChannels = chain.channels(),
                                  .outChannels = outputs,
                                  .kernel = 1,
                                  .bias = draw.chance(0.4)},
                                 activated);
        };
        pointwise(std::min<std::int64_t>(chain.channels() * draw.oneOf({1, 2, 4, 6, 6}), 1024),
                  0.9);
        const std::int64_t kernel = draw.oneOf({3, 3, 3, 5, 7});
        chain.addConvolution({.inChannels = chain.channels(),
                              .outChannels = chain.channels(),
                              .kernel = kernel,
                              .stride = draw.chance(0.35) ? 2 : 1,
                              .padding = kernel / 2,
                              .groups = chain.channels(),
                              .bias = draw.chance(0.4)},
                             0.9);
        pointwise(draw.channels(16, 384), 0.3);
    }
    chain.add(AdaptiveAvgPool2d{1});
    chain.add(Flatten{});
    chain.addLinear(chain.channels(), draw.magnitude(10, 1000));
    return chain.network();
}

std::optional<Network> linear(Draw &draw)
{
    std::int64_t inputs = draw.magnitude(16, 16384);
    Chain chain(draw, inputs, 1);
    chain.add(Flatten{});
    const std::int64_t layers = draw.oneOf({2, 3, 4});
    for (std::int64_t number = 0; number < layers; ++number) {
        const std::int64_t outputs = draw.magnitude(10, 6144);
        chain.addLinear(inputs, outputs);
        inputs = outputs;
    }
    return chain.network();
}

/// Begins in the row-major layout in which a cut leaves its values.
std::optional<Network> apart(Draw &draw)
{
    const std::int64_t channels = draw.channels(4, 768);
    Chain chain(draw, channels, draw.magnitude(2, 160));
    for (int number = 0; number < 3; ++number) {
        chain.addActivation();
        chain.add(BatchNorm2d{channels});
    }
    chain.add(AdaptiveAvgPool2d{draw.oneOf({2, 3, 5, 6, 7})});
    return chain.network();
}

template<typename Family>
void append(std::vector<Network> &networks, int count, Draw draw, const Family &family)
{
    while (count > 0) {
        if (auto made = family(draw)) {
            networks.push_back(*std::move(made));
            --count;
        }
    }
}

} // namespace

std::vector<Network> trainingNetworks(const TrainingSet &set, std::uint64_t seed)
{
    std::vector<Network> networks;
    constexpr std::uint64_t families = 4;
    append(networks, set.convolutional, Draw(families * seed), convolutional);
    append(networks, set.separable, Draw(families * seed + 1), separable);
    append(networks, set.linear, Draw(families * seed + 2), linear);
    append(networks, set.apart, Draw(families * seed + 3), apart);
    return networks;
}

} // namespace splitscope
