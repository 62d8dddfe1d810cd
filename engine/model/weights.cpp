#include "engine/model/weights.h"

#include <algorithm>
#include <cmath>

namespace splitscope {

namespace {

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): a bijection that scatters a counter.
std::uint64_t scatter(std::uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

constexpr std::uint64_t golden = 0x9e3779b97f4a7c15u;

/// Fills tensors one after the other, reporting how far it is.
class Generator
{
public:
    Generator(std::uint64_t seed, std::int64_t parameters, const Progress &progress,
              std::stop_token stop)
        : seed_(seed), parameters_(parameters), progress_(progress), stop_(std::move(stop))
    {
    }

    /// Uniform in [-bound, bound). A 24-bit integer is exact in a float and is scaled once, so
    /// that the result is the same whatever the compiler contracts or vectorises.
    bool fill(std::vector<float> &values, std::int64_t count, double bound)
    {
        values.resize(static_cast<std::size_t>(count));
        const std::uint64_t key = scatter(seed_ + golden * ++tensor_);
        const auto scale = static_cast<float>(bound / 0x1p23);
        constexpr std::int64_t chunk = 1 << 20;
        for (std::int64_t begin = 0; begin < count; begin += chunk) {
            if (stop_.stop_requested())
                return false;
            const std::int64_t end = std::min(begin + chunk, count);
            for (std::int64_t i = begin; i < end; ++i) {
                const std::uint64_t bits = scatter(key + golden * static_cast<std::uint64_t>(i));
                const auto signed24 = static_cast<std::int32_t>(bits >> 40) - (1 << 23);
                values[static_cast<std::size_t>(i)] = static_cast<float>(signed24) * scale;
            }
            done_ += end - begin;
            if (progress_)
                progress_(static_cast<double>(done_) / static_cast<double>(parameters_));
        }
        return true;
    }

private:
    std::uint64_t seed_;
    std::int64_t parameters_;
    const Progress &progress_;
    std::stop_token stop_;
    std::uint64_t tensor_ = 0;
    std::int64_t done_ = 0;
};

struct ParameterShape
{
    std::int64_t outputs = 0;
    std::int64_t fanIn = 0;
};

ParameterShape parametersOf(const Layer &layer)
{
    if (const auto *conv = std::get_if<Conv2d>(&layer.spec))
        return {conv->outChannels, conv->inChannels * conv->kernel * conv->kernel};
    if (const auto *linear = std::get_if<Linear>(&layer.spec))
        return {linear->outFeatures, linear->inFeatures};
    return {};
}

} // namespace

Result<Weights> seededWeights(const Network &network, std::uint64_t seed, const Progress &progress,
                              std::stop_token stop)
{
    std::int64_t parameters = 0;
    for (const Layer &layer : network.layers())
        parameters += layer.weightBytes / 4;
    Generator generator(seed, parameters, progress, std::move(stop));
    Weights weights;
    for (const Layer &layer : network.layers()) {
        LayerWeights &made = weights.layers.emplace_back();
        const auto [outputs, fanIn] = parametersOf(layer);
        if (outputs == 0)
            continue;
        const auto inputs = static_cast<double>(fanIn);
        if (!generator.fill(made.weight, outputs * fanIn, std::sqrt(6 / inputs))
            || !generator.fill(made.bias, outputs, 1 / std::sqrt(inputs)))
            return fail(ErrorKind::Cancelled, network.title());
    }
    return weights;
}

} // namespace splitscope
