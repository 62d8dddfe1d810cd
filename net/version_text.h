// What this program is made of, for --version and About.
#pragma once

#include <QString>

namespace splitscope {

/// "0.1.0"
QString softwareVersion();
/// Three lines: the program and its version; Qt and LibTorch; the BLAS, with a remedy if it is
/// slow.
QString versionText(const QString &program);
/// LibTorch's version, or why it cannot be loaded. Loads it, which takes half a second.
QString torchText();
/// Of LibTorch; empty where that is not loaded.
QString blasText();
/// Empty where the BLAS is fast or LibTorch is not loaded; else one sentence that says how much it
/// costs and what to install.
QString slowBlasWarning();

} // namespace splitscope
