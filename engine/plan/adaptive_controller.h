// Moves the cut while the link changes.
#pragma once

#include "engine/experiment/node_load.h"
#include "engine/plan/bandwidth_estimator.h"
#include "engine/predict/latency_predictor.h"

#include <chrono>
#include <optional>

namespace splitscope {

enum class AdaptiveReason {
    Start,   ///< the first run, where the user has the cut
    Stay,    ///< no other cut is predicted to gain enough, or not for long enough yet
    Gain,    ///< another cut is predicted to gain enough: the cut has moved
    Explore, ///< nothing has told of the link for long: this one run sends enough to tell
    Return,  ///< from exploring, which has changed nothing
};

/// What one run is made with, and why.
struct AdaptiveDecision
{
    CutPoint from; ///< of the run before
    CutPoint to;   ///< of this one
    AdaptiveReason reason = AdaptiveReason::Stay;
    /// Empty where no transfer has told yet: then nothing is predicted either.
    std::optional<BandwidthEstimate> estimate = {};
    PredictedLatency predictedFrom = {};
    PredictedLatency predictedTo = {};

    bool moved() const { return from != to; }
};

struct AdaptiveOptions
{
    /// Hysteresis: the part of a run's latency that another cut has to gain ...
    double leastGain = 0.03;
    /// ... in so many decisions one after the other. The estimate is damped already: on the sample
    /// traces waiting for a second decision costs more than it saves.
    int confirmations = 1;
    /// Without news of the link for so long, a run explores. Twice as long after each that changed
    /// nothing, up to `mostPatience`: where the edge does it all, exploring is all that it costs.
    std::chrono::seconds patience{5};
    std::chrono::seconds mostPatience{40};
};

/// What a run at this rate would be predicted with. A link without limits, and no rate, change
/// nothing.
RunSetting settingAtRate(const Conditions &conditions, const ServerLoad &load,
                         std::optional<Bandwidth> rate);

/// One thread; knows no clock. Before each run it is asked, after each it is told.
class AdaptiveController
{
public:
    using Clock = BandwidthEstimator::Clock;

    /// `conditions` say where it starts and all that it does not change. The link's own rates are
    /// not looked at: they are what it has to find out.
    AdaptiveController(LatencyPredictor predictor, const Conditions &conditions,
                       const AdaptiveOptions &options = {});

    AdaptiveDecision next(Clock::time_point now);

    /// Of a run that has ended at `at`. Empty: its transfer told nothing.
    void note(std::optional<double> uplinkMbitPerSecond, std::optional<NodeLoad> load,
              Clock::time_point at);

    /// Conditions other than the cut have changed: what is known of the link stays. `predictor` is
    /// of their devices.
    void setConditions(const Conditions &conditions, LatencyPredictor predictor);
    const LatencyPredictor &predictor() const { return predictor_; }
    /// As the last run's node had it.
    const ServerLoad &load() const { return load_; }

private:
    RunSetting settingAt(const std::optional<BandwidthEstimate> &estimate) const;
    AdaptiveDecision planned(AdaptiveDecision decision, const RunSetting &setting);
    std::optional<CutPoint> exploringCut(const RunSetting &setting) const;
    bool tells(CutPoint cut, const RunSetting &setting) const;

    LatencyPredictor predictor_;
    Conditions conditions_;
    AdaptiveOptions options_;
    BandwidthEstimator estimator_;
    ServerLoad load_;
    CutPoint home_;   ///< where it stays but for exploring
    CutPoint before_; ///< of the last run
    bool started_ = false;
    int confirmed_ = 0;
    std::chrono::nanoseconds patience_;
    std::optional<Clock::time_point> lastExplored_;
    /// Payload of explorations that have told nothing: the link was too fast for so few bytes.
    std::int64_t untoldBytes_ = 0;
};

} // namespace splitscope
