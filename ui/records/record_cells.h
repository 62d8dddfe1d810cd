// What a record says in each column of the table.
#pragma once

#include "engine/experiment/measured_run.h"

#include <QString>
#include <QVariant>

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
};
inline constexpr int recordColumns = int(RecordColumn::State) + 1;

/// For people; empty where a failed run has nothing to say. State is the table's own matter, since
/// "best" depends on other records.
QString recordText(const RunRecord &record, RecordColumn column);
/// For sorting: numbers and times as such. What is missing sorts behind all that is there.
QVariant recordSortKey(const RunRecord &record, RecordColumn column);
QString recordColumnHead(RecordColumn column);

bool hostWasTooSlow(const RunRecord &record);
/// Why a run was paced, on either side, although a CPU quota was asked for.
std::optional<Error> quotaRefusal(const RunRecord &record);

} // namespace splitscope
