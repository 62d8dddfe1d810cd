// Runs of a notebook as lines of a table that other programs read.
#pragma once

#include "engine/notebook/stored_run.h"

#include <QString>

namespace splitscope {

enum class TableFormat {
    Csv, ///< RFC 4180
    Tsv, ///< for the clipboard: what spreadsheets take and give
};

/// The sheet's columns first, in its order, then all else that a run has; the same in every
/// language. docs/NOTEBOOK.md tells what each one means. Without a line's end.
QString tableHead(TableFormat format = TableFormat::Csv);

/// A failed run has an error and no times; where the edge has finished it, the columns finished_*
/// have those of its answer. What is not known or not limited is empty.
QString tableLine(const StoredRun &run, TableFormat format = TableFormat::Csv);

} // namespace splitscope
