#include "ui/chart/cut_latencies.h"

#include <algorithm>

namespace splitscope {

bool sameSetting(const Conditions &a, const Conditions &b)
{
    Conditions atSameCut = a;
    atSameCut.cut = b.cut;
    return atSameCut == b;
}

std::optional<CutLatency> fastest(std::span<const CutLatency> latencies)
{
    const auto best = std::min_element(latencies.begin(), latencies.end(),
                                       [](const CutLatency &a, const CutLatency &b) {
                                           return a.median.endToEnd() < b.median.endToEnd();
                                       });
    if (best == latencies.end())
        return std::nullopt;
    return *best;
}

std::vector<CutPoint> tiesWithFastest(std::span<const CutLatency> latencies)
{
    if (latencies.empty())
        return {};
    std::vector<ComparedTime> times;
    for (const CutLatency &latency : latencies)
        times.push_back({latency.median.endToEnd(), latency.interval95});
    std::vector<CutPoint> ties;
    for (const std::size_t tie : bestOf(times).ties)
        ties.push_back(latencies[tie].cut);
    return ties;
}

} // namespace splitscope
