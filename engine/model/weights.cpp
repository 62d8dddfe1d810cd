#include "engine/model/weights.h"

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

/// Uniform in [middle - spread, middle + spread).
struct Range
{
    double middle;
    double spread;
};

Range rangeOf(const Parameter &parameter)
{
    const auto inputs = static_cast<double>(parameter.fanIn);
    switch (parameter.role) {
    case ParameterRole::Weight:
        return {0, std::sqrt(6 / inputs)};
    case ParameterRole::Bias:
        return {0, 1 / std::sqrt(inputs)};
    case ParameterRole::Scale:
    case ParameterRole::Variance:
        return {1, 0.25};
    case ParameterRole::Shift:
    case ParameterRole::Mean:
        return {0, 0.25};
    }
    return {0, 0};
}

class SeededWeights : public WeightSource
{
public:
    SeededWeights(const Network &network, std::uint64_t seed) : seed_(seed)
    {
        for (const Parameter &parameter : network.parameters()) {
            const Range range = rangeOf(parameter);
            streams_.push_back({scatter(seed + golden * (streams_.size() + 1)),
                                static_cast<float>(range.middle),
                                static_cast<float>(range.spread / 0x1p23)});
        }
    }

    std::string description() const override { return "seed " + std::to_string(seed_); }
    std::string identity() const override { return description(); }

    /// A 24-bit integer is exact in a float and is scaled once, and the middle, where there is one,
    /// is a power of two: so the result is the same whatever the compiler contracts or vectorises.
    void read(std::size_t parameter, std::int64_t first, std::span<float> values) const override
    {
        const Stream stream = streams_[parameter];
        auto counter = stream.key + golden * static_cast<std::uint64_t>(first);
        for (float &value : values) {
            const auto signed24 = static_cast<std::int32_t>(scatter(counter) >> 40) - (1 << 23);
            value = stream.middle + static_cast<float>(signed24) * stream.scale;
            counter += golden;
        }
    }

private:
    struct Stream
    {
        std::uint64_t key;
        float middle;
        float scale;
    };

    std::uint64_t seed_;
    std::vector<Stream> streams_;
};

} // namespace

std::vector<float> readAll(const WeightSource &weights, const Network &network,
                           std::size_t parameter)
{
    std::vector<float> values(
        static_cast<std::size_t>(network.parameters().at(parameter).elements()));
    weights.read(parameter, 0, values);
    return values;
}

std::shared_ptr<const WeightSource> seededWeights(const Network &network, std::uint64_t seed)
{
    return std::make_shared<const SeededWeights>(network, seed);
}

} // namespace splitscope
