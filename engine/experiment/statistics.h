// What repeated measurements of one thing say, and how sure they are.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <vector>

namespace splitscope {

/// From `low` to `high`, both included.
struct TimeInterval
{
    std::chrono::nanoseconds low{0};
    std::chrono::nanoseconds high{0};

    std::chrono::nanoseconds width() const { return high - low; }
    bool overlaps(const TimeInterval &other) const
    {
        return low <= other.high && other.low <= high;
    }

    bool operator==(const TimeInterval &) const = default;
};

/// Of at least one time. Quantiles lie between two times as far as they say (Hyndman and Fan's
/// definition 7, 1996).
struct TimeStatistics
{
    int count = 0;
    std::chrono::nanoseconds median{0};
    std::chrono::nanoseconds lowerQuartile{0};
    std::chrono::nanoseconds upperQuartile{0};
    std::chrono::nanoseconds p95{0};
    /// 95 % of the intervals so made contain the median that endless repetition would have.
    /// From six times on they are two of the times themselves, which supposes nothing about how
    /// they are distributed (David and Nagaraja, Order Statistics, section 7.1). No two of fewer
    /// times reach 95 %, and no bootstrap of them either: then Student's interval of their
    /// logarithms, which supposes that these are normally distributed. Empty for a single time.
    std::optional<TimeInterval> interval95;

    std::chrono::nanoseconds interquartileRange() const { return upperQuartile - lowerQuartile; }
    /// Of the interval, in parts of the median. Empty without an interval.
    std::optional<double> relativeWidth() const;
};

/// Precondition: not empty, none negative.
TimeStatistics statisticsOf(std::span<const std::chrono::nanoseconds> times);

/// The shortest by its median and all that cannot be told from it: whose interval overlaps its
/// interval. A single time is an interval without width here.
struct BestOf
{
    std::size_t best = 0;          ///< index into what was compared
    std::vector<std::size_t> ties; ///< ascending, without `best`
};

/// A median and its interval, measured or composed.
struct ComparedTime
{
    std::chrono::nanoseconds median{0};
    std::optional<TimeInterval> interval95;
};

/// Precondition: not empty. The first of equal medians is the best.
BestOf bestOf(std::span<const ComparedTime> times);

} // namespace splitscope
