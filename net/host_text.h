// The computer, as files of what was measured on it describe it.
#pragma once

#include <QString>

namespace splitscope {

/// "Orange Pi 5, arm64, 8 cores, Debian GNU/Linux 12": nothing that tells whose computer it is.
QString hostText();

} // namespace splitscope
