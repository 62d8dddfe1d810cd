// Experiments and what was typed by hand, in the tables experiment and typed_row.
#pragma once

#include "engine/notebook/database.h"
#include "engine/notebook/stored_run.h"

#include <span>
#include <vector>

namespace splitscope {

inline constexpr auto experimentColumns =
    "id, kind, title, plan, seed, model, fingerprint, picture, node, software, host, started_ns";
inline constexpr auto typedRowColumns =
    "line, cpu_share, mbit, cut, end_to_end_us, local_us, transfer_us, cloud_us";

// Of these columns.
StoredExperiment readExperiment(Statement &row);
TypedRow readTypedRow(Statement &row);

/// Within the caller's transaction.
Result<ExperimentId> keepExperiment(const Database &database, const ExperimentInfo &info);
Result<void> keepTypedRows(const Database &database, ExperimentId experiment,
                           std::span<const TypedRow> rows);

/// Newest first; `only` one of them. Without the numbers of runs.
Result<std::vector<StoredExperiment>> readExperiments(const Database &database,
                                                      std::optional<ExperimentId> only);
/// What was left out above.
Result<void> readRunCounts(const Database &database, StoredExperiment &experiment);
Result<std::vector<TypedRow>> readTypedRows(const Database &database, ExperimentId experiment);

} // namespace splitscope
