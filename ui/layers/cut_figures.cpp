#include "ui/layers/cut_figures.h"

#include <algorithm>

namespace splitscope {
namespace {

using Nanoseconds = std::chrono::nanoseconds;

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

LayerFigures::Time difference(const LayerFigures::Time &more, const LayerFigures::Time &less)
{
    if (!more || !less)
        return std::nullopt;
    return std::max(*more - *less, Nanoseconds(0)); // two runs differ by more than a ReLU takes
}

void addPredicted(NetworkFigures &figures, std::span<const PlannedCut> planned)
{
    for (const PlannedCut &cut : planned) {
        figures.cuts.at(at(cut.cut.index())).predicted = cut.latency;
        figures.cuts.at(at(cut.cut.index())).predictedBytes = cut.payloadBytes;
    }
    for (std::size_t layer = 0; layer < figures.layers.size(); ++layer) {
        const auto &before = figures.cuts[layer].predicted;
        const auto &after = figures.cuts[layer + 1].predicted;
        if (!before || !after)
            continue;
        figures.layers[layer].predictedEdge = difference(after->local, before->local);
        figures.layers[layer].predictedCloud = difference(before->cloud, after->cloud);
    }
    const auto soonest = std::ranges::min_element(
        planned, {}, [](const PlannedCut &cut) { return cut.latency.endToEnd(); });
    if (soonest != planned.end())
        figures.bestPredicted = soonest->cut;
}

} // namespace

NetworkFigures figuresOf(const Network &network, const HalfTimes &halves,
                         std::span<const CutLatency> latencies, const std::string &model,
                         const Conditions &conditions, std::span<const PlannedCut> planned)
{
    NetworkFigures figures;
    figures.cuts.resize(at(network.layerCount() + 1));
    figures.layers.resize(at(network.layerCount()));

    for (const CutLatency &latency : latencies) {
        CutFigures &cut = figures.cuts.at(at(latency.cut.index()));
        cut.measured = latency.median;
        cut.sentBytes = latency.sentBytes;
    }
    if (const auto best = fastest(latencies))
        figures.bestMeasured = best->cut;

    const auto edge = halves.edgeLayers(model, network.layerCount(), conditions.edge);
    const auto cloud = halves.cloudHalves(model, network.layerCount() + 1, conditions.cloud);
    for (std::size_t layer = 0; layer < figures.layers.size(); ++layer) {
        figures.layers[layer].edge = edge[layer];
        figures.layers[layer].cloud = difference(cloud[layer], cloud[layer + 1]);
    }
    addPredicted(figures, planned);
    return figures;
}

} // namespace splitscope
