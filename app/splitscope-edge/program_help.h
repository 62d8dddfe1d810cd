// What splitscope-edge says to --help without a command.
#pragma once

#include <QString>

namespace splitscope {

/// Each command with what it is for, and where to begin.
QString programHelp();

} // namespace splitscope
