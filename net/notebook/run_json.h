// What a notebook holds, as JSON.
#pragma once

#include "engine/notebook/stored_run.h"

#include <QJsonObject>

namespace splitscope {

/// As runJson(), and what only the notebook and the record know: "number", "experiment", "note",
/// "composed", and of a measured run "edge_layers_ms".
QJsonObject storedRunJson(const StoredRun &run);

/// Without its runs.
QJsonObject experimentJson(const StoredExperiment &experiment);

QJsonObject typedRowJson(const TypedRow &row);

} // namespace splitscope
