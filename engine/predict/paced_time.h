// How long a stretch of layers takes at a share of a core.
#pragma once

#include "engine/device/cpu_quota.h"

#include <optional>

namespace splitscope {

/// In ns.
struct PacedTime
{
    double mean = 0;
    double low = 0; ///< equal to `mean` where nothing but the computing itself varies
    double high = 0;
};

/// Under the kernel's quota (docs/MEASURING.md, "The CPU share"): a thread that needs `cpuNs` may
/// use share x period of each period, then waits for the next one. Where within a period it begins
/// is chance, so `mean` is over all of them, `low` and `high` are the luckiest and the unluckiest.
/// `idleNs` passes between the end of one run and the beginning of the next: as long as the two
/// together use no more than the share, nothing is owed from the run before; otherwise runs take on
/// average what keeps them to it. In ns.
PacedTime quotaTime(double cpuNs, double share, double periodNs, double idleNs);

} // namespace splitscope
