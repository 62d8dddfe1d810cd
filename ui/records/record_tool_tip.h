// What a record has to say beyond its columns.
#pragma once

#include "engine/experiment/measured_run.h"
#include "engine/notebook/run_standing.h"

#include <QString>

#include <optional>

namespace splitscope {

/// Sentences; empty where all is as it should be.
QString recordToolTip(const RunRecord &record, const std::optional<RunStanding> &standing);

} // namespace splitscope
