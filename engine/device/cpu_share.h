// How much of one core a side may use.
#pragma once

#include "engine/result.h"

#include <utility> // declares the ordering that <=> returns, and moc can read it

namespace splitscope {

/// 0.6 is six tenths of one core, as in a Kubernetes limit `cpu: "0.6"`.
class CpuShare
{
public:
    static constexpr double least = 0.05;
    static constexpr double most = 1.0;

    CpuShare() = default; ///< the whole core
    /// Errors: CpuShareOutOfRange.
    static Result<CpuShare> of(double share);

    double value() const { return value_; }

    auto operator<=>(const CpuShare &) const = default;

private:
    explicit CpuShare(double value) : value_(value) {}

    double value_ = most;
};

} // namespace splitscope
