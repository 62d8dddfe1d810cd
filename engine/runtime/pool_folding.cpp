#include "engine/runtime/pool_folding.h"

#include "engine/runtime/linear_kernel.h"

#include <algorithm>

namespace splitscope {

namespace {

/// What PyTorch averages for one output position, along one side.
struct Window
{
    std::int64_t begin;
    std::int64_t end;
};

Window windowOf(std::int64_t output, std::int64_t inputSide, std::int64_t outputSide)
{
    return {output * inputSide / outputSide,
            ((output + 1) * inputSide + outputSide - 1) / outputSide};
}

} // namespace

void PoolFolding::fold(std::span<const float> pooled, std::span<float> folded) const
{
    std::ranges::fill(folded, 0.0f);
    const float *from = pooled.data();
    for (std::int64_t channel = 0; channel < channels; ++channel) {
        float *plane = folded.data() + channel * inputSide * inputSide * panelOutputs;
        for (std::int64_t y = 0; y < outputSide; ++y) {
            const Window rows = windowOf(y, inputSide, outputSide);
            for (std::int64_t x = 0; x < outputSide; ++x, from += panelOutputs) {
                const Window columns = windowOf(x, inputSide, outputSide);
                const float part =
                    1 / static_cast<float>((rows.end - rows.begin) * (columns.end - columns.begin));
                for (std::int64_t row = rows.begin; row < rows.end; ++row) {
                    float *to = plane + (row * inputSide + columns.begin) * panelOutputs;
                    for (std::int64_t i = 0; i < (columns.end - columns.begin) * panelOutputs; ++i)
                        to[i] += part * from[i % panelOutputs];
                }
            }
        }
    }
}

std::optional<PoolFolding> poolFoldingInto(const Network &network, int linearLayer)
{
    int number = linearLayer - 1;
    const auto passes = [&] {
        const LayerSpec &spec = network.layer(number).spec;
        return std::holds_alternative<Flatten>(spec) || std::holds_alternative<Dropout>(spec);
    };
    while (number > 0 && passes())
        --number;
    if (number == 0)
        return {};
    const Layer &layer = network.layer(number);
    const auto *pool = std::get_if<AdaptiveAvgPool2d>(&layer.spec);
    if (!pool || layer.inputShape.extents[1] != layer.inputShape.extents[2]
        || layer.inputShape.extents[1] > pool->outputSize)
        return {};
    return PoolFolding{layer.inputShape.extents[0], layer.inputShape.extents[1], pool->outputSize};
}

} // namespace splitscope
