#include "engine/predict/neurosurgeon.h"

#include <array>
#include <cmath>
#include <span>

namespace splitscope {

namespace {

/// A thread that waits between its layers finds that others have used the caches meanwhile.
constexpr double usedWhileWaiting = 32 << 20;

constexpr std::size_t kinds = static_cast<std::size_t>(WorkKind::LayoutChange) + 1;

struct Sums
{
    double expected = 0;
    std::array<double, kinds> below = {};
    std::array<double, kinds> above = {};

    void add(const LayerRegression &regression, const LayerWork &work)
    {
        const auto time = static_cast<double>(regression.time(work).count());
        const auto kind = static_cast<std::size_t>(work.kind);
        expected += time;
        below[kind] += time * std::max(1 - regression.error.lowRatio, 0.0);
        above[kind] += time * std::max(regression.error.highRatio - 1, 0.0);
    }

    static double together(const std::array<double, kinds> &parts)
    {
        double squares = 0;
        for (const double part : parts)
            squares += part * part;
        return std::sqrt(squares);
    }

    EstimatedTime time() const
    {
        const auto rounded = [](double ns) {
            return std::chrono::nanoseconds(std::llround(std::max(ns, 0.0)));
        };
        return {rounded(expected), rounded(expected - together(below)),
                rounded(expected + together(above))};
    }
};

Sums sumsOf(const Neurosurgeon &neurosurgeon, std::span<const LayerWork> works, double moreReuse)
{
    Sums sums;
    for (LayerWork work : works) {
        work.reuseBytes += moreReuse;
        sums.add(neurosurgeon.regressions.at(static_cast<std::size_t>(work.kind)), work);
    }
    return sums;
}

StretchTime stretchTime(const Neurosurgeon &neurosurgeon, const Network &network, CutPoint from,
                        CutPoint to)
{
    const std::vector<LayerWork> works = workOf(network, from, to);
    const EstimatedTime wall = sumsOf(neurosurgeon, works, 0).time();
    StretchTime time{.wall = wall.expected,
                     .cpu = sumsOf(neurosurgeon, works, usedWhileWaiting).time().expected};
    if (wall.expected.count() > 0)
        time.spread = static_cast<double>((wall.high - wall.low).count()) / 2
                      / static_cast<double>(wall.expected.count());
    return time;
}

} // namespace

EstimatedTime Neurosurgeon::segmentTime(const Network &network, CutPoint from, CutPoint to) const
{
    return sumsOf(*this, workOf(network, from, to), 0).time();
}

std::vector<EstimatedTime> Neurosurgeon::layerTimes(const Network &network) const
{
    std::vector<Sums> sums(network.layers().size());
    for (const LayerWork &work : workOf(network, network.firstCut(), network.lastCut()))
        sums.at(static_cast<std::size_t>(work.layer - 1))
            .add(regressions.at(static_cast<std::size_t>(work.kind)), work);
    std::vector<EstimatedTime> times;
    for (const Sums &one : sums)
        times.push_back(one.time());
    return times;
}

SplitTimes Neurosurgeon::splitTimes(const Network &network) const
{
    SplitTimes times;
    for (const CutPoint cut : network.cutPoints()) {
        times.edge.push_back(stretchTime(*this, network, network.firstCut(), cut));
        times.cloud.push_back(stretchTime(*this, network, cut, network.lastCut()));
    }
    return times;
}

} // namespace splitscope
