// The language that a command without a window speaks.
#pragma once

class QCoreApplication;

namespace splitscope {

/// As `--lang en` or `--lang zh` says, and as the system has it otherwise. Call before the first
/// sentence is made. What other value --lang has is for the command's own parser to refuse.
void installCommandLanguage(QCoreApplication &app);

} // namespace splitscope
