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

/// Both halves in turns, as runs have them; fills in the times at one cut.
void measureCut(const Runtime &runtime, const Tensor &input, CutPoint cut, int runs,
                SplitTimes &times)
{
    const Network &network = runtime.network();
    const auto at = static_cast<std::size_t>(cut.index());
    for (const double share : {1.0, 0.5}) {
        const Device device{.share = CpuShare::of(share).value()};
        std::vector<std::chrono::nanoseconds> edge;
        std::vector<std::chrono::nanoseconds> cloud;
        for (int number = -1; number < runs; ++number) {
            const auto first = runtime.run(network.firstCut(), cut, input, device).value();
            const auto second = runtime.run(cut, network.lastCut(), first.output, device).value();
            if (number < 0)
                continue;
            edge.push_back(share < 1 ? first.cpu : first.wall);
            cloud.push_back(share < 1 ? second.cpu : second.wall);
        }
        (share < 1 ? times.edge[at].cpu : times.edge[at].wall) = medianOf(std::move(edge));
        (share < 1 ? times.cloud[at].cpu : times.cloud[at].wall) = medianOf(std::move(cloud));
    }
}

} // namespace

SplitTimes measuredSplits(const Runtime &runtime, const Tensor &input, int runs)
{
    const std::size_t cuts = runtime.network().cutPoints().size();
    SplitTimes times{std::vector<StretchTime>(cuts), std::vector<StretchTime>(cuts)};
    for (const CutPoint cut : runtime.network().cutPoints())
        measureCut(runtime, input, cut, runs, times);
    return times;
}

} // namespace splitscope
