// Predicts runs from what was measured of their parts.
#pragma once

#include "engine/device/device_profile.h"
#include "engine/predict/predicted_latency.h"
#include "engine/predict/prediction_parts.h"
#include "engine/predict/run_setting.h"

#include <memory>
#include <span>
#include <vector>

namespace splitscope {

/// Between two devices, for any cut and setting. docs/MEASURING.md ("Prediction and planning") has
/// the model. Cheap to copy: copies share their tables. Making one takes some microseconds, a
/// prediction some tens of nanoseconds and no memory. Any thread.
class LatencyPredictor
{
public:
    /// A profile without speed is the computer that was measured.
    LatencyPredictor(const PredictionParts &parts, const DeviceProfile &edge,
                     const DeviceProfile &cloud);

    const Network &network() const;
    const PredictionCheck &check() const;

    /// Precondition: the cut is the network's; a coding suits the tensor there (codingAt()).
    PredictedLatency at(CutPoint cut, const RunSetting &setting) const;
    /// All cuts, 0..layerCount(), which is as many as `latencies` has room for.
    void at(const RunSetting &setting, std::span<PredictedLatency> latencies) const;

    /// What the tensor travels as: the setting's coding, or the one that is through the soonest.
    /// Empty where the tensor at this cut cannot have the setting's coding; at() counts fp32 there.
    std::optional<Coding> codingAt(CutPoint cut, const RunSetting &setting) const;
    /// Of that coding, fp32 where it is empty.
    std::int64_t payloadBytes(CutPoint cut, const RunSetting &setting) const;

private:
    struct Tables;
    std::shared_ptr<const Tables> tables_;
};

} // namespace splitscope
