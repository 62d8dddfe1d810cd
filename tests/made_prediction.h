// Parts of predictions as a test would have them, without any measuring.
#pragma once

#include "engine/model/networks.h"
#include "engine/predict/latency_predictor.h"
#include "engine/predict/transfer_law.h"

namespace splitscope {

/// AlexNet on a computer that needs 1 ms for each layer at full speed and 1.25 ms of CPU time when
/// paced; nothing costs anything beside, and fp32 and int8 are free.
inline PredictionParts madeParts()
{
    using std::chrono::microseconds;
    PredictionParts parts{.network = alexNetLab(),
                          .times = {},
                          .costs = {},
                          .codings = {},
                          .check = {.runs = 10, .medianError = 0.01, .p95Error = 0.03}};
    const int layers = parts.network.layerCount();
    for (const CutPoint cut : parts.network.cutPoints()) {
        const int before = cut.index();
        const int after = layers - before;
        parts.times.edge.push_back({microseconds(1000) * before, microseconds(1250) * before, 0.1});
        parts.times.cloud.push_back({microseconds(1000) * after, microseconds(1250) * after, 0.1});
        const std::int64_t bytes = parts.network.shapeAt(cut).bytes();
        parts.codings.push_back(
            {{.coding = Coding{}, .bytes = bytes},
             {.coding = {.format = ActivationFormat::Int8}, .bytes = bytes / 4 + 8}});
        if (cut == parts.network.firstCut())
            parts.codings.back().push_back({.coding = {.format = ActivationFormat::Jpeg90},
                                            .bytes = 12000,
                                            .encode = microseconds(900),
                                            .decode = microseconds(700)});
    }
    return parts;
}

/// The sheet's: edge at 0.6, 5 Mbit/s, burst 4096.
inline RunSetting sheetSetting()
{
    return settingOf(labPreset(alexNetLab().firstCut()));
}

inline LatencyPredictor sheetPredictor(const PredictionParts &parts = madeParts())
{
    return LatencyPredictor(parts, orangePi(), orangePi());
}

} // namespace splitscope
