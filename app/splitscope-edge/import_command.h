// `splitscope-edge import`: a sheet typed by hand, into a notebook.
#pragma once

class QCoreApplication;

namespace splitscope {

/// As commands() has it.
int importMain(QCoreApplication &app);

} // namespace splitscope
