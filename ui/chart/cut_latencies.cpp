#include "ui/chart/cut_latencies.h"

#include <algorithm>
#include <map>

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
    std::map<CutPoint, std::vector<const RunRecord *>> byCut;
    for (const RunRecord &record : records)
        if (record.outcome && record.model == model && sameSetting(record.conditions, setting))
            byCut[record.conditions.cut].push_back(&record);

    std::vector<CutLatency> latencies;
    for (auto &[cut, runs] : byCut) {
        std::stable_sort(runs.begin(), runs.end(), [](const RunRecord *a, const RunRecord *b) {
            return a->outcome->latency.endToEnd() < b->outcome->latency.endToEnd();
        });
        const RunRecord &median = *runs[(runs.size() - 1) / 2];
        const Achieved &achieved = median.outcome->achieved;
        CutLatency latency{.cut = cut,
                           .median = median.outcome->latency,
                           .medianRun = median.id,
                           .runs = {},
                           .hostTooSlow = achieved.edgeTooSlow || achieved.cloudTooSlow};
        for (const RunRecord *run : runs)
            latency.runs.push_back(run->id);
        latencies.push_back(std::move(latency));
    }
    return latencies;
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
