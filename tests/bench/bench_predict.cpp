// How quick predictions and plans are, and how near they come to measured runs.
#include "engine/image/preprocess.h"
#include "engine/plan/crossover.h"
#include "engine/plan/plan_grid.h"
#include "engine/plan/planned_cut.h"
#include "engine/predict/prediction_measurement.h"
#include "engine/predict/robust_line.h"
#include "net/cloud/embedded_node.h"
#include "net/edge/cloud_client.h"
#include "net/edge/picture_file.h"
#include "net/edge/prediction_survey.h"
#include "tests/made_prediction.h"

#include <QCoreApplication>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <vector>

using namespace splitscope;

namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

Bandwidth mbit(double value)
{
    return Bandwidth::ofMbitPerSecond(value).value();
}

CpuShare share(double value)
{
    return CpuShare::of(value).value();
}

void oneCut(benchmark::State &state)
{
    const LatencyPredictor predictor = sheetPredictor();
    const RunSetting setting = sheetSetting();
    const CutPoint cut = predictor.network().cutPoint(8).value();
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(predictor.at(cut, setting));
}

void oneSetting(benchmark::State &state, std::optional<Coding> coding)
{
    const LatencyPredictor predictor = sheetPredictor();
    RunSetting setting = sheetSetting();
    setting.coding = coding;
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(fastestCut(predictor, setting));
}

void oneSettingUnderAQuota(benchmark::State &state)
{
    const LatencyPredictor predictor(madeParts(), thisComputer(), thisComputer());
    RunSetting setting = sheetSetting();
    setting.edgeQuota = setting.cloudQuota = CpuQuota();
    setting.cloudShare = share(0.5);
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(fastestCut(predictor, setting));
}

/// 23 cuts x 9 bandwidths x 7 shares.
void grid(benchmark::State &state)
{
    const LatencyPredictor predictor = sheetPredictor();
    std::vector<Bandwidth> rates;
    for (const double rate : {0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0})
        rates.push_back(mbit(rate));
    std::vector<CpuShare> shares;
    for (const double value : {0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0})
        shares.push_back(share(value));
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(PlanGrid(predictor, sheetSetting(), rates, shares));
    state.counters["cells"] = static_cast<double>(23 * rates.size() * shares.size());
}

void crossovers(benchmark::State &state)
{
    const LatencyPredictor predictor = sheetPredictor();
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(
            bandwidthCrossovers(predictor, sheetSetting(), mbit(0.05), mbit(1000)));
}

const std::shared_ptr<const Runtime> &runtime()
{
    static const std::shared_ptr<const Runtime> loaded = Runtime::load({"alexnet-lab"}).value();
    return loaded;
}

Tensor sampleInput()
{
    return preprocess(pictureOf(readImage(samplePictures().value(0)).value()),
                      runtime()->network());
}

/// As the window has them.
PredictionParts measuredParts()
{
    PredictionSurvey survey(runtime(), {}, {}, sampleInput());
    while (!survey.done())
        if (const auto stepped = survey.step({}); !stepped)
            std::abort();
    return survey.parts();
}

/// Medians, in ms.
struct Taken
{
    std::vector<double> local;
    std::vector<double> transfer;
    std::vector<double> cloud;
    std::vector<double> endToEnd;
};

/// One setting's cuts, `repeats` of each in random order.
std::vector<Taken> measuredCuts(Experiment &experiment, const Conditions &setting, int repeats)
{
    std::vector<CutPoint> cuts = runtime()->network().cutPoints();
    std::vector<Taken> times(cuts.size());
    std::mt19937 order(1);
    for (int repeat = 0; repeat < repeats; ++repeat) {
        std::ranges::shuffle(cuts, order);
        for (const CutPoint cut : cuts) {
            Conditions conditions = setting;
            conditions.cut = cut;
            const auto run = experiment.measure(conditions);
            if (!run)
                continue;
            Taken &taken = times[static_cast<std::size_t>(cut.index())];
            taken.local.push_back(Milliseconds(run->latency.local()).count());
            taken.transfer.push_back(Milliseconds(run->latency.transfer()).count());
            taken.cloud.push_back(Milliseconds(run->latency.cloud()).count());
            taken.endToEnd.push_back(Milliseconds(run->latency.endToEnd()).count());
        }
    }
    return times;
}

