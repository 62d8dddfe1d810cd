#include "engine/plan/plan_grid.h"

#include <algorithm>
#include <span>
#include <utility>

namespace splitscope {

PlanGrid::PlanGrid(const LatencyPredictor &predictor, const RunSetting &setting,
                   std::vector<Bandwidth> bandwidths, std::vector<CpuShare> shares)
    : bandwidths_(std::move(bandwidths)), shares_(std::move(shares)),
      cuts_(predictor.network().cutPoints()),
      latencies_(bandwidths_.size() * shares_.size() * cuts_.size()),
      fastest_(bandwidths_.size() * shares_.size())
{
    RunSetting at = setting;
    std::span<PredictedLatency> rest(latencies_);
    for (std::size_t number = 0; number < fastest_.size(); ++number) {
        at.uplink = at.downlink = bandwidths_[number / shares_.size()];
        at.edgeShare = shares_[number % shares_.size()];
        const auto row = rest.first(cuts_.size());
        predictor.at(at, row);
        const auto best = std::ranges::min_element(row, {}, &PredictedLatency::endToEnd);
        fastest_[number] = static_cast<std::size_t>(best - row.begin());
        rest = rest.subspan(cuts_.size());
    }
}

} // namespace splitscope
