// A notebook for other programs.
#pragma once

#include "engine/notebook/notebook.h"

#include <QString>

#include <optional>

class QIODevice;

namespace splitscope {

enum class ExportFormat {
    Csv,   ///< run_csv.h; of a typed experiment the sheet's columns
    Json,  ///< one document: experiments with their runs
    Trace, ///< the Trace Event Format, for ui.perfetto.dev and chrome://tracing
};

struct ExportChoice
{
    ExportFormat format = ExportFormat::Csv;
    /// Empty: all. What was typed is in JSON, and in CSV where it is chosen: never among runs.
    std::optional<ExperimentId> experiment = {};
    /// This one alone.
    std::optional<RunNumber> run = {};
};

/// Writes run by run, whatever their number; the device's own errors are left to the caller.
/// Without what was removed. Errors: those of Notebook.
Result<void> exportNotebook(const Notebook &notebook, const ExportChoice &choice, QIODevice &out);

} // namespace splitscope
