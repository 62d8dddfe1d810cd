// What splitting costs: an unshaped split run on loopback beside the unsplit forward, in turns.
#include "engine/experiment/experiment.h"
#include "net/cloud/embedded_node.h"
#include "net/edge/cloud_client.h"

#include <QCoreApplication>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <vector>

using namespace splitscope;

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

double median(std::vector<double> values)
{
    const auto middle = values.begin() + std::ssize(values) / 2;
    std::ranges::nth_element(values, middle);
    return *middle;
}

Tensor greyInput(const Network &network)
{
    const TensorShape &shape = network.inputShape();
    return {shape, std::vector<float>(static_cast<std::size_t>(shape.elements()), 0.5f)};
}

const std::shared_ptr<const Runtime> &runtime()
{
    static const std::shared_ptr<const Runtime> loaded = Runtime::load({"alexnet-lab"}).value();
    return loaded;
}

void splitAgainstUnsplit(benchmark::State &state)
{
    const Network &network = runtime()->network();
    const Tensor input = greyInput(network);
    const auto node = EmbeddedNode::start(runtime()).value();
    CloudClient client(network, runtime()->fingerprint());
    Experiment experiment(runtime(), client);
    if (!client.setNode(node->url()) || !experiment.setInput(input)) {
        state.SkipWithError("the node cannot be used");
        return;
    }
    const Conditions conditions(network.cutPoint(static_cast<int>(state.range(0))).value());
    std::vector<double> unsplit;
    std::vector<double> split;
    std::vector<double> overhead;
    for ([[maybe_unused]] auto _ : state) {
        const auto begin = Clock::now();
        const auto whole = runtime()->run(network.firstCut(), network.lastCut(), input, Device{});
        unsplit.push_back(Milliseconds(Clock::now() - begin).count());
        const auto run = experiment.measure(conditions);
        if (!whole || !run) {
            state.SkipWithError("a run failed");
            return;
        }
        split.push_back(Milliseconds(run->latency.endToEnd()).count());
        overhead.push_back(split.back() - unsplit.back());
    }
    state.counters["unsplit_ms"] = median(unsplit);
    state.counters["split_ms"] = median(split);
    state.counters["overhead_ms"] = median(overhead);
}

} // namespace

BENCHMARK(splitAgainstUnsplit)
    ->ArgName("cut")
    ->Arg(0)
    ->Arg(8)
    ->Arg(13)
    ->Arg(22)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(41)
    ->UseRealTime();

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
