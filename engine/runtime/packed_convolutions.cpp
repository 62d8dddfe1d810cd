#include "engine/runtime/packed_convolutions.h"

#include "engine/runtime/prepared_weights.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace splitscope {

namespace {

using Tag = dnnl::memory::format_tag;

constexpr auto float32 = dnnl::memory::data_type::f32;

const Conv2d &specOf(const NormalisedConvolution &of)
{
    return std::get<Conv2d>(of.convolution->spec);
}

/// y = factor * x + shift, for each channel: what a normalisation does to a trained network.
struct Affine
{
    std::vector<float> factor;
    std::vector<float> shift;
};

Affine affineOf(const Layer &normalisation, const PreparedWeights &weights)
{
    const auto parameter = [&](std::size_t index) {
        return weights.plain(normalisation.firstParameter + index);
    };
    const std::span<const float> scale = parameter(0);
    const std::span<const float> shift = parameter(1);
    const std::span<const float> mean = parameter(2);
    const std::span<const float> variance = parameter(3);
    const double epsilon = std::get<BatchNorm2d>(normalisation.spec).epsilon;
    Affine affine;
    for (std::size_t channel = 0; channel < scale.size(); ++channel) {
        const double factor =
            double{scale[channel]} / std::sqrt(double{variance[channel]} + epsilon);
        affine.factor.push_back(static_cast<float>(factor));
        affine.shift.push_back(
            static_cast<float>(double{shift[channel]} - factor * double{mean[channel]}));
    }
    return affine;
}

} // namespace

bool NormalisedConvolution::hasBias() const
{
    return normalisation || std::get<Conv2d>(convolution->spec).bias;
}

Layout weightsLayout(const Conv2d &convolution, bool plain)
{
    dnnl::memory::dims extents{convolution.outChannels / convolution.groups,
                               convolution.inChannels / convolution.groups, convolution.kernel,
                               convolution.kernel};
    if (convolution.groups > 1)
        extents.insert(extents.begin(), convolution.groups);
    const Tag tag = convolution.groups > 1 ? Tag::goihw : Tag::oihw;
    return {extents, float32, plain ? tag : Tag::any};
}

Layout biasLayout(const NormalisedConvolution &of)
{
    return of.hasBias() ? Layout({specOf(of).outChannels}, float32, Tag::x) : Layout();
}

dnnl::memory PackedConvolutions::weights(const NormalisedConvolution &of, const Layout &wanted)
{
    for (const Packed &known : packed_) {
        if (known.convolution == of.convolution && known.normalisation == of.normalisation
            && known.memory.get_desc() == wanted)
            return known.memory;
    }
    const std::span<const float> plain = weights_.plain(of.convolution->firstParameter);
    std::vector<float> values(plain.begin(), plain.end());
    if (of.normalisation) {
        const Affine affine = affineOf(*of.normalisation, weights_);
        const std::size_t row = values.size() / affine.factor.size();
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] *= affine.factor[i / row];
    }
    dnnl::memory from(weightsLayout(specOf(of), /*plain=*/true), onednn::cpu(), values.data());
    dnnl::memory to(wanted, onednn::cpu());
    dnnl::stream stream(onednn::cpu());
    dnnl::reorder(from, to).execute(stream, from, to);
    stream.wait();
    packed_.push_back({of.convolution, of.normalisation, to});
    return to;
}

dnnl::memory PackedConvolutions::bias(const NormalisedConvolution &of)
{
    if (!of.hasBias())
        return {};
    dnnl::memory memory(biasLayout(of), onednn::cpu());
    std::span<float> values(static_cast<float *>(memory.get_data_handle()),
                            static_cast<std::size_t>(specOf(of).outChannels));
    if (specOf(of).bias)
        std::ranges::copy(weights_.plain(of.convolution->firstParameter + 1), values.begin());
    else
        std::ranges::fill(values, 0.0f);
    if (of.normalisation) {
        const Affine affine = affineOf(*of.normalisation, weights_);
        for (std::size_t channel = 0; channel < values.size(); ++channel)
            values[channel] = values[channel] * affine.factor[channel] + affine.shift[channel];
    }
    return memory;
}

} // namespace splitscope
