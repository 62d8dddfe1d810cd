// Predictions for any conditions, from what was measured once.
#pragma once

#include "engine/plan/planned_cut.h"
#include "engine/predict/latency_predictor.h"

#include <optional>
#include <vector>

namespace splitscope {

/// Of one network and one node. Keeps a predictor for each pair of devices that was asked for. What
/// a node is slowed down to by other edges cannot be predicted from its idle runs: a run under that
/// load has to tell first.
/// GUI thread.
class Predictions
{
public:
    explicit Predictions(PredictionParts parts);
    /// The same with what a run told of the node, while so many other edges kept it busy.
    Predictions withLoad(int otherEdges, const ServerLoad &load) const;
    bool hasLoad(int otherEdges, const ServerLoad &load) const
    {
        return otherEdges == otherEdges_ && load == load_;
    }

    const Network &network() const { return parts_.network; }
    const PredictionCheck &check() const { return parts_.check; }

    LatencyPredictor between(const DeviceProfile &edge, const DeviceProfile &cloud) const;
    LatencyPredictor forDevicesOf(const Conditions &conditions) const
    {
        return between(conditions.edge.profile, conditions.cloud.profile);
    }

    RunSetting settingFor(const Conditions &conditions) const;
    /// Of each cut that can have the conditions' coding, in order.
    std::vector<PlannedCut> byCut(const Conditions &conditions) const;
    /// Empty where the tensor at the conditions' cut cannot have their coding.
    std::optional<PredictedLatency> of(const Conditions &conditions) const;
    Baselines baselinesOf(const Conditions &conditions) const;

private:
    struct Pair
    {
        DeviceProfile edge;
        DeviceProfile cloud;
        LatencyPredictor predictor;
    };

    PredictionParts parts_;
    int otherEdges_ = 0;
    ServerLoad load_;
    mutable std::vector<Pair> pairs_;
};

/// The soonest; null of none.
const PlannedCut *fastest(const std::vector<PlannedCut> &cuts);

} // namespace splitscope
