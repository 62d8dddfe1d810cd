// What the last run got of the conditions that are set.
#pragma once

#include "engine/experiment/measured_run.h"

#include <optional>
#include <span>
#include <string>

namespace splitscope {

/// Empty where there was none under exactly these conditions, with this model.
std::optional<Achieved> achievedUnder(std::span<const RunRecord> records, const std::string &model,
                                      const Conditions &conditions);

} // namespace splitscope
