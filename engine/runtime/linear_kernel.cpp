// Compiled once for each instruction set that Highway knows; the best that runs here is called.
#include "engine/runtime/linear_kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/runtime/linear_kernel.cpp"
#include <hwy/foreach_target.h> // IWYU pragma: keep

#include <hwy/cache_control.h>
#include <hwy/highway.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

HWY_BEFORE_NAMESPACE();
namespace splitscope::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::ScalableTag<float>;

HWY_INLINE hn::Vec<Floats> load(Floats d, const float *from)
{
    return hn::LoadU(d, from);
}

template<typename Half> // hwy::bfloat16_t or hwy::float16_t
HWY_INLINE hn::Vec<Floats> load(Floats d, const Half *from)
{
    return hn::PromoteTo(d, hn::LoadU(hn::Rebind<Half, Floats>(), from));
}

HWY_INLINE hn::Vec<Floats> load(Floats d, const std::int8_t *from)
{
    const hn::RebindToSigned<Floats> integers;
    return hn::ConvertTo(
        d, hn::PromoteTo(integers, hn::LoadU(hn::Rebind<std::int8_t, Floats>(), from)));
}

/// Rows that are read side by side: memory answers as many streams at once.
constexpr std::size_t streams = 6;

/// How far ahead of its use a row's line is asked for. The processor reads ahead by itself, but
/// stops at each 4 KB, and sees the beginning of a row too late.
constexpr std::int64_t aheadBytes = 512;

/// sums += so many rows of weights, each times its input, in columns begin..end-1. The sums stay in
/// the first-level cache.
/// Unrolled by hand: compilers leave a loop over rows as it is below -O3.
template<bool Ahead, typename Value, std::size_t... Row>
HWY_INLINE void accumulate(std::index_sequence<Row...>,
                           const std::array<const Value *, streams> &rows,
                           const std::array<float, streams> &factors, std::int64_t begin,
                           std::int64_t end, float *sums)
{
    const Floats d;
    const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
    const hn::Vec<Floats> factor[] = {hn::Set(d, factors[Row])...};
    const Value *row[] = {rows[Row]...};
    for (std::int64_t column = begin; column < end; column += lanes) {
        if constexpr (Ahead)
            (hwy::Prefetch(row[Row] + column + aheadBytes / std::int64_t{sizeof(Value)}), ...);
        auto sum = hn::LoadU(d, sums + column);
        ((sum = hn::MulAdd(factor[Row], load(d, row[Row] + column), sum)), ...);
        hn::StoreU(sum, d, sums + column);
    }
}

/// The first lines of a row that is next: what accumulate() does not ask for ahead.
template<typename Value>
HWY_INLINE void announce(const Value *row, std::int64_t columns)
{
    constexpr std::int64_t line = 64 / std::int64_t{sizeof(Value)};
    const std::int64_t end = std::min(columns, aheadBytes / std::int64_t{sizeof(Value)});
    for (std::int64_t column = 0; column < end; column += line)
        hwy::Prefetch(row + column);
}

template<typename Value>
void sumColumns(const LinearWeights &weights, const float *input,
                const std::vector<std::int32_t> &nonZero, std::int64_t firstColumn,
                std::int64_t columns, float *sums)
{
    const auto *values = reinterpret_cast<const Value *>(weights.values) + firstColumn;
    const std::size_t count = nonZero.size();
    std::fill_n(sums, columns, 0.0f);
    std::array<const Value *, streams> rows{};
    std::array<float, streams> factors{};
    const std::int64_t askedAhead =
        std::max<std::int64_t>(columns - aheadBytes / std::int64_t{sizeof(Value)}, 0);
    constexpr auto all = std::make_index_sequence<streams>();
    std::size_t at = 0;
    for (; at + streams <= count; at += streams) {
        for (std::size_t row = 0; row < streams; ++row) {
            rows[row] = values + nonZero[at + row] * weights.stride;
            factors[row] = input[nonZero[at + row]];
            if (at + streams + row < count)
                announce(values + nonZero[at + streams + row] * weights.stride, columns);
        }
        accumulate<true>(all, rows, factors, 0, askedAhead, sums);
        accumulate<false>(all, rows, factors, askedAhead, columns, sums);
    }
    for (; at < count; ++at) {
        rows[0] = values + nonZero[at] * weights.stride;
        factors[0] = input[nonZero[at]];
        accumulate<false>(std::make_index_sequence<1>(), rows, factors, 0, columns, sums);
    }
}

void finishColumns(const LinearWeights &weights, bool relu, std::int64_t firstColumn,
                   std::int64_t columns, float *sums)
{
    const Floats d;
    const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
    for (std::int64_t column = 0; column < columns; column += lanes) {
        auto sum = hn::LoadU(d, sums + column);
        if (weights.scales)
            sum = hn::Mul(sum, hn::LoadU(d, weights.scales + firstColumn + column));
        if (weights.bias)
            sum = hn::Add(sum, hn::LoadU(d, weights.bias + firstColumn + column));
        if (relu)
            sum = hn::Max(sum, hn::Zero(d));
        hn::StoreU(sum, d, sums + column);
    }
}

void multiplyColumns(const LinearWeights &weights, const float *input,
                     const std::vector<std::int32_t> &nonZero, bool relu, std::int64_t firstColumn,
                     std::int64_t columns, float *sums)
{
    switch (weights.precision) {
    case WeightPrecision::Float32:
        sumColumns<float>(weights, input, nonZero, firstColumn, columns, sums);
        break;
    case WeightPrecision::BFloat16:
        sumColumns<hwy::bfloat16_t>(weights, input, nonZero, firstColumn, columns, sums);
        break;
    case WeightPrecision::Float16:
        sumColumns<hwy::float16_t>(weights, input, nonZero, firstColumn, columns, sums);
        break;
    case WeightPrecision::Int8:
        sumColumns<std::int8_t>(weights, input, nonZero, firstColumn, columns, sums);
        break;
    }
    finishColumns(weights, relu, firstColumn, columns, sums);
}

