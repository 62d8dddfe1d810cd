// The engine beside its runtime and its devices (see bench_runtime, bench_share): weights and
// pictures.
#include "engine/device/speed_fit.h"
#include "engine/experiment/layer_profile.h"
#include "engine/image/preprocess.h"
#include "engine/model/fingerprint.h"
#include "engine/model/networks.h"
#include "engine/runtime/runtime.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <vector>

using namespace splitscope;

namespace {

using Seconds = std::chrono::duration<double>;

const std::shared_ptr<const Runtime> &runtime()
{
    static const std::shared_ptr<const Runtime> loaded = Runtime::load({"alexnet-lab"}).value();
    return loaded;
}

Tensor halves(const TensorShape &shape)
{
    return {shape, std::vector<float>(static_cast<std::size_t>(shape.elements()), 0.5f)};
}

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

/// This computer at a share, profiled, then emulated at a share of 1: its forward over what the
/// profile's layers add up to. And how far the model that is fitted to it is off, layer and whole.
void profiledForward(benchmark::State &state)
{
    const Network &network = runtime()->network();
    const Tensor input = halves(network.inputShape());
    const double share = static_cast<double>(state.range(0)) / 100;
    const MeasuredTimes times =
        profileLayers(*runtime(), input, CpuShare::of(share).value(), 30).value();
    const SpeedFit fit = fitSpeed({{network, times}});
    const Device device{{"profiled", fit.speed,
                         std::make_shared<const DeviceFacts>(DeviceFacts{.measured = {times}})}};
    std::chrono::nanoseconds modelled{0};
    for (const Layer &layer : network.layers())
        modelled += fit.speed.timeFor(layer);
    std::vector<double> ratios;
    for ([[maybe_unused]] auto _ : state) {
        const auto run = runtime()->run(network.firstCut(), network.lastCut(), input, device);
        ratios.push_back(Seconds(run->wall) / Seconds(times.total()));
    }
    std::ranges::sort(ratios);
    state.counters["measured_ms"] = Seconds(times.total()).count() * 1000;
    state.counters["emulated/measured"] = ratios[ratios.size() / 2];
    state.counters["worst"] = ratios.back();
    state.counters["fit_error"] = fit.error;
    state.counters["fit/measured"] = Seconds(modelled) / Seconds(times.total());
}

} // namespace

BENCHMARK(fingerprint)->Unit(benchmark::kMillisecond);
BENCHMARK(preprocessing)->Unit(benchmark::kMillisecond);

BENCHMARK(profiledForward)
    ->ArgNames({"share%"})
    ->Arg(20)
    ->Arg(50)
    ->Arg(100)
    ->Iterations(30)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
