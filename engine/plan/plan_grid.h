// Every cut over bandwidths and CPU shares.
#pragma once

#include "engine/predict/latency_predictor.h"

#include <vector>

namespace splitscope {

/// Predicted at once when it is made: 23 cuts x 9 bandwidths x 7 shares take less than a
/// millisecond.
class PlanGrid
{
public:
    /// Of `setting`, the bandwidth (both ways) and the edge's share take the axes' values.
    PlanGrid(const LatencyPredictor &predictor, const RunSetting &setting,
             std::vector<Bandwidth> bandwidths, std::vector<CpuShare> shares);

    const std::vector<Bandwidth> &bandwidths() const { return bandwidths_; }
    const std::vector<CpuShare> &shares() const { return shares_; }

    const PredictedLatency &latency(std::size_t bandwidth, std::size_t share, CutPoint cut) const
    {
        return latencies_.at(cell(bandwidth, share) * cuts_.size()
                             + static_cast<std::size_t>(cut.index()));
    }
    CutPoint fastest(std::size_t bandwidth, std::size_t share) const
    {
        return cuts_.at(fastest_.at(cell(bandwidth, share)));
    }

private:
    std::size_t cell(std::size_t bandwidth, std::size_t share) const
    {
        return bandwidth * shares_.size() + share;
    }

    std::vector<Bandwidth> bandwidths_;
    std::vector<CpuShare> shares_;
    std::vector<CutPoint> cuts_;
    std::vector<PredictedLatency> latencies_;
    std::vector<std::size_t> fastest_;
};

} // namespace splitscope
