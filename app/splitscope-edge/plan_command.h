// `splitscope-edge plan`: the best cut, what it has to beat, and where another one takes over.
#pragma once

class QCoreApplication;

namespace splitscope {

/// As commands() has it.
int planMain(QCoreApplication &app);

} // namespace splitscope
