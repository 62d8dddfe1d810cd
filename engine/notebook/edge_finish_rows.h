// How runs ended that the edge had to finish, in the table edge_finish.
#pragma once

#include "engine/experiment/edge_finish.h"
#include "engine/notebook/database.h"
#include "engine/notebook/stored_run.h"

namespace splitscope {

inline constexpr auto edgeFinishColumns = "end_to_end_us, local_us, top, norm, edge_too_slow";

/// Within the caller's transaction. Precondition: the run is there and failed.
Result<void> keepEdgeFinish(const Database &database, RunNumber run, const EdgeFinish &finish);

/// Empty where the edge has not finished this run. Errors: NotebookDamaged where the row holds what
/// no run can.
Result<std::optional<EdgeFinish>> readEdgeFinish(const Database &database, RunNumber run);
/// Of these columns. Empty where the row holds what no run can.
std::optional<EdgeFinish> readEdgeFinish(Statement &row);

} // namespace splitscope
