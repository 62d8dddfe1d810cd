// The runtime against LibTorch and against the machine, alternating within one run, so that what
// else the machine does is the same for both. Medians.
#include "engine/model/networks.h"
#include "engine/runtime/compute_threads.h"
#include "engine/runtime/prepared_weights.h"
#include "engine/runtime/runtime.h"
#include "tests/bench/machine_limits.h"
#include "tests/bench/torch_modules.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

using namespace splitscope;

namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// As a picture is: smooth, with edges, in the range that normalisation gives.
Tensor natural(const TensorShape &shape)
{
    Tensor input{shape, {}};
    for (std::int64_t i = 0; i < shape.elements(); ++i) {
        const auto x = static_cast<float>(i % shape.extents.back());
        const auto y = static_cast<float>(i / shape.extents.back() % shape.extents.back());
        input.values.push_back(std::sin(x * 0.07f) + std::cos(y * 0.05f + x * 0.01f));
    }
    return input;
}

const std::shared_ptr<const Runtime> &runtimeOf(const std::string &id, RuntimeOptions options)
{
    static std::map<std::tuple<std::string, int, WeightPrecision, Kernels>,
                    std::shared_ptr<const Runtime>>
        loaded;
    auto &runtime = loaded[{id, options.threads, options.precision, options.kernels}];
    if (!runtime)
        runtime = Runtime::load({.networkId = id, .precision = options.precision}, options).value();
    return runtime;
}

SegmentRun forward(const Runtime &runtime, const Tensor &input)
{
    const Network &network = runtime.network();
    return runtime.run(network.firstCut(), network.lastCut(), input, Device{}).value();
}

ReadBandwidth &readBandwidth()
{
    static ReadBandwidth bandwidth;
    return bandwidth;
}

/// Weights that a forward on this input has to read: those of inputs that are not 0.
double weightBytesRead(const Runtime &runtime, const Tensor &input, int linearLayer)
{
    const Network &network = runtime.network();
    const Linear &linear = std::get<Linear>(network.layer(linearLayer).spec);
    int before = linearLayer - 1; // the output of which layer the weights are multiplied with
    while (before > 0
           && (std::holds_alternative<Dropout>(network.layer(before).spec)
               || std::holds_alternative<Flatten>(network.layer(before).spec)
               || std::holds_alternative<AdaptiveAvgPool2d>(network.layer(before).spec)))
        --before;
    const auto values =
        runtime.run(network.firstCut(), network.cutPoint(before).value(), input, Device{})->output;
    const auto nonZero =
        std::ranges::count_if(values.values, [](float value) { return value != 0; });
    return static_cast<double>(nonZero) * static_cast<double>(linear.outFeatures) * 4;
}

/// AlexNet whole: ours, LibTorch's modules, and the time that the machine's limits allow.
void wholeForward(benchmark::State &state)
{
    const auto threads = static_cast<int>(state.range(0));
    const Runtime &ours = *runtimeOf("alexnet-lab", {.threads = threads});
    const Network &network = ours.network();
    const TorchModules modules(network, *seededWeights(network));
    const Tensor input = natural(network.inputShape());
    double linearBytes = 0;
    for (const int layer : {17, 20, 22})
        linearBytes += weightBytesRead(ours, input, layer);
    double convolutionMacs = 0;
    for (const Layer &layer : network.layers())
        if (std::holds_alternative<Conv2d>(layer.spec))
            convolutionMacs += static_cast<double>(layer.macs);

    std::vector<double> own, torch, roofline, linear, convolutions;
    for ([[maybe_unused]] auto _ : state) {
        const SegmentRun run = forward(ours, input);
        own.push_back(Seconds(run.wall).count());
        double linearTime = 0;
        double convolutionTime = 0;
        for (const LayerTime &layer : run.layers) {
            const LayerSpec &spec = network.layer(layer.layer).spec;
            if (std::holds_alternative<Linear>(spec))
                linearTime += Seconds(layer.wall).count();
            if (std::holds_alternative<Conv2d>(spec))
                convolutionTime += Seconds(layer.wall).count();
        }
        useComputeThreads(threads);
        const auto begin = Clock::now();
        benchmark::DoNotOptimize(modules.forward(input));
        torch.push_back(Seconds(Clock::now() - begin).count());
        const double bandwidth = readBandwidth().measure(threads);
        const double peak = measureMultiplyAdds(threads);
        roofline.push_back(linearBytes / bandwidth + 2 * convolutionMacs / peak);
        linear.push_back(linearBytes / linearTime / bandwidth);
        convolutions.push_back(2 * convolutionMacs / convolutionTime / peak);
    }
    state.counters["ours_ms"] = 1e3 * median(own);
    state.counters["torch_ms"] = 1e3 * median(torch);
    state.counters["torch/ours"] = median(torch) / median(own);
    state.counters["roofline_ms"] = 1e3 * median(roofline);
    state.counters["ours/roofline"] = median(own) / median(roofline);
    state.counters["linear/bandwidth"] = median(linear);
    state.counters["conv/peak"] = median(convolutions);
}

