#include "engine/device/cpu_share.h"

#include <sstream>

namespace splitscope {

Result<CpuShare> CpuShare::of(double share)
{
    if (share >= least && share <= most) // false for a NaN
        return CpuShare(share);
    std::ostringstream asked;
    asked << share;
    return fail(ErrorKind::CpuShareOutOfRange, asked.str(), "0.05..1");
}

} // namespace splitscope
