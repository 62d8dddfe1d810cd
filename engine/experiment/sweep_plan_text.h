// A sweep's plan as text, so that another process can go on with it.
#pragma once

#include "engine/experiment/sweep_plan.h"

#include <string>
#include <string_view>

namespace splitscope {

/// JSON, which readSweepPlan() reads as the same plan: with the devices and the trace themselves,
/// not the names of their files.
std::string writtenSweepPlan(const SweepPlan &plan);

/// Errors: SweepUnusable (subject: "plan"; detail: the reason), and those of SweepPlan::make().
Result<SweepPlan> readSweepPlan(std::string_view text, const Network &network);

} // namespace splitscope
