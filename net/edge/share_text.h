// How a CPU share was kept, for people.
#pragma once

#include "engine/device/share_kept.h"

#include <QString>

namespace splitscope {

/// "paced", "kernel quota, 100 ms", or "paced instead of the kernel's quota (/sys/...: Permission
/// denied)". Empty at full speed.
QString shareKeptText(const ShareKept &kept, const Device &asked);

} // namespace splitscope
