// The engine beside its runtime and its devices (see bench_runtime, bench_share): weights and
// pictures.
#include "engine/image/preprocess.h"
#include "engine/model/fingerprint.h"
#include "engine/model/networks.h"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

using namespace splitscope;

namespace {

void fingerprint(benchmark::State &state)
{
    const Network network = alexNetLab();
    const auto weights = seededWeights(network);
    std::int64_t bytes = 0;
    for (const Layer &layer : network.layers())
        bytes += layer.weightBytes;
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(fingerprintOf(network, *weights));
    state.SetBytesProcessed(bytes * static_cast<std::int64_t>(state.iterations()));
}

void preprocessing(benchmark::State &state)
{
    const Network network = alexNetLab();
    const Picture picture{640, 480, std::vector<std::uint8_t>(640 * 480 * 3, 128)};
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(preprocess(picture, network));
}

} // namespace

BENCHMARK(fingerprint)->Unit(benchmark::kMillisecond);
BENCHMARK(preprocessing)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
