// `splitscope-edge networks`: lists the networks that the program has.
#pragma once

class QCoreApplication;

namespace splitscope {

/// As commands() has it.
int networksMain(QCoreApplication &app);

} // namespace splitscope
