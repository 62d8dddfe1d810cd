// A linear layer on one input vector, at the speed at which memory gives up its weights.
#pragma once

#include "engine/model/weight_precision.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace splitscope {

/// One linear layer's weights as multiply() reads them: those of one input lie side by side, so
/// that an input of 0 leaves out a stretch of memory. Views; whoever prepared them owns them.
struct LinearWeights
{
    WeightPrecision precision = WeightPrecision::Float32;
    std::int64_t inputs = 0;
    std::int64_t outputs = 0;
    /// Outputs in a row, with what pads them to whole vectors.
    std::int64_t stride = 0;
    /// inputs x stride.
    const std::byte *values = nullptr;
    /// Int8 alone: what each output's sum is multiplied by. stride of them.
    const float *scales = nullptr;
    /// stride of them; null for a layer that has none.
    const float *bias = nullptr;
};

/// Outputs padded to whole vectors of any processor.
std::int64_t paddedOutputs(std::int64_t outputs);

/// What a call needs beside its result. One for each thread that calls.
struct LinearScratch
{
    std::vector<std::int32_t> nonZero;
    std::vector<float> sums;
};

/// output = bias + weights x input, with ReLU if asked for. Inputs that are 0 cost nothing: their
/// weights are not read (they are finite; openers of weights see to that). Columns are divided
/// among `threads` of OpenMP's pool; the result does not depend on their number.
void multiply(const LinearWeights &weights, std::span<const float> input, bool relu,
              std::span<float> output, int threads, LinearScratch &scratch);

/// Sixteen outputs' weights, those of one input side by side: inputs x panelOutputs. What a layer's
/// weights are packed from, and a cache line of float32 for each input.
inline constexpr std::int64_t panelOutputs = 16;

/// `rows` are `count` (at most panelOutputs) outputs' weights, one after the other, as PyTorch has
/// them. Missing outputs become 0.
void fillPanel(std::span<const float> rows, std::int64_t inputs, std::int64_t count,
               std::span<float> panel);

/// Writes a panel to columns firstOutput.. of `values`, in the layout of LinearWeights, and for
/// Int8 the scales of its outputs to scales + firstOutput. Several threads may pack, each its own
/// panel.
void packPanel(WeightPrecision precision, std::span<const float> panel, std::int64_t firstOutput,
               std::int64_t stride, std::byte *values, float *scales);

} // namespace splitscope
