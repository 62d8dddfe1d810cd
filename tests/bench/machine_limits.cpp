// Compiled once for each instruction set that Highway knows; the best that runs here is called.
#include "tests/bench/machine_limits.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "tests/bench/machine_limits.cpp"
#include <hwy/foreach_target.h> // IWYU pragma: keep

#include <hwy/highway.h>

#include <algorithm>
#include <chrono>
#include <cstdint>

HWY_BEFORE_NAMESPACE();
namespace splitscope::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

float sumOf(const float *values, std::size_t count)
{
    const hn::ScalableTag<float> d;
    const std::size_t lanes = hn::Lanes(d);
    auto a = hn::Zero(d);
    auto b = a;
    auto c = a;
    auto e = a;
    for (std::size_t i = 0; i + 4 * lanes <= count; i += 4 * lanes) {
        a = hn::Add(a, hn::LoadU(d, values + i));
        b = hn::Add(b, hn::LoadU(d, values + i + lanes));
        c = hn::Add(c, hn::LoadU(d, values + i + 2 * lanes));
        e = hn::Add(e, hn::LoadU(d, values + i + 3 * lanes));
    }
    return hn::GetLane(hn::Add(hn::Add(a, b), hn::Add(c, e)));
}

/// Twelve chains: more than the latency of a multiply-add times the units that do them.
double multiplyAdds(std::int64_t rounds, float *result)
{
    const hn::ScalableTag<float> d;
    const auto factor = hn::Set(d, 0.999f);
    // Different numbers, or the compiler would see that one chain does for all.
    auto a = hn::Set(d, 1.0f);
    auto b = hn::Set(d, 2.0f);
    auto c = hn::Set(d, 3.0f);
    auto e = hn::Set(d, 4.0f);
    auto f = hn::Set(d, 5.0f);
    auto g = hn::Set(d, 6.0f);
    auto h = hn::Set(d, 7.0f);
    auto i = hn::Set(d, 8.0f);
    auto j = hn::Set(d, 9.0f);
    auto k = hn::Set(d, 10.0f);
    auto l = hn::Set(d, 11.0f);
    auto m = hn::Set(d, 12.0f);
    for (std::int64_t round = 0; round < rounds; ++round) {
        a = hn::MulAdd(a, factor, factor);
        b = hn::MulAdd(b, factor, factor);
        c = hn::MulAdd(c, factor, factor);
        e = hn::MulAdd(e, factor, factor);
        f = hn::MulAdd(f, factor, factor);
        g = hn::MulAdd(g, factor, factor);
        h = hn::MulAdd(h, factor, factor);
        i = hn::MulAdd(i, factor, factor);
        j = hn::MulAdd(j, factor, factor);
        k = hn::MulAdd(k, factor, factor);
        l = hn::MulAdd(l, factor, factor);
        m = hn::MulAdd(m, factor, factor);
    }
    const auto sum =
        hn::Add(hn::Add(hn::Add(a, b), hn::Add(c, e)), hn::Add(hn::Add(f, g), hn::Add(h, i)));
    *result = hn::GetLane(hn::Add(sum, hn::Add(hn::Add(j, k), hn::Add(l, m))));
    return 2.0 * 12 * static_cast<double>(hn::Lanes(d)) * static_cast<double>(rounds);
}

} // namespace splitscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace splitscope {

namespace {

using Clock = std::chrono::steady_clock;

HWY_EXPORT(sumOf);
HWY_EXPORT(multiplyAdds);

double secondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

constexpr std::size_t elements = std::size_t{64} << 20; // 256 MB
constexpr std::int64_t rounds = 2'000'000;

volatile float kept = 0;

} // namespace

ReadBandwidth::ReadBandwidth() : memory_(elements * sizeof(float))
{
    std::fill_n(reinterpret_cast<float *>(memory_.data()), elements, 0.5f);
}

double ReadBandwidth::measure(int threads)
{
    const std::size_t share = elements / static_cast<std::size_t>(threads);
    const auto *values = reinterpret_cast<const float *>(memory_.data());
    float sum = 0;
    const auto begin = Clock::now();
#pragma omp parallel for num_threads(threads) schedule(static) reduction(+ : sum)
    for (int thread = 0; thread < threads; ++thread)
        sum +=
            HWY_DYNAMIC_DISPATCH(sumOf)(values + share * static_cast<std::size_t>(thread), share);
    const double seconds = secondsSince(begin);
    kept = sum;
    return static_cast<double>(share * static_cast<std::size_t>(threads) * sizeof(float)) / seconds;
}

double measureMultiplyAdds(int threads)
{
    double operations = 0;
    const auto begin = Clock::now();
#pragma omp parallel for num_threads(threads) schedule(static) reduction(+ : operations)
    for (int thread = 0; thread < threads; ++thread) {
        float result = 0;
        operations += HWY_DYNAMIC_DISPATCH(multiplyAdds)(rounds, &result);
        kept = result;
    }
    return operations / secondsSince(begin);
}

} // namespace splitscope

#endif // HWY_ONCE
