// A run in the table run.
#pragma once

#include "engine/notebook/database.h"
#include "engine/notebook/stored_run.h"

#include <chrono>

namespace splitscope {

/// What no run takes would overflow when it is reckoned with.
inline constexpr std::chrono::microseconds longestRun = std::chrono::hours(24) * 365;

/// Names of all columns that the two functions below speak of, in their order.
std::string runColumns();
/// As many question marks as there are columns.
std::string runParameters();

void bindRun(Statement &statement, std::int64_t setting, ExperimentId experiment,
             const RunRecord &record, bool composed);

/// The columns that runColumns() names without the first, the setting, which has been read, and
/// behind them number, note and removed. Empty where the row holds what no run can.
std::optional<StoredRun> readRun(Statement &row, const Conditions &conditions);

} // namespace splitscope
