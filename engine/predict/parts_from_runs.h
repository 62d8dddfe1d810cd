// What measured runs say about the parts that predictions are made of.
#pragma once

#include "engine/experiment/measured_run.h"
#include "engine/predict/prediction_parts.h"
#include "engine/predict/run_setting.h"

#include <vector>

namespace splitscope {

/// A measured run on this computer and the node's own, over a link without a rate, as fp32.
struct PredictionRun
{
    int repetition; ///< all cuts once more
    CutPoint cut;
    RunSetting setting;
    Measurement measured;
};

/// Bytes of the messages beside a payload, with their frames' headers.
struct MessageBytes
{
    std::int64_t request = 0;
    std::int64_t reply = 0;
};

/// Medians for each cut, the costs beside as straight lines through them, and spreads over all.
/// Each repetition is then predicted from the others, which is the check. Runs with a share below 1
/// tell CPU times, the others wall times; where there are none with a share, the two are the same.
/// Precondition: each cut has an unlimited run in each of two repetitions, and codings with fp32.
PredictionParts partsFromRuns(const Network &network, const std::vector<PredictionRun> &runs,
                              std::vector<std::vector<CodingCost>> codings,
                              const MessageBytes &messages);

} // namespace splitscope
