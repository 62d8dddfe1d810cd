// A sweep as the command line shows it: for people and for machines.
#pragma once

#include "engine/experiment/sweep.h"

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <vector>

namespace splitscope {

/// "40 s", "12 min", "3 h 20 min", "11 days": rounded, for what has not happened yet.
QString roughDuration(std::chrono::duration<double> time);

/// "276 cells, 3 runs of each"
QString sweepSizeText(const SweepPlan &plan);

/// For each setting the best cut with its median, interval, parts and ties; below it the best of
/// all. Composed cells are marked.
QString bestCutsTable(const Sweep &sweep);

/// How far composed cells are from those that were verified. Empty for a full sweep.
QString verificationText(const Sweep &sweep);

/// One object for each cell that has a time; docs/MEASURING.md lists its keys.
QJsonObject cellJson(const Sweep &sweep, std::int64_t cell, bool isBest, bool isTie);
std::vector<QJsonObject> cellsJson(const Sweep &sweep);
/// One for the whole: seed, mode, runs, the best cell and the verification.
QJsonObject sweepJson(const Sweep &sweep);

} // namespace splitscope
