#include "engine/predict/prediction_parts.h"

#include "engine/predict/latency_predictor.h"
#include "engine/predict/robust_line.h"

#include <algorithm>
#include <cmath>

namespace splitscope {

PredictionParts withTimes(PredictionParts parts, const SplitTimes &times)
{
    const LatencyPredictor measured(parts, thisComputer(), thisComputer());
    parts.times = times;
    parts.check.widening = 1;
    const LatencyPredictor other(parts, thisComputer(), thisComputer());
    std::vector<double> errors;
    int within = 0;
    for (const CutPoint cut : parts.network.cutPoints()) {
        const auto took = measured.at(cut, RunSetting{}).endToEnd();
        const PredictedLatency predicted = other.at(cut, RunSetting{});
        const auto apart = static_cast<double>((predicted.endToEnd() - took).count());
        errors.push_back(std::abs(apart) / std::max(static_cast<double>(took.count()), 1.0));
        within += predicted.low <= took && took <= predicted.high ? 1 : 0;
    }
    parts.check = {.runs = static_cast<int>(errors.size()),
                   .medianError = medianOf(errors),
                   .p95Error = quantileOf(errors, 0.95),
                   .covered = static_cast<double>(within) / static_cast<double>(errors.size()),
                   .widening = 1};
    return parts;
}

} // namespace splitscope
