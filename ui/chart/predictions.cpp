#include "ui/chart/predictions.h"

#include <algorithm>

namespace splitscope {

Predictions::Predictions(PredictionParts parts) : parts_(std::move(parts)) {}

Predictions Predictions::withLoad(int otherEdges, const ServerLoad &load) const
{
    Predictions loaded = *this;
    loaded.otherEdges_ = otherEdges;
    loaded.load_ = load;
    return loaded;
}

RunSetting Predictions::settingFor(const Conditions &conditions) const
{
    RunSetting setting = settingOf(conditions);
    if (conditions.otherEdges > 0 && conditions.otherEdges == otherEdges_)
        setting.load = load_;
    return setting;
}

LatencyPredictor Predictions::between(const DeviceProfile &edge, const DeviceProfile &cloud) const
{
    const auto known = std::ranges::find_if(
        pairs_, [&](const Pair &pair) { return pair.edge == edge && pair.cloud == cloud; });
    if (known != pairs_.end())
        return known->predictor;
    constexpr std::size_t mostPairs = 64; // of a few devices
    if (pairs_.size() == mostPairs)
        pairs_.clear();
    pairs_.push_back({edge, cloud, LatencyPredictor(parts_, edge, cloud)});
    return pairs_.back().predictor;
}

std::vector<PlannedCut> Predictions::byCut(const Conditions &conditions) const
{
    const LatencyPredictor predictor = forDevicesOf(conditions);
    const RunSetting setting = settingFor(conditions);
    std::vector<PlannedCut> cuts = plannedCuts(predictor, setting);
    std::erase_if(
        cuts, [&](const PlannedCut &planned) { return !predictor.codingAt(planned.cut, setting); });
    return cuts;
}

std::optional<PredictedLatency> Predictions::of(const Conditions &conditions) const
{
    if (conditions.cut > parts_.network.lastCut())
        return std::nullopt;
    const LatencyPredictor predictor = forDevicesOf(conditions);
    const RunSetting setting = settingFor(conditions);
    if (!predictor.codingAt(conditions.cut, setting))
        return std::nullopt;
    return predictor.at(conditions.cut, setting);
}

Baselines Predictions::baselinesOf(const Conditions &conditions) const
{
    return baselines(forDevicesOf(conditions), settingFor(conditions));
}

const PlannedCut *fastest(const std::vector<PlannedCut> &cuts)
{
    const auto best = std::ranges::min_element(
        cuts, {}, [](const PlannedCut &planned) { return planned.latency.endToEnd(); });
    return best == cuts.end() ? nullptr : &*best;
}

} // namespace splitscope
