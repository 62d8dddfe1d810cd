#include "engine/plan/crossover.h"

#include "engine/plan/planned_cut.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace splitscope {

namespace {

constexpr int gridPoints = 128;
constexpr double closeEnough = 1e-3; ///< relative

/// From `from` to `to` in equal ratios.
std::vector<double> logarithmicGrid(double from, double to)
{
    std::vector<double> points;
    for (int number = 0; number < gridPoints; ++number)
        points.push_back(from
                         * std::pow(to / from, static_cast<double>(number) / (gridPoints - 1)));
    points.front() = from;
    points.back() = to;
    return points;
}

template<typename Value>
struct Change
{
    double at;
    Value below;
    Value above;
};

/// Where a step function of one number changes between two points, and so on where a third value
/// lies between.
template<typename Value, typename Function>
void bisect(const Function &value, double from, Value below, double to, Value above,
            std::vector<Change<Value>> &changes)
{
    if (below == above)
        return;
    const double middle = std::sqrt(from * to);
    if (to / from <= 1 + closeEnough) {
        changes.push_back({middle, below, above});
        return;
    }
    const Value between = value(middle);
    bisect(value, from, below, middle, between, changes);
    bisect(value, middle, between, to, above, changes);
}

template<typename Function>
auto changesOf(const Function &value, double from, double to)
{
    using Value = decltype(value(from));
    std::vector<Change<Value>> changes;
    const std::vector<double> points = logarithmicGrid(from, to);
    Value before = value(points.front());
    for (std::size_t number = 1; number < points.size(); ++number) {
        const Value now = value(points[number]);
        bisect(value, points[number - 1], before, points[number], now, changes);
        before = now;
    }
    return changes;
}

RunSetting withBandwidth(RunSetting setting, double mbit)
{
    setting.uplink = setting.downlink = Bandwidth::nearest(mbit);
    return setting;
}

CpuShare shareNear(double share)
{
    return CpuShare::of(std::clamp(share, CpuShare::least, CpuShare::most)).value();
}

} // namespace

std::vector<BandwidthCrossover> bandwidthCrossovers(const LatencyPredictor &predictor,
                                                    const RunSetting &setting, Bandwidth from,
                                                    Bandwidth to)
{
    const auto fastest = [&](double mbit) {
        return fastestCut(predictor, withBandwidth(setting, mbit));
    };
    std::vector<BandwidthCrossover> crossovers;
    for (const auto &change : changesOf(fastest, from.mbitPerSecond(), to.mbitPerSecond()))
        crossovers.push_back({Bandwidth::nearest(change.at), change.below, change.above});
    return crossovers;
}

std::vector<ShareCrossover> shareCrossovers(const LatencyPredictor &predictor,
                                            const RunSetting &setting, CpuShare from, CpuShare to)
{
    const auto fastest = [&](double share) {
        RunSetting at = setting;
        at.edgeShare = shareNear(share);
        return fastestCut(predictor, at);
    };
    std::vector<ShareCrossover> crossovers;
    for (const auto &change : changesOf(fastest, from.value(), to.value()))
        crossovers.push_back({shareNear(change.at), change.below, change.above});
    return crossovers;
}

std::vector<Bandwidth> equalBandwidths(const LatencyPredictor &predictor, const RunSetting &setting,
                                       CutPoint one, CutPoint other, Bandwidth from, Bandwidth to)
{
    const auto oneIsFaster = [&](double mbit) {
        const RunSetting at = withBandwidth(setting, mbit);
        return predictor.at(one, at).endToEnd() < predictor.at(other, at).endToEnd();
    };
    std::vector<Bandwidth> equal;
    for (const auto &change : changesOf(oneIsFaster, from.mbitPerSecond(), to.mbitPerSecond()))
        equal.push_back(Bandwidth::nearest(change.at));
    return equal;
}

} // namespace splitscope
