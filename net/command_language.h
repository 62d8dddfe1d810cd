// The language that a command without a window speaks.
#pragma once

class QCoreApplication;

namespace splitscope {

/// As `--lang en` or `--lang zh` says, and otherwise as the system has it. Call before the first
/// sentence is made. parseCommandLine() refuses any other value.
void installCommandLanguage(QCoreApplication &app);

} // namespace splitscope