/// Every network, and every layer of it alone, against LibTorch's operators.
void network(benchmark::State &state)
{
    const std::string id = networkIds()[static_cast<std::size_t>(state.range(0))];
    const auto threads = static_cast<int>(state.range(1));
    const Runtime &ours = *runtimeOf(id, {.threads = threads});
    const Runtime &torch = *runtimeOf(id, {.threads = threads, .kernels = Kernels::Reference});
    const Network &described = ours.network();
    const Tensor input = natural(described.inputShape());
    std::vector<double> own, reference;
    for ([[maybe_unused]] auto _ : state) {
        own.push_back(Seconds(forward(ours, input).wall).count());
        reference.push_back(Seconds(forward(torch, input).wall).count());
    }
    state.SetLabel(id);
    state.counters["ours_ms"] = 1e3 * median(own);
    state.counters["torch_ms"] = 1e3 * median(reference);
    state.counters["torch/ours"] = median(reference) / median(own);
}

/// AlexNet's layers within a whole forward, against the machine.
void layer(benchmark::State &state)
{
    const auto number = static_cast<int>(state.range(0));
    const auto threads = static_cast<int>(state.range(1));
    const Runtime &ours = *runtimeOf("alexnet-lab", {.threads = threads});
    const Runtime &torch =
        *runtimeOf("alexnet-lab", {.threads = threads, .kernels = Kernels::Reference});
    const Layer &described = ours.network().layer(number);
    const bool linear = std::holds_alternative<Linear>(described.spec);
    const Tensor input = natural(ours.network().inputShape());
    const double bytes = linear ? weightBytesRead(ours, input, number) : 0;
    const auto timeIn = [&](const Runtime &runtime) {
        return Seconds(forward(runtime, input).layers[static_cast<std::size_t>(number - 1)].wall)
            .count();
    };
    std::vector<double> own, reference, limit;
    for ([[maybe_unused]] auto _ : state) {
        own.push_back(timeIn(ours));
        reference.push_back(timeIn(torch));
        limit.push_back(linear ? readBandwidth().measure(threads) : measureMultiplyAdds(threads));
    }
    const double seconds = median(own);
    state.SetLabel(described.name);
    state.counters["ours_us"] = 1e6 * seconds;
    state.counters["torch_us"] = 1e6 * median(reference);
    if (linear) {
        state.counters["GB/s"] = 1e-9 * bytes / seconds;
        state.counters["of_bandwidth"] = bytes / seconds / median(limit);
    } else if (described.macs > 0) {
        const double operations = 2 * static_cast<double>(described.macs) / seconds;
        state.counters["GFLOP/s"] = 1e-9 * operations;
        state.counters["of_peak"] = operations / median(limit);
    }
}

