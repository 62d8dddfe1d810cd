#include "ui/chart/accuracy.h"

#include <algorithm>
#include <cmath>

namespace splitscope {

double PredictedAndMeasured::error() const
{
    const auto actual =
        static_cast<double>(std::chrono::nanoseconds(measured.median.endToEnd()).count());
    return actual > 0 ? (static_cast<double>(predicted.endToEnd().count()) - actual) / actual : 0;
}

std::vector<PredictedAndMeasured> predictedAndMeasured(const MeasuredRuns &measured,
                                                       const std::string &model,
                                                       const Predictions &predictions)
{
    std::vector<PredictedAndMeasured> both;
    for (const CellRuns &cell : measured.cells()) {
        if (cell.model != model || cell.conditions.link.shaping == LinkShaping::Outside)
            continue;
        if (const auto predicted = predictions.of(cell.conditions))
            both.push_back({cell.conditions, cell.latency(), *predicted});
    }
    return both;
}

ErrorSummary summaryOf(const std::vector<PredictedAndMeasured> &cells)
{
    std::vector<double> errors;
    for (const PredictedAndMeasured &cell : cells)
        errors.push_back(std::abs(cell.error()));
    if (errors.empty())
        return {};
    std::ranges::sort(errors);
    // The nearest rank: a cell that there is.
    const auto rank = [&](double part) {
        const auto place =
            static_cast<std::size_t>(std::ceil(part * static_cast<double>(errors.size())));
        return errors[std::max<std::size_t>(place, 1) - 1];
    };
    return {errors.size(), rank(0.5), rank(0.95)};
}

} // namespace splitscope
