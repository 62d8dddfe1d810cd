// An average pooling and the linear layer after it, as one linear layer.
#pragma once

#include "engine/model/network.h"

#include <optional>
#include <span>

namespace splitscope {

/// AdaptiveAvgPool2d from inputSide x inputSide to outputSide x outputSide (fewer to more, or as
/// many) is linear, so it goes into the weights of the Linear layer that reads its output:
/// weights of channels x inputSide^2 inputs instead of channels x outputSide^2.
struct PoolFolding
{
    std::int64_t channels;
    std::int64_t inputSide;
    std::int64_t outputSide;

    std::int64_t foldedInputs() const { return channels * inputSide * inputSide; }

    /// From weights of the pooled values to weights of the values before the pooling. Both are
    /// inputs x panelOutputs (see linear_kernel.h).
    void fold(std::span<const float> pooled, std::span<float> folded) const;
};

/// Of the pooling that this Linear layer (by number) can take in, with Flatten and Dropout layers
/// alone between them; empty where there is none, or where more weights would have to be read.
std::optional<PoolFolding> poolFoldingInto(const Network &network, int linearLayer);

} // namespace splitscope
