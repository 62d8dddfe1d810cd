// A share of a core as the kernel keeps it: so much CPU time in each period, then none.
#pragma once

#include "engine/result.h"

#include <chrono>
#include <utility> // declares the ordering that <=> returns, and moc can read it

namespace splitscope {

/// Linux's CFS bandwidth control, which enforces a pod's CPU limit. A forward that needs less CPU
/// time than share x period, and comes alone, is not slowed down at all (docs/MEASURING.md).
class CpuQuota
{
public:
    static constexpr std::chrono::microseconds leastPeriod = std::chrono::milliseconds(1);
    static constexpr std::chrono::microseconds mostPeriod = std::chrono::seconds(1);

    /// Kubernetes' period of 100 ms.
    CpuQuota() = default;
    /// Errors: QuotaPeriodOutOfRange.
    static Result<CpuQuota> withPeriod(std::chrono::microseconds period);

    std::chrono::microseconds period() const { return period_; }

    auto operator<=>(const CpuQuota &) const = default;

private:
    explicit CpuQuota(std::chrono::microseconds period) : period_(period) {}

    std::chrono::microseconds period_ = std::chrono::milliseconds(100);
};

} // namespace splitscope
