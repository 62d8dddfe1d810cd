// The commands of splitscope-edge.
#pragma once

#include <QString>

#include <span>

class QCoreApplication;

namespace splitscope {

struct Command
{
    const char16_t *name; ///< the program's first argument
    /// Reads its own options from the application's arguments. The program's exit code.
    int (*main)(QCoreApplication &app);
    /// It needs fonts and pictures: a QGuiApplication, on whatever screen there is or none.
    bool paints = false;
};

/// In the order in which they are listed.
std::span<const Command> commands();

/// "run, lab, probe"
QString commandNames();

} // namespace splitscope
