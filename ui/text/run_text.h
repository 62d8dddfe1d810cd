// The one number by which a user knows a run: the notebook's.
#pragma once

#include "engine/notebook/stored_run.h"

#include <QString>

#include <cstddef>

namespace splitscope {

/// Of a run that the notebook could not take.
inline constexpr RunId noRunNumber{0};

/// The record with its number in the notebook as id, which is what charts and tables show.
RunRecord numberedRecord(const StoredRun &run);

/// "#17"
QString runText(RunId id);

/// Why a run was not measured, and where the edge has finished it, what came of that. Precondition:
/// it has no measurement.
QString notMeasuredText(const RunRecord &record);

/// "1 run", "4 runs"
QString runCountText(std::size_t count);

} // namespace splitscope
