// What the kernel says of this process.
#pragma once

#include <QtGlobal>

#include <optional>

namespace splitscope {

struct ProcessFigures
{
    qint64 residentBytes = 0;
    int openFiles = 0;
    int mostFiles = 0;
    double cpuSeconds = 0;
};

/// Empty on systems without /proc.
std::optional<ProcessFigures> processFigures();

/// Allows as many open files as the administrator does.
void raiseOpenFiles();

} // namespace splitscope
