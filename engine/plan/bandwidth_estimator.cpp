#include "engine/plan/bandwidth_estimator.h"

#include <cmath>

namespace splitscope {

namespace {

/// Older ones weigh nothing any more, unless runs take far less than the memory; then as many as
/// these are an average good enough.
constexpr std::size_t mostKept = 64;

} // namespace

void BandwidthEstimator::note(double mbitPerSecond, Clock::time_point at)
{
    if (!(mbitPerSecond > 0) || !std::isfinite(mbitPerSecond))
        return;
    transfers_.push_back({at, std::log(mbitPerSecond)});
    if (transfers_.size() > mostKept)
        transfers_.pop_front();
}

std::optional<BandwidthEstimate> BandwidthEstimator::at(Clock::time_point now) const
{
    if (transfers_.empty())
        return std::nullopt;
    const Clock::time_point newest = transfers_.back().at;
    double weights = 0;
    double sum = 0;
    for (const Transfer &transfer : transfers_) {
        const double weight =
            std::exp(-std::chrono::duration<double>(newest - transfer.at) / memory_);
        weights += weight;
        sum += weight * transfer.logMbit;
    }
    return BandwidthEstimate{Bandwidth::nearest(std::exp(sum / weights)), now - newest};
}

} // namespace splitscope