/// One layer alone, as a cut on both its sides leaves it, reorders included.
void layerAlone(benchmark::State &state)
{
    const auto number = static_cast<int>(state.range(0));
    const Runtime &ours = *runtimeOf("alexnet-lab", {});
    const Runtime &torch = *runtimeOf("alexnet-lab", {.kernels = Kernels::Reference});
    const Network &described = ours.network();
    const CutPoint before = described.cutPoint(number - 1).value();
    const CutPoint after = described.cutPoint(number).value();
    const Tensor input =
        ours.run(described.firstCut(), before, natural(described.inputShape()), Device{})->output;
    std::vector<double> own, reference;
    for ([[maybe_unused]] auto _ : state) {
        own.push_back(Seconds(ours.run(before, after, input, Device{})->wall).count());
        reference.push_back(Seconds(torch.run(before, after, input, Device{})->wall).count());
    }
    state.SetLabel(described.layer(number).name);
    state.counters["ours_us"] = 1e6 * median(own);
    state.counters["torch_us"] = 1e6 * median(reference);
    state.counters["torch/ours"] = median(reference) / median(own);
}

void precision(benchmark::State &state)
{
    const WeightPrecision reduced = allPrecisions()[static_cast<std::size_t>(state.range(0))];
    const Runtime &exact = *runtimeOf("alexnet-lab", {});
    const Runtime &ours = *runtimeOf("alexnet-lab", {.precision = reduced});
    const Tensor input = natural(ours.network().inputShape());
    std::vector<double> own, full;
    for ([[maybe_unused]] auto _ : state) {
        own.push_back(Seconds(forward(ours, input).wall).count());
        full.push_back(Seconds(forward(exact, input).wall).count());
    }
    state.SetLabel(std::string(precisionId(reduced)));
    state.counters["ours_ms"] = 1e3 * median(own);
    state.counters["fp32/ours"] = median(full) / median(own);
    state.counters["error"] = ours.precisionError();
}

double residentMegabytes()
{
    std::ifstream statm("/proc/self/statm");
    long pages = 0;
    statm >> pages >> pages;
    return static_cast<double>(pages) * 4096 / 1e6;
}

/// Nothing kept, and kept from the time before. Ready: weights prepared and a first forward run.
void start(benchmark::State &state)
{
    const bool kept = state.range(0) != 0;
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / "splitscope-bench";
    if (kept) // the runtime's end would stop the writing, so that it has to be awaited
        PreparedWeights::prepare(alexNetLab(), seededWeights(alexNetLab()),
                                 WeightPrecision::Float32, folder, {}, {})
            .value()
            ->finishKeeping();
    const RuntimeOptions options{.cacheFolder = kept ? folder : std::filesystem::path()};
    const double before = residentMegabytes();
    double loaded = before;
    for ([[maybe_unused]] auto _ : state) {
        const auto runtime = Runtime::load({"alexnet-lab"}, options).value();
        loaded = residentMegabytes();
    }
    std::filesystem::remove_all(folder);
    state.SetLabel(kept ? "from the cache" : "made");
    state.counters["before_MB"] = before;
    state.counters["resident_MB"] = loaded;
}

/// What a second forward at the same time needs beside the first.
void secondSession(benchmark::State &state)
{
    const Runtime &runtime = *runtimeOf("alexnet-lab", {});
    const Tensor input = natural(runtime.network().inputShape());
    forward(runtime, input);
    const double before = residentMegabytes();
    for ([[maybe_unused]] auto _ : state) {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 2; ++i)
            threads.emplace_back([&] { forward(runtime, input); });
    }
    state.counters["more_MB"] = residentMegabytes() - before;
}

} // namespace

BENCHMARK(start)->ArgName("kept")->Arg(0)->Arg(1)->Iterations(7)->UseRealTime()->Unit(
    benchmark::kMillisecond);
BENCHMARK(wholeForward)
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->Iterations(25)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(layer)
    ->ArgNames({"number", "threads"})
    ->ArgsProduct({{1, 3, 4, 6, 7, 9, 11, 13, 17, 20, 22}, {1, 2}})
    ->Iterations(15)
    ->UseRealTime();
BENCHMARK(layerAlone)->ArgName("number")->DenseRange(1, 22)->Iterations(15)->UseRealTime();
BENCHMARK(network)
    ->ArgNames({"network", "threads"})
    ->ArgsProduct({{0, 1, 2, 3, 4, 5}, {1, 2}})
    ->Iterations(9)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(precision)->DenseRange(1, 3)->Iterations(25)->UseRealTime()->Unit(
    benchmark::kMillisecond);
BENCHMARK(secondSession)->Iterations(5)->UseRealTime()->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
