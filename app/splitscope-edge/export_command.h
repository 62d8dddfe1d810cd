// `splitscope-edge export`: a notebook for other programs.
#pragma once

class QCoreApplication;

namespace splitscope {

/// As commands() has it.
int exportMain(QCoreApplication &app);

} // namespace splitscope
