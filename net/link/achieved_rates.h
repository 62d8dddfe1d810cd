// What runs achieved on the way up, as the rows of a bandwidth trace.
#pragma once

#include "engine/experiment/measured_run.h"
#include "net/link/trace_file.h"

#include <span>
#include <vector>

namespace splitscope {

/// Of those that have a rate, by when each began, since the first; for writeTrace(). Where the
/// computer's clock was set back meanwhile, the runs until it has caught up are left out.
std::vector<AchievedRate> achievedRates(std::span<const RunRecord> records);

} // namespace splitscope
