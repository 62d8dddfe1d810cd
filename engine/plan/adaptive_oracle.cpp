#include "engine/plan/adaptive_oracle.h"

#include <utility>

namespace splitscope {

Bandwidth meanRate(const BandwidthTrace &trace, std::chrono::microseconds since,
                   std::int64_t wireBytes)
{
    using Seconds = std::chrono::duration<double>;
    const auto bytes = static_cast<double>(std::max<std::int64_t>(wireBytes, 1));
    if (trace.steps().size() == 1)
        return trace.rateAt(since);
    double left = bytes;
    Seconds taken{0};
    for (auto now = since;;) {
        const double rate = trace.rateAt(now).bytesPerSecond();
        const auto next = trace.nextStepAfter(now);
        const Seconds step = next - now;
        if (rate * step.count() >= left)
            return Bandwidth::nearest(bytes * 8 / 1e6 / (taken.count() + left / rate));
        left -= rate * step.count();
        taken += step;
        now = next;
    }
}

AdaptiveOracle::AdaptiveOracle(LatencyPredictor predictor, const Conditions &conditions,
                               const ServerLoad &load)
    : predictor_(std::move(predictor)), conditions_(conditions), load_(load)
{
}

PredictedLatency AdaptiveOracle::at(CutPoint cut, std::chrono::microseconds position) const
{
    const auto &trace = conditions_.link.trace;
    if (!trace)
        return predictor_.at(cut, settingAtRate(conditions_, load_, conditions_.link.uplink));
    // An automatic coding is chosen by the trace's mean, whatever the moment.
    const RunSetting usual = settingAtRate(conditions_, load_, std::nullopt);
    const auto local =
        std::chrono::duration_cast<std::chrono::microseconds>(predictor_.at(cut, usual).local);
    const std::int64_t bytes = wireBytes(predictor_.payloadBytes(cut, usual));
    RunSetting setting =
        settingAtRate(conditions_, load_, meanRate(*trace, position + local, bytes));
    setting.coding = predictor_.codingAt(cut, usual).value_or(Coding{});
    return predictor_.at(cut, setting);
}

CutPoint AdaptiveOracle::best(std::chrono::microseconds position) const
{
    const Network &network = predictor_.network();
    CutPoint best = network.firstCut();
    auto least = at(best, position).endToEnd();
    for (const CutPoint cut : network.cutPoints()) {
        const auto time = at(cut, position).endToEnd();
        if (time < least) {
            best = cut;
            least = time;
        }
    }
    return best;
}

OracleView viewedBy(const AdaptiveOracle &oracle, CutPoint taken,
                    std::chrono::microseconds position)
{
    const CutPoint best = oracle.best(position);
    return {best, oracle.at(best, position), oracle.at(taken, position)};
}

} // namespace splitscope
