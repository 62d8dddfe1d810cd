// How far regressions over configurations are from layers and networks that they have not seen, and
// how good the cuts are that they choose. The first one measures the training's networks.
#include "engine/experiment/layer_profile.h"
#include "engine/model/networks.h"
#include "engine/plan/plan_grid.h"
#include "engine/predict/neurosurgeon_training.h"
#include "tests/bench/measured_splits.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace splitscope;

namespace {

const std::vector<LayerSample> &allSamples()
{
    static const std::vector<LayerSample> measured = [] {
        const TrainingOptions options;
        return measureNetworks(trainingNetworks(trainingSet(options), options.seed), options.runs,
                               options.threads)
            .value();
    }();
    return measured;
}

const Neurosurgeon &trained()
{
    static const Neurosurgeon fitted = fittedTo(allSamples()).value();
    return fitted;
}

/// Every form, fitted to four fifths of the samples and judged by the others.
void heldOut(benchmark::State &state)
{
    const auto kind = static_cast<WorkKind>(state.range(0));
    const auto form = static_cast<RegressionForm>(state.range(1));
    std::vector<LayerSample> fitted;
    std::vector<LayerSample> others;
    for (const LayerSample &sample : allSamples())
        if (sample.work.kind == kind)
            (sample.network % 5 == 4 ? others : fitted).push_back(sample);
    const LayerRegression regression = fitRegression(form, fitted);
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(regression.time(fitted.front().work));
    const HeldOutError error = errorOn(regression, others);
    state.SetLabel(
        std::string(workKindId(kind)) + ' ' + std::string(regressionFormId(form))
        + (trained().regressions[static_cast<std::size_t>(kind)].form == form ? " *" : ""));
    state.counters["median%"] = 100 * error.median;
    state.counters["p95%"] = 100 * error.p95;
    state.counters["R2"] = error.r2;
    state.counters["layers"] = static_cast<double>(fitted.size() + others.size());
}

Tensor noise(const TensorShape &shape)
{
    std::minstd_rand draw(1);
    Tensor input{shape, {}};
    for (std::int64_t index = 0; index < shape.elements(); ++index)
        input.values.push_back(static_cast<float>(draw()) / 1e9f - 1);
    return input;
}

/// As over loopback with fp32: what a run takes beside layers and bytes.
RunCosts usualCosts()
{
    using namespace std::chrono_literals;
    return {.emulated = {.fixed = 200us}, .requestBytes = 300, .replyBytes = 300};
}

PlanGrid gridOf(const Network &network, const SplitTimes &times, const std::vector<double> &mbit)
{
    PredictionParts parts{network, times, usualCosts(), {}, {}};
    for (const CutPoint cut : network.cutPoints())
        parts.codings.push_back({CodingCost{Coding{}, network.shapeAt(cut).bytes(), {}, {}}});
    const LatencyPredictor predictor(parts, thisComputer(), thisComputer());
    std::vector<Bandwidth> bandwidths;
    for (const double rate : mbit)
        bandwidths.push_back(Bandwidth::nearest(rate));
    std::vector<CpuShare> shares;
    for (const double share : {0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8})
        shares.push_back(CpuShare::of(share).value());
    return {predictor, {.emulatedLink = true, .burstBytes = 4096}, bandwidths, shares};
}

struct Choices
{
    double right = 0;         ///< part of the cells whose cut is within 5 % of the best one
    double worst = 0;         ///< by how much the worst choice is slower
    std::size_t bestCuts = 0; ///< different ones, of the measured times
};

/// What the predicted cut takes by the measured times, against the best cut by those.
Choices choicesOver(const std::vector<double> &mbit, const Network &network,
                    const SplitTimes &predicted, const SplitTimes &measured)
{
    const PlanGrid plan = gridOf(network, predicted, mbit);
    const PlanGrid truth = gridOf(network, measured, mbit);
    Choices choices;
    std::map<int, int> best;
    for (std::size_t bandwidth = 0; bandwidth < mbit.size(); ++bandwidth) {
        for (std::size_t share = 0; share < plan.shares().size(); ++share) {
            const auto taken = truth.latency(bandwidth, share, plan.fastest(bandwidth, share));
            const CutPoint fastest = truth.fastest(bandwidth, share);
            const auto least = truth.latency(bandwidth, share, fastest);
            const double loss = static_cast<double>(taken.endToEnd().count())
                                    / static_cast<double>(least.endToEnd().count())
                                - 1;
            choices.right += loss <= 0.05 ? 1 : 0;
            choices.worst = std::max(choices.worst, loss);
            ++best[fastest.index()];
        }
    }
    choices.right /= static_cast<double>(mbit.size() * plan.shares().size());
    choices.bestCuts = best.size();
    return choices;
}

/// Layers of a whole forward that take at least 5 us, which is what reading clocks and starting
/// kernels is small against.
double medianLayerError(const Network &network, const MeasuredTimes &measured)
{
    constexpr std::chrono::microseconds least(5);
    const auto predicted = trained().layerTimes(network);
    std::vector<double> errors;
    for (std::size_t index = 0; index < predicted.size(); ++index) {
        const auto median = measured.layers[index].median;
        if (median >= least)
            errors.push_back(std::abs(static_cast<double>(predicted[index].expected.count())
                                          / static_cast<double>(median.count())
                                      - 1));
    }
    std::ranges::sort(errors);
    return errors[errors.size() / 2];
}

/// A network that had no part in the training.
void unseenNetwork(benchmark::State &state)
{
    const std::string id = networkIds()[static_cast<std::size_t>(state.range(0))];
    const auto runtime = Runtime::load({id}).value();
    const Network &network = runtime->network();
    const Tensor input = noise(network.inputShape());
    const int runs = network.macs() > 5'000'000'000 ? 5 : 9;
    const MeasuredTimes layers = profileLayers(*runtime, input, {}, 3 * runs).value();
    const SplitTimes measured = measuredSplits(*runtime, input, runs);
    SplitTimes predicted;
    for ([[maybe_unused]] auto _ : state)
        predicted = trained().splitTimes(network);
    state.SetLabel(id);
    state.counters["measured_ms"] = static_cast<double>(measured.edge.back().wall.count()) / 1e6;
    state.counters["predicted_ms"] = static_cast<double>(predicted.edge.back().wall.count()) / 1e6;
    state.counters["layer_median%"] = 100 * medianLayerError(network, layers);
    const Choices lab = choicesOver({1, 2, 3, 4, 5, 6, 7, 8, 9}, network, predicted, measured);
    const Choices wide =
        choicesOver({1, 2, 5, 10, 20, 50, 100, 200, 500}, network, predicted, measured);
    state.counters["lab_right%"] = 100 * lab.right;
    state.counters["lab_worst%"] = 100 * lab.worst;
    state.counters["lab_cuts"] = static_cast<double>(lab.bestCuts);
    state.counters["wide_right%"] = 100 * wide.right;
    state.counters["wide_worst%"] = 100 * wide.worst;
    state.counters["wide_cuts"] = static_cast<double>(wide.bestCuts);
}

} // namespace

BENCHMARK(heldOut)->ArgsProduct({benchmark::CreateDenseRange(0, 7, 1),
                                 benchmark::CreateDenseRange(0, 4, 1)});
BENCHMARK(unseenNetwork)
    ->DenseRange(0, static_cast<int>(networkIds().size()) - 1)
    ->Iterations(20)
    ->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
