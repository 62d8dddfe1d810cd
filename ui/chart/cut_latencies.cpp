#include "ui/chart/cut_latencies.h"

#include "ui/chart/measured_runs.h"

#include <algorithm>

namespace splitscope {

bool sameSetting(const Conditions &a, const Conditions &b)
{
    Conditions atSameCut = a;
    atSameCut.cut = b.cut;
    return atSameCut == b;
}

std::vector<CutLatency> latenciesByCut(std::span<const RunRecord> records, const std::string &model,
                                       const Conditions &setting)
{
    MeasuredRuns runs;
    for (const RunRecord &record : records)
        if (record.model == model && sameSetting(record.conditions, setting))
            runs.add(record);
    return runs.byCut(model, setting);
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

std::vector<std::optional<std::chrono::nanoseconds>>
edgeLayerTimes(std::span<const RunRecord> records, const std::string &model, int layerCount,
               const Device &edge)
{
    std::vector<std::optional<std::chrono::nanoseconds>> times(
        static_cast<std::size_t>(layerCount));
    for (const RunRecord &record : records) {
        if (!record.outcome || record.model != model || record.conditions.edge != edge)
            continue;
        for (const LayerTime &layer : record.outcome->edgeLayers)
            if (layer.layer >= 1 && layer.layer <= layerCount)
                times[static_cast<std::size_t>(layer.layer - 1)] = layer.wall;
    }
    return times;
}

CpuTimes lastCpuTimes(std::span<const RunRecord> records, const std::string &model, CutPoint cut)
{
    for (auto record = records.rbegin(); record != records.rend(); ++record)
        if (record->outcome && record->model == model && record->conditions.cut == cut)
            return {record->outcome->edgeCpu, record->outcome->cloudCpu};
    return {};
}

} // namespace splitscope
