// `splitscope-edge compare`: the same cells in two notebooks or experiments.
#pragma once

class QCoreApplication;

namespace splitscope {

/// As commands() has it.
int compareMain(QCoreApplication &app);

} // namespace splitscope
