#include "net/link/usage_meter.h"

namespace splitscope {

void UsageMeter::reset()
{
    const std::scoped_lock lock(mutex_);
    firstIn_.reset();
    wireBytes_ = 0;
}

void UsageMeter::entered(Clock::time_point at, std::int64_t credit)
{
    const std::scoped_lock lock(mutex_);
    if (firstIn_)
        return;
    firstIn_ = at;
    credit_ = credit;
}

void UsageMeter::left(Clock::time_point at, std::int64_t wireBytes)
{
    const std::scoped_lock lock(mutex_);
    // What had entered before reset() belongs to the count before.
    if (!firstIn_)
        return;
    lastOut_ = at;
    wireBytes_ += wireBytes;
}

std::optional<LinkUsage> UsageMeter::usage(std::int64_t burstBytes) const
{
    using Microseconds = std::chrono::duration<double, std::micro>;
    constexpr Microseconds shortest = std::chrono::milliseconds(10);

    const std::scoped_lock lock(mutex_);
    if (!firstIn_ || wireBytes_ < 2 * burstBytes)
        return std::nullopt;
    const Microseconds elapsed = lastOut_ - *firstIn_;
    if (elapsed < shortest)
        return std::nullopt;
    return LinkUsage{wireBytes_, static_cast<double>(wireBytes_ - credit_) * 8 / elapsed.count()};
}

} // namespace splitscope
