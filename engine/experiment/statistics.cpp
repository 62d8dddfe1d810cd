#include "engine/experiment/statistics.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace splitscope {

namespace {

using std::chrono::nanoseconds;

constexpr double confidence = 0.95;
/// Two of so many times may be 95 % apart: 1 - 2 / 2^6 = 0.969.
constexpr std::size_t leastForOrderStatistics = 6;
/// Student's t at 0.975, for 1 to 4 degrees of freedom.
constexpr std::array<double, 4> studentsT{12.7062, 4.3027, 3.1824, 2.7764};

nanoseconds rounded(double ns)
{
    return nanoseconds(std::llround(ns));
}

/// `sorted` is not empty.
nanoseconds quantile(std::span<const nanoseconds> sorted, double part)
{
    const double position = part * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double rest = position - static_cast<double>(below);
    return sorted[below]
           + rounded(rest * static_cast<double>((sorted[above] - sorted[below]).count()));
}

/// The r-th shortest and the r-th longest have the median between them with a probability of
/// 1 - 2 P(fewer than r of n are below it), which is binomial: the largest r that keeps 95 %.
TimeInterval orderStatisticInterval(std::span<const nanoseconds> sorted)
{
    const auto n = static_cast<double>(sorted.size());
    std::size_t rank = 0;
    // In logarithms, because 2^-n underflows.
    double below = 0;
    for (std::size_t k = 0; k < sorted.size() / 2; ++k) {
        const auto of = static_cast<double>(k);
        below += std::exp(std::lgamma(n + 1) - std::lgamma(of + 1) - std::lgamma(n - of + 1)
                          - n * std::log(2.0));
        if (2 * below > 1 - confidence)
            break;
        rank = k;
    }
    return {sorted[rank], sorted[sorted.size() - 1 - rank]};
}

TimeInterval logarithmicInterval(std::span<const nanoseconds> sorted)
{
    const auto n = static_cast<double>(sorted.size());
    const auto logarithm = [](nanoseconds time) {
        return std::log(static_cast<double>(std::max(time.count(), nanoseconds::rep{1})));
    };
    double mean = 0;
    for (const nanoseconds time : sorted)
        mean += logarithm(time) / n;
    double squares = 0;
    for (const nanoseconds time : sorted)
        squares += (logarithm(time) - mean) * (logarithm(time) - mean);
    const double half = studentsT.at(sorted.size() - 2) * std::sqrt(squares / (n - 1) / n);
    // Rounding must not leave out equal times themselves.
    return {std::min(rounded(std::exp(mean - half)), sorted.back()),
            std::max(rounded(std::exp(std::min(mean + half, 40.0))), sorted.front())};
}

std::optional<TimeInterval> intervalOf(std::span<const nanoseconds> sorted)
{
    if (sorted.size() < 2)
        return std::nullopt;
    return sorted.size() < leastForOrderStatistics ? logarithmicInterval(sorted)
                                                   : orderStatisticInterval(sorted);
}

TimeInterval intervalOrPoint(const ComparedTime &time)
{
    return time.interval95.value_or(TimeInterval{time.median, time.median});
}

} // namespace

std::optional<double> TimeStatistics::relativeWidth() const
{
    if (!interval95 || median.count() <= 0)
        return std::nullopt;
    return static_cast<double>(interval95->width().count()) / static_cast<double>(median.count());
}

TimeStatistics statisticsOf(std::span<const nanoseconds> times)
{
    std::vector<nanoseconds> sorted(times.begin(), times.end());
    std::ranges::sort(sorted);
    return {.count = static_cast<int>(sorted.size()),
            .median = quantile(sorted, 0.5),
            .lowerQuartile = quantile(sorted, 0.25),
            .upperQuartile = quantile(sorted, 0.75),
            .p95 = quantile(sorted, 0.95),
            .interval95 = intervalOf(sorted)};
}

BestOf bestOf(std::span<const ComparedTime> times)
{
    const auto best = std::ranges::min_element(times, {}, &ComparedTime::median);
    BestOf result{.best = static_cast<std::size_t>(best - times.begin()), .ties = {}};
    const TimeInterval interval = intervalOrPoint(*best);
    for (std::size_t index = 0; index < times.size(); ++index) {
        if (index != result.best && intervalOrPoint(times[index]).overlaps(interval))
            result.ties.push_back(index);
    }
    return result;
}

} // namespace splitscope
