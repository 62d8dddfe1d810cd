// Predictions and what charts show, without any measuring.
#pragma once

#include "tests/gui/made_records.h"
#include "tests/made_prediction.h"
#include "ui/chart/chart_page.h"
#include "ui/chart/measured_runs.h"
#include "ui/chart/predictions.h"

#include <memory>

namespace splitscope {

inline std::shared_ptr<const Predictions> madePredictions()
{
    return std::make_shared<const Predictions>(madeParts());
}

/// Holds what ChartData refers to.
struct MadeData
{
    Network network = alexNetLab();
    std::string model = "alexnet-lab";
    Conditions conditions = labPreset(cutOf(13));
    MeasuredRuns measured;
    std::shared_ptr<const Predictions> predictions = madePredictions();

    ChartData data() const { return {network, model, conditions, measured, predictions}; }
    void add(const std::vector<RunRecord> &records)
    {
        for (const RunRecord &record : records)
            measured.add(record);
    }
};

} // namespace splitscope
