// A sweep's plan as its experiment keeps it.
#pragma once

#include "engine/experiment/sweep_plan.h"
#include "engine/model/model_choice.h"

#include <optional>
#include <string>

namespace splitscope {

/// As `splitscope-edge sweep` keeps it, which can go on with it, too.
std::string keptSweepText(const SweepPlan &plan, const ModelChoice &model);
/// Empty where the text is of something else, or of another network.
std::optional<SweepPlan> keptSweepPlan(const std::string &text, const Network &network);

} // namespace splitscope
