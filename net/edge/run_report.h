// Runs as the command line shows them: for people and for machines.
#pragma once

#include "engine/experiment/measured_run.h"
#include "net/edge/class_names.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace splitscope {

/// One object for each run; docs/MEASURING.md lists its keys. A failed run has "error" and no
/// times.
QJsonObject runJson(const RunRecord &record, const ClassNames &names = {});

/// One line: the parts, their sum, and what was achieved of what was asked for.
QString breakdownLine(const RunRecord &record);

/// The sheet's table, its columns in its order, and the best cut below it.
QString sheetTable(const std::vector<RunRecord> &records);

} // namespace splitscope