void toFloat16(const float *from, std::uint16_t *to)
{
    const hn::CappedTag<float, panelOutputs> d;
    const hn::Rebind<hwy::float16_t, decltype(d)> half;
    const auto largest = hn::Set(d, 65504.0f);
    for (std::size_t i = 0; i < panelOutputs; i += hn::Lanes(d)) {
        const auto value = hn::Clamp(hn::LoadU(d, from + i), hn::Neg(largest), largest);
        hn::StoreU(hn::DemoteTo(half, value), half, reinterpret_cast<hwy::float16_t *>(to) + i);
    }
}

} // namespace splitscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace splitscope {

namespace {

HWY_EXPORT(multiplyColumns);
HWY_EXPORT(toFloat16);

/// Whole vectors of every instruction set, and whole cache lines.
constexpr std::int64_t columnGrain = 64;
/// Round to nearest, ties to even. Weights are finite.
std::uint16_t bfloat16Of(float value)
{
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    return static_cast<std::uint16_t>((bits + 0x7fff + ((bits >> 16) & 1)) >> 16);
}

/// Calls pack(the panel's values of one input, where they go) for each input.
template<typename Value, typename Pack>
void packInputs(std::span<const float> panel, std::int64_t firstOutput, std::int64_t stride,
                std::byte *values, const Pack &pack)
{
    Value *to = reinterpret_cast<Value *>(values) + firstOutput;
    for (std::size_t at = 0; at < panel.size(); at += panelOutputs, to += stride)
        pack(panel.data() + at, to);
}

void packInt8(std::span<const float> panel, std::int64_t firstOutput, std::int64_t stride,
              std::byte *values, float *scales)
{
    std::array<float, panelOutputs> factors{};
    for (std::size_t at = 0; at < panel.size(); at += panelOutputs)
        for (std::size_t output = 0; output < panelOutputs; ++output)
            factors[output] = std::max(factors[output], std::abs(panel[at + output]));
    for (std::size_t output = 0; output < panelOutputs; ++output) {
        const float largest = factors[output];
        scales[static_cast<std::size_t>(firstOutput) + output] = largest / 127;
        factors[output] = largest > 0 ? 127 / largest : 0;
    }
    packInputs<std::int8_t>(
        panel, firstOutput, stride, values, [&](const float *from, std::int8_t *to) {
            for (std::size_t output = 0; output < panelOutputs; ++output)
                to[output] = static_cast<std::int8_t>(std::lrint(from[output] * factors[output]));
        });
}

} // namespace

std::int64_t paddedOutputs(std::int64_t outputs)
{
    return (outputs + columnGrain - 1) / columnGrain * columnGrain;
}

void multiply(const LinearWeights &weights, std::span<const float> input, bool relu,
              std::span<float> output, int threads, LinearScratch &scratch)
{
    scratch.nonZero.resize(input.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < input.size(); ++i) {
        scratch.nonZero[count] = static_cast<std::int32_t>(i);
        count += input[i] != 0 ? 1 : 0;
    }
    scratch.nonZero.resize(count);
    scratch.sums.resize(static_cast<std::size_t>(weights.stride));

    const std::int64_t grains = weights.stride / columnGrain;
    const auto columnOf = [&](int share) { return grains * share / threads * columnGrain; };
#pragma omp parallel for num_threads(threads) schedule(static) if (threads > 1)
    for (int share = 0; share < threads; ++share) {
        const std::int64_t first = columnOf(share);
        float *sums = scratch.sums.data() + first;
        HWY_DYNAMIC_DISPATCH(multiplyColumns)
        (weights, input.data(), scratch.nonZero, relu, first, columnOf(share + 1) - first, sums);
    }
    std::copy_n(scratch.sums.begin(), output.size(), output.begin());
}

void fillPanel(std::span<const float> rows, std::int64_t inputs, std::int64_t count,
               std::span<float> panel)
{
    const float *from = rows.data();
    float *to = panel.data();
    for (std::int64_t input = 0; input < inputs; ++input, ++from, to += panelOutputs) {
        for (std::int64_t output = 0; output < count; ++output)
            to[output] = from[output * inputs];
        std::fill(to + count, to + panelOutputs, 0.0f);
    }
}

void packPanel(WeightPrecision precision, std::span<const float> panel, std::int64_t firstOutput,
               std::int64_t stride, std::byte *values, float *scales)
{
    switch (precision) {
    case WeightPrecision::Float32:
        packInputs<float>(panel, firstOutput, stride, values, [](const float *from, float *to) {
            std::copy_n(from, panelOutputs, to);
        });
        break;
    case WeightPrecision::BFloat16:
        packInputs<std::uint16_t>(panel, firstOutput, stride, values,
                                  [](const float *from, std::uint16_t *to) {
                                      std::transform(from, from + panelOutputs, to, bfloat16Of);
                                  });
        break;
    case WeightPrecision::Float16:
        packInputs<std::uint16_t>(panel, firstOutput, stride, values,
                                  HWY_DYNAMIC_DISPATCH(toFloat16));
        break;
    case WeightPrecision::Int8:
        packInt8(panel, firstOutput, stride, values, scales);
        break;
    }
}

} // namespace splitscope

#endif // HWY_ONCE
