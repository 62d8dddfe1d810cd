// How the commands about notebooks name a file and an experiment in it.
#pragma once

#include "app/splitscope-edge/list_options.h"
#include "engine/notebook/notebook.h"

#include <QString>

namespace splitscope {

/// "lab.splitscope", or "lab.splitscope#3": one experiment of it.
struct NotebookPart
{
    QString file;
    std::optional<ExperimentId> experiment = {};
};

NotebookPart notebookPart(const QString &text);

/// A whole number from 1 on. `option` is for the sentence: "--run".
tl::expected<std::int64_t, UsageError> countedFromOne(const QString &option, const QString &text);

/// To read it: of a damaged one what can be read, and a line on standard error that says so.
/// Nothing, after one line, where there is nothing to read.
std::optional<Notebook> openedToExport(const QString &file);

} // namespace splitscope
