#include "engine/device/cpu_quota.h"

#include <sstream>

namespace splitscope {

Result<CpuQuota> CpuQuota::withPeriod(std::chrono::microseconds period)
{
    if (period >= leastPeriod && period <= mostPeriod)
        return CpuQuota(period);
    std::ostringstream asked;
    asked << std::chrono::duration<double, std::milli>(period).count();
    return fail(ErrorKind::QuotaPeriodOutOfRange, asked.str(), "1..1000");
}

} // namespace splitscope
