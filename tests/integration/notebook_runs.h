// What a program has left in a notebook.
#pragma once

#include "engine/notebook/notebook.h"

#include <QFile>
#include <QString>

#include <algorithm>
#include <vector>

namespace splitscope::test {

/// None where there is no notebook yet.
inline std::vector<StoredRun> runsIn(const QString &file)
{
    std::vector<StoredRun> runs;
    if (!QFile::exists(file))
        return runs;
    const auto notebook = Notebook::open(file.toStdString(), NotebookMode::ReadOnly);
    if (notebook)
        (void)notebook->forEach({}, [&](const StoredRun &run) {
            runs.push_back(run);
            return true;
        });
    return runs;
}

inline qsizetype measuredIn(const QString &file)
{
    return std::ranges::count_if(
        runsIn(file), [](const StoredRun &run) { return run.record.outcome.has_value(); });
}

} // namespace splitscope::test
