// What it costs to make an activation into bytes and back, on one thread. GB/s are of the tensor as
// float32, so that codings compare.
#include "engine/activation/coding.h"
#include "engine/image/normalisation.h"
#include "engine/model/networks.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

using namespace splitscope;

namespace {

/// Half of it zeros, as after a ReLU; at cut 0 a picture of soft hills with some grain.
Tensor activationAt(CutPoint cut, const TensorShape &shape)
{
    Tensor tensor{shape, {}};
    std::mt19937 random(1); // NOLINT: the same values each time
    std::normal_distribution<float> normal;
    const std::int64_t pixels = shape.elements() / shape.extents[0];
    for (std::int64_t i = 0; i < shape.elements(); ++i) {
        if (cut.index() > 0) {
            tensor.values.push_back(std::max(0.0f, normal(random)));
            continue;
        }
        const float x = static_cast<float>(i % 224);
        const float y = static_cast<float>(i % pixels / 224);
        const float level =
            128 + 60 * std::sin(x / 31) + 50 * std::cos(y / 43) + 2 * normal(random);
        tensor.values.push_back(normalisedLevels(static_cast<std::size_t>(
            i / pixels))[static_cast<std::size_t>(std::clamp(level, 0.0f, 255.0f))]);
    }
    return tensor;
}

void count(benchmark::State &state, const Tensor &tensor, std::size_t bytes)
{
    state.SetBytesProcessed(tensor.shape.bytes() * static_cast<std::int64_t>(state.iterations()));
    state.counters["bytes"] = static_cast<double>(bytes);
}

void encoding(benchmark::State &state, Coding coding, CutPoint cut, const TensorShape &shape)
{
    const Tensor tensor = activationAt(cut, shape);
    std::size_t bytes = 0;
    for ([[maybe_unused]] auto _ : state) {
        const auto encoded = encode(coding, tensor);
        bytes = encoded->size();
        benchmark::DoNotOptimize(encoded->data());
    }
    count(state, tensor, bytes);
}

void decoding(benchmark::State &state, Coding coding, CutPoint cut, const TensorShape &shape)
{
    const Tensor tensor = activationAt(cut, shape);
    const auto bytes = encode(coding, tensor).value();
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(decode(coding, shape, bytes));
    count(state, tensor, bytes.size());
}

void addBenchmarks()
{
    const Network network = alexNetLab();
    for (const int index : {0, 8, 13}) {
        const CutPoint cut = network.cutPoint(index).value();
        const TensorShape shape = network.shapeAt(cut);
        for (const Coding coding : allCodings()) {
            if (!suits(coding, shape))
                continue;
            const std::string of = std::string(codingId(coding)) + "/cut:" + std::to_string(index);
            const auto add = [&](const char *name, auto run) {
                benchmark::RegisterBenchmark((name + of).c_str(), run, coding, cut, shape)
                    ->Unit(benchmark::kMicrosecond);
            };
            add("encode/", encoding);
            add("decode/", decoding);
        }
    }
}

} // namespace

int main(int argc, char *argv[])
{
    addBenchmarks();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