std::vector<double> endToEndMedians(const std::vector<Taken> &taken)
{
    std::vector<double> medians;
    for (const Taken &cut : taken)
        medians.push_back(cut.endToEnd.empty() ? 0 : medianOf(cut.endToEnd));
    return medians;
}

/// How far a second measurement of the same cells is from the first: what no prediction can beat.
struct Repeatability
{
    std::vector<double> differences;
    int wellChosen =
        0; ///< settings whose best cut of the first was within 1 % of the second's best

    void add(const std::vector<double> &first, const std::vector<double> &second)
    {
        for (std::size_t cut = 0; cut < first.size(); ++cut)
            differences.push_back(std::abs(first[cut] / second[cut] - 1));
        const auto chosen = std::ranges::min_element(first) - first.begin();
        const double best = std::ranges::min(second);
        wellChosen += second[static_cast<std::size_t>(chosen)] <= 1.01 * best ? 1 : 0;
    }

    void report(benchmark::State &state) const
    {
        state.counters["again_median_%"] = 100 * quantileOf(differences, 0.5);
        state.counters["again_p95_%"] = 100 * quantileOf(differences, 0.95);
        state.counters["again_well_chosen"] = wellChosen;
    }
};

struct Accuracy
{
    std::vector<double> errors;
    int settings = 0;
    int wellChosen = 0; ///< settings whose predicted best cut took within 1 % of the measured best
    double worstChoice = 0;
    int within = 0; ///< medians within their predicted interval

    void add(const LatencyPredictor &predictor, const Conditions &conditions,
             const std::vector<Taken> &taken)
    {
        const std::vector<double> measured = endToEndMedians(taken);
        const RunSetting setting = settingOf(conditions);
        for (const CutPoint cut : runtime()->network().cutPoints()) {
            const auto index = static_cast<std::size_t>(cut.index());
            const PredictedLatency predicted = predictor.at(cut, setting);
            const double took = measured[index];
            const double error = Milliseconds(predicted.endToEnd()).count() / took - 1;
            errors.push_back(std::abs(error));
            within += took >= Milliseconds(predicted.low).count()
                              && took <= Milliseconds(predicted.high).count()
                          ? 1
                          : 0;
            if (std::abs(error) > 0.03)
                std::printf(
                    "    cut %2d: predicted %.2f (local %.2f transfer %.2f cloud %.2f), "
                    "measured %.2f (%.2f %.2f %.2f) ms, %+.1f %%\n",
                    cut.index(), Milliseconds(predicted.endToEnd()).count(),
                    Milliseconds(predicted.local).count(), Milliseconds(predicted.transfer).count(),
                    Milliseconds(predicted.cloud).count(), took, medianOf(taken[index].local),
                    medianOf(taken[index].transfer), medianOf(taken[index].cloud), 100 * error);
        }
        const auto chosen = static_cast<std::size_t>(fastestCut(predictor, setting).index());
        const auto best = std::ranges::min_element(measured);
        const double worse = measured[chosen] / *best - 1;
        std::printf("  setting %d: chosen cut %zu, measured best %td, worse by %.2f %%\n", settings,
                    chosen, best - measured.begin(), 100 * worse);
        ++settings;
        wellChosen += worse <= 0.01 ? 1 : 0;
        worstChoice = std::max(worstChoice, worse);
    }

    void report(benchmark::State &state) const
    {
        state.counters["cells"] = static_cast<double>(errors.size());
        state.counters["median_error_%"] = 100 * quantileOf(errors, 0.5);
        state.counters["p95_error_%"] = 100 * quantileOf(errors, 0.95);
        state.counters["worst_error_%"] = 100 * quantileOf(errors, 1);
        state.counters["within_interval_%"] = 100.0 * within / static_cast<double>(errors.size());
        state.counters["settings"] = settings;
        state.counters["well_chosen"] = wellChosen;
        state.counters["worst_choice_%"] = 100 * worstChoice;
    }
};

