// `splitscope-edge links`: lists what --link-preset and --trace take by a name.
#pragma once

class QCoreApplication;

namespace splitscope {

/// As commands() has it. Failed where an own preset cannot be used, with a line for each.
int linksMain(QCoreApplication &app);

} // namespace splitscope
