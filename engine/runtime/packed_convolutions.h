// Convolution weights in the layouts that oneDNN asks for.
#pragma once

#include "engine/model/layer.h"
#include "engine/runtime/layouts.h"

#include <vector>

namespace splitscope {

class PreparedWeights;

/// A convolution, and the normalisation after it that its weights take in; null if there is none.
struct NormalisedConvolution
{
    const Layer *convolution;
    const Layer *normalisation;

    bool hasBias() const;
};

/// Makes each layout once and keeps it. One thread at a time.
class PackedConvolutions
{
public:
    explicit PackedConvolutions(const PreparedWeights &weights) : weights_(weights) {}

    dnnl::memory weights(const NormalisedConvolution &of, const Layout &wanted);
    /// Empty memory where there is no bias.
    dnnl::memory bias(const NormalisedConvolution &of);

private:
    struct Packed
    {
        const Layer *convolution;
        const Layer *normalisation;
        dnnl::memory memory;
    };

    const PreparedWeights &weights_;
    std::vector<Packed> packed_;
};

/// groups x out x in x kernel x kernel, or without the groups where there is one.
Layout weightsLayout(const Conv2d &convolution, bool plain);
/// A zero descriptor where there is no bias.
Layout biasLayout(const NormalisedConvolution &of);

} // namespace splitscope
