// Records as an experiment would make them, with figures that a test can choose.
#pragma once

#include "engine/experiment/measured_run.h"
#include "engine/model/networks.h"
#include "ui/chart/measured_runs.h"

namespace splitscope {

inline CutPoint cutOf(int index)
{
    return *alexNetLab().cutPoint(index);
}

struct Parts
{
    std::chrono::microseconds local;
    std::chrono::microseconds transfer;
    std::chrono::microseconds cloud;
};

inline RunRecord measuredRecord(int id, const Conditions &conditions, const Parts &parts)
{
    Measurement measurement{.latency = LatencyBreakdown(parts.local + parts.transfer + parts.cloud,
                                                        parts.local, parts.cloud)};
    measurement.payloadBytes = alexNetLab().shapeAt(conditions.cut).bytes();
    measurement.achieved.edgeShare = conditions.edge.share.value();
    measurement.answer.top = {{.index = 295, .score = 4.0F}};
    return RunRecord{.id = RunId(id),
                     .startedAt = std::chrono::system_clock::time_point(std::chrono::hours(480000)),
                     .conditions = conditions,
                     .outcome = measurement,
                     .model = "alexnet-lab"};
}

inline RunRecord failedRecord(int id, const Conditions &conditions, ErrorKind kind)
{
    return RunRecord{.id = RunId(id),
                     .startedAt = std::chrono::system_clock::time_point(std::chrono::hours(480000)),
                     .conditions = conditions,
                     .outcome = fail(kind, "ws://127.0.0.1:9", "the payload"),
                     .model = "alexnet-lab"};
}

inline std::vector<CutLatency> latenciesByCut(const std::vector<RunRecord> &records,
                                              const std::string &model, const Conditions &setting)
{
    MeasuredRuns runs;
    for (const RunRecord &record : records)
        runs.add(record);
    return runs.byCut(model, setting);
}

/// The lab sheet's own table: cpu 0.6, 5 Mbit/s.
inline std::vector<RunRecord> sheetRecords()
{
    using namespace std::chrono_literals;
    return {
        measuredRecord(1, labPreset(cutOf(0)), {15us, 976728us, 797702us}),
        measuredRecord(2, labPreset(cutOf(8)), {727729us, 361846us, 354855us}),
        measuredRecord(3, labPreset(cutOf(13)), {1137941us, 36436us, 113054us}),
        measuredRecord(4, labPreset(cutOf(22)), {1325248us, 2678us, 11us}),
    };
}

} // namespace splitscope