/// Prediction first, then what it predicted is measured, twice.
void accuracy(benchmark::State &state, const std::vector<Conditions> &settings)
{
    const int repeats = static_cast<int>(state.range(0));
    const auto node = EmbeddedNode::start(runtime()).value();
    CloudClient client(runtime()->network(), runtime()->fingerprint());
    Experiment experiment(runtime(), client);
    if (!client.setNode(node->url()) || !experiment.setInput(sampleInput())) {
        state.SkipWithError("the node cannot be used");
        return;
    }
    for ([[maybe_unused]] auto _ : state) {
        const PredictionParts parts = measuredParts();
        std::printf("  held-out: median %.1f %%, p95 %.1f %%, of %d runs, widening %.2f; "
                    "straight %.3f ms + %.2f ns/byte, relay %.3f ms + %.2f ns/byte, after a rest "
                    "x %.3f and x %.3f\n",
                    100 * parts.check.medianError, 100 * parts.check.p95Error, parts.check.runs,
                    parts.check.widening, Milliseconds(parts.costs.straight.fixed).count(),
                    parts.costs.straight.nanosecondsPerByte,
                    Milliseconds(parts.costs.emulated.fixed).count(),
                    parts.costs.emulated.nanosecondsPerByte, parts.costs.edgeAfterRest,
                    parts.costs.cloudAfterRest);
        Accuracy accuracy;
        Repeatability repeatability;
        for (const Conditions &conditions : settings) {
            const LatencyPredictor predictor(parts, conditions.edge.profile,
                                             conditions.cloud.profile);
            const auto first = measuredCuts(experiment, conditions, repeats);
            const auto second = measuredCuts(experiment, conditions, repeats);
            accuracy.add(predictor, conditions, first);
            repeatability.add(endToEndMedians(first), endToEndMedians(second));
            std::fflush(stdout);
        }
        accuracy.report(state);
        repeatability.report(state);
    }
}

Conditions with(const DeviceProfile &device, double edgeShare, std::optional<double> rate,
                std::optional<CpuQuota> quota = {})
{
    Conditions conditions(alexNetLab().firstCut());
    conditions.edge = {device, share(edgeShare), quota};
    conditions.cloud.profile = device;
    if (rate)
        conditions.link.uplink = conditions.link.downlink = mbit(*rate);
    return conditions;
}

/// 138 cells: 23 cuts in 6 settings.
void emulatedBoard(benchmark::State &state)
{
    std::vector<Conditions> settings;
    for (const double rate : {5.0, 7.0, 10.0})
        for (const double edgeShare : {0.3, 0.6})
            settings.push_back(with(orangePi(), edgeShare, rate));
    accuracy(state, settings);
}

void thisComputerItself(benchmark::State &state)
{
    accuracy(state, {with(thisComputer(), 1, std::nullopt), with(thisComputer(), 1, 100.0),
                     with(thisComputer(), 1, 20.0), with(thisComputer(), 0.3, 100.0),
                     with(thisComputer(), 0.5, 50.0), with(thisComputer(), 0.5, 10.0)});
}

/// Kubernetes' period, and a shorter one.
void thisComputerUnderAQuota(benchmark::State &state)
{
    const CpuQuota brief = CpuQuota::withPeriod(std::chrono::milliseconds(10)).value();
    accuracy(state,
             {with(thisComputer(), 0.5, 50.0, CpuQuota()), with(thisComputer(), 0.5, 10.0, brief),
              with(thisComputer(), 0.3, 50.0, brief)});
}

} // namespace

BENCHMARK(oneCut);
BENCHMARK_CAPTURE(oneSetting, fp32, Coding{});
BENCHMARK_CAPTURE(oneSetting, automatic, std::nullopt);
BENCHMARK(oneSettingUnderAQuota);
BENCHMARK(grid)->Unit(benchmark::kMicrosecond);
BENCHMARK(crossovers)->Unit(benchmark::kMicrosecond);
BENCHMARK(emulatedBoard)->ArgName("repeats")->Arg(3)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK(thisComputerItself)->ArgName("repeats")->Arg(5)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK(thisComputerUnderAQuota)
    ->ArgName("repeats")
    ->Arg(9)
    ->Iterations(1)
    ->Unit(benchmark::kSecond);

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
