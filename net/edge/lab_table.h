// The lab's grid over the kernel's own link, the emulated one, or both: as tables.
#pragma once

#include "engine/experiment/measured_run.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace splitscope {

enum class LabLink {
    Kernel,   ///< namespaces, veth and tbf
    Emulated, ///< LinkEmulator
};

/// One run of the grid. `link` is what was asked of whichever link it is: to the run itself a link
/// of the kernel is shaped outside.
struct LabRun
{
    LabLink by = LabLink::Emulated;
    LinkConditions link;
    RunRecord record;
};

/// The sheet's columns in its order, and the rate that was achieved. One line for each cell: of
/// several runs the one with the median end-to-end time, whole, so that its parts sum up. The best
/// cut of each setting is marked.
QString labTable(const std::vector<LabRun> &runs, LabLink by);

/// The kernel's figures over the emulated ones, for each cell that has both.
QString labRatios(const std::vector<LabRun> &runs);

/// As runJson(), with "lab_link" and what was asked of it.
QJsonObject labJson(const LabRun &run);

} // namespace splitscope
