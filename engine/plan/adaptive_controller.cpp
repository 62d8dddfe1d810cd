#include "engine/plan/adaptive_controller.h"

#include "engine/plan/planned_cut.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace splitscope {

namespace {

/// Fewer bytes tell nothing of a rate, neither to the emulated link's bucket nor to the node
/// (arrival.h).
constexpr std::int64_t leastTellingBytes = 12 * segmentPayloadBytes;

/// An idle node's own word is up to 1.2.
constexpr double leastSlowDown = 1.25;

double gain(const PredictedLatency &from, const PredictedLatency &to)
{
    const auto before = static_cast<double>(from.endToEnd().count());
    return before > 0 ? 1 - static_cast<double>(to.endToEnd().count()) / before : 0;
}

} // namespace

AdaptiveController::AdaptiveController(LatencyPredictor predictor, const Conditions &conditions,
                                       const AdaptiveOptions &options)
    : predictor_(std::move(predictor)), conditions_(conditions), options_(options),
      home_(conditions.cut), before_(conditions.cut), patience_(options.patience)
{
}

void AdaptiveController::setConditions(const Conditions &conditions, LatencyPredictor predictor)
{
    conditions_ = conditions;
    predictor_ = std::move(predictor);
}

void AdaptiveController::note(std::optional<double> uplinkMbitPerSecond,
                              std::optional<NodeLoad> load, Clock::time_point at)
{
    if (uplinkMbitPerSecond) {
        estimator_.note(*uplinkMbitPerSecond, at);
        untoldBytes_ = 0;
    }
    if (load)
        load_ = {.slowdown = load->slowDown < leastSlowDown ? 1 : load->slowDown,
                 .queue = load->wait};
}

AdaptiveDecision AdaptiveController::next(Clock::time_point now)
{
    AdaptiveDecision decision{.from = before_, .to = home_};
    decision.estimate = estimator_.at(now);
    const RunSetting setting = settingAt(decision.estimate);
    const bool first = !std::exchange(started_, true);
    if (decision.estimate) {
        decision = planned(decision, setting);
    } else if (first) {
        decision.reason = AdaptiveReason::Start;
    }
    const auto longAgo = [&](std::chrono::nanoseconds age) { return age > patience_; };
    const bool silent = decision.estimate ? longAgo(decision.estimate->age) : !first;
    const bool mayExplore = !lastExplored_ || longAgo(now - *lastExplored_);
    if (tells(home_, setting)) {
        patience_ = options_.patience;
    } else if (decision.reason != AdaptiveReason::Gain && silent && mayExplore) {
        if (const auto explored = exploringCut(setting)) {
            decision.to = *explored;
            decision.reason = AdaptiveReason::Explore;
            untoldBytes_ = predictor_.payloadBytes(*explored, setting);
            lastExplored_ = now;
            patience_ = std::min<std::chrono::nanoseconds>(2 * patience_, options_.mostPatience);
        }
    }
    if (decision.estimate) {
        decision.predictedFrom = predictor_.at(decision.from, setting);
        decision.predictedTo = predictor_.at(decision.to, setting);
    }
    before_ = decision.to;
    return decision;
}

AdaptiveDecision AdaptiveController::planned(AdaptiveDecision decision, const RunSetting &setting)
{
    const CutPoint best = fastestCut(predictor_, setting);
    const double gained = gain(predictor_.at(home_, setting), predictor_.at(best, setting));
    confirmed_ = gained > options_.leastGain ? confirmed_ + 1 : 0;
    if (confirmed_ > 0 && confirmed_ >= options_.confirmations) {
        home_ = best;
        confirmed_ = 0;
        decision.reason = AdaptiveReason::Gain;
    } else if (home_ != decision.from) {
        decision.reason = AdaptiveReason::Return;
    }
    decision.to = home_;
    return decision;
}

RunSetting AdaptiveController::settingAt(const std::optional<BandwidthEstimate> &estimate) const
{
    return settingAtRate(conditions_, load_,
                         estimate ? std::optional(estimate->rate) : std::nullopt);
}

bool AdaptiveController::tells(CutPoint cut, const RunSetting &setting) const
{
    return predictor_.payloadBytes(cut, setting) >= leastTellingBytes;
}

/// The fastest of those that tell; while nothing is known of the link, the one that sends least,
/// but more than what has told nothing. Where none sends more, they are tried from the least again.
std::optional<CutPoint> AdaptiveController::exploringCut(const RunSetting &setting) const
{
    std::optional<CutPoint> best;
    std::int64_t least = 0;
    const bool known = estimator_.at({}).has_value();
    const auto sends = [&](CutPoint cut) { return predictor_.payloadBytes(cut, setting); };
    const auto cuts = predictor_.network().cutPoints();
    const std::int64_t most = std::ranges::max(cuts | std::views::transform(sends));
    const std::int64_t untold = untoldBytes_ < most ? untoldBytes_ : 0;
    for (const CutPoint cut : cuts) {
        if (!tells(cut, setting) || (!known && sends(cut) <= untold))
            continue;
        const std::int64_t cost =
            known ? predictor_.at(cut, setting).endToEnd().count() : sends(cut);
        if (!best || cost < least) {
            best = cut;
            least = cost;
        }
    }
    return best;
}

RunSetting settingAtRate(const Conditions &conditions, const ServerLoad &load,
                         std::optional<Bandwidth> rate)
{
    const LinkConditions &link = conditions.link;
    RunSetting setting =
        settingOf(conditions, rate ? std::optional(rate->mbitPerSecond()) : std::nullopt);
    setting.load = load;
    // Their requests are what the node has told of by then.
    if (load.queue.count() > 0)
        setting.otherEdges = 0;
    if (!rate || link.unshaped())
        return setting;
    if (link.trace || link.uplink)
        setting.uplink = rate;
    if (link.trace)
        setting.downlink = rate;
    return setting;
}

} // namespace splitscope
