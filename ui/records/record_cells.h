// What a record says in each column of the table.
#pragma once

#include "engine/experiment/measured_run.h"
#include "engine/experiment/statistics.h"
#include "engine/notebook/stored_run.h"

#include <QString>

#include <optional>

namespace splitscope {

/// The lab sheet's columns first, in its order.
enum class RecordColumn {
    Cpu,
    Bandwidth,
    Cut,
    EndToEnd,
    Local,
    Transfer,
    Cloud,
    Median,
    Spread,
    AchievedShare,
    AchievedRate,
    Payload,
    Top1,
    Coding,
    Device,
    Network,
    Time,
    Run,
    State,
    Note,
};
inline constexpr int recordColumns = int(RecordColumn::Note) + 1;

/// For people; empty where a failed run has nothing to say, and for what the notebook alone knows:
/// median, spread, state and note.
QString recordText(const RunRecord &record, RecordColumn column);
QString recordColumnHead(RecordColumn column);
/// Whether its cells stand under each other by their last digit.
bool isFigure(RecordColumn column);
/// What the notebook sorts by; empty for what it cannot.
std::optional<RunKey> runKeyOf(RecordColumn column);

/// "1284.2"
QString medianText(const TimeStatistics &of);
/// The 95 % interval and the number of runs: "1279.1 – 1290.2 (5)"; of a single one "(1)".
QString spreadText(const TimeStatistics &of);

bool hostWasTooSlow(const RunRecord &record);
/// Why a run was paced, on either side, although a CPU quota was asked for.
std::optional<Error> quotaRefusal(const RunRecord &record);

} // namespace splitscope
