// How far predictions are from what was measured: arithmetic without a widget.
#pragma once

#include "ui/chart/measured_runs.h"
#include "ui/chart/predictions.h"

#include <string>
#include <vector>

namespace splitscope {

/// One setting at one cut: the median run beside what is predicted for it.
struct PredictedAndMeasured
{
    Conditions conditions;
    CutLatency measured;
    PredictedLatency predicted;

    /// (predicted - measured) / measured, end-to-end.
    double error() const;
};

/// Of every cell of this model that can be predicted. Links that are shaped outside cannot, since
/// nobody knows their rate.
std::vector<PredictedAndMeasured> predictedAndMeasured(const MeasuredRuns &measured,
                                                       const std::string &model,
                                                       const Predictions &predictions);

struct ErrorSummary
{
    std::size_t cells = 0;
    double median = 0; ///< of |error|, as the next one
    double p95 = 0;
};
ErrorSummary summaryOf(const std::vector<PredictedAndMeasured> &cells);

} // namespace splitscope
