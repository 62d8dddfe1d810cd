// `splitscope-edge report`: the lab report of a notebook.
#pragma once

class QCoreApplication;

namespace splitscope {

/// As commands() has it; the application is one that paints.
int reportMain(QCoreApplication &app);

} // namespace splitscope
