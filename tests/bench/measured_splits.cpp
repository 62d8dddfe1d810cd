#include "tests/bench/measured_splits.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace splitscope {

namespace {

std::chrono::nanoseconds medianOf(std::vector<std::chrono::nanoseconds> times)
{
    const auto middle = times.begin() + std::ssize(times) / 2;
    std::ranges::nth_element(times, middle);
    return *middle;
}

struct HalfTimes
{
    std::vector<std::chrono::nanoseconds> wall;
    std::vector<std::chrono::nanoseconds> cpu;

    StretchTime medians() const { return {.wall = medianOf(wall), .cpu = medianOf(cpu)}; }
};

/// Both halves one after the other, as a run has them, first at full speed, then paced.
void measureCut(const Runtime &runtime, const Tensor &input, CutPoint cut, HalfTimes &edge,
                HalfTimes &cloud)
{
    const Network &network = runtime.network();
    for (const double share : {1.0, 0.5}) {
        const Device device{.share = CpuShare::of(share).value()};
        const auto first = runtime.run(network.firstCut(), cut, input, device).value();
        const auto second = runtime.run(cut, network.lastCut(), first.output, device).value();
        if (share < 1) {
            edge.cpu.push_back(first.cpu);
            cloud.cpu.push_back(second.cpu);
        } else {
            edge.wall.push_back(first.wall);
            cloud.wall.push_back(second.wall);
        }
    }
}

} // namespace

SplitTimes measuredSplits(const Runtime &runtime, const Tensor &input, int runs)
{
    const std::vector<CutPoint> cuts = runtime.network().cutPoints();
    std::vector<HalfTimes> edge(cuts.size());
    std::vector<HalfTimes> cloud(cuts.size());
    // All cuts in turns, so that what else happens on this computer meets them alike.
    for (int number = -1; number < runs; ++number) {
        for (const CutPoint cut : cuts) {
            const auto at = static_cast<std::size_t>(cut.index());
            measureCut(runtime, input, cut, edge[at], cloud[at]);
            if (number < 0) // each cut's first run pays for what it prepares
                edge[at] = cloud[at] = {};
        }
    }
    SplitTimes times;
    for (const HalfTimes &half : edge)
        times.edge.push_back(half.medians());
    for (const HalfTimes &half : cloud)
        times.cloud.push_back(half.medians());
    return times;
}

} // namespace splitscope
