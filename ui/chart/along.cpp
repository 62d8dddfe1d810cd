#include "ui/chart/along.h"

#include "ui/conditions/slider_scale.h"

#include <algorithm>
#include <cmath>

namespace splitscope {
namespace {

// As the bandwidth's slider has it.
constexpr double leastMbit = 0.1;

LogScale mbitScale()
{
    return {leastMbit, Bandwidth::mostMbit};
}

CpuShare nearestShare(double value)
{
    return CpuShare::of(std::clamp(value, CpuShare::least, CpuShare::most)).value();
}

} // namespace

AlongRange rangeOf(Along along)
{
    if (along == Along::Bandwidth)
        return {leastMbit, Bandwidth::mostMbit};
    return {CpuShare::least, CpuShare::most};
}

std::optional<double> valueOf(Along along, const Conditions &conditions)
{
    if (along == Along::EdgeShare)
        return conditions.edge.share.value();
    const LinkConditions &link = conditions.link;
    if (link.shaping == LinkShaping::Outside || link.trace || !link.uplink)
        return std::nullopt;
    return link.uplink->mbitPerSecond();
}

Conditions withValue(Along along, const Conditions &conditions, double value)
{
    Conditions changed = conditions;
    if (along == Along::EdgeShare) {
        changed.edge.share = nearestShare(value);
        return changed;
    }
    changed.link.shaping = LinkShaping::Emulated;
    changed.link.trace.reset();
    changed.link.uplink = changed.link.downlink = Bandwidth::nearest(value);
    return changed;
}

bool sameBut(Along along, const Conditions &a, const Conditions &b)
{
    const auto value = valueOf(along, b);
    if (!value)
        return false;
    Conditions same = withValue(along, a, *value);
    same.cut = b.cut;
    return same == b;
}

bool sameButBoth(const Conditions &a, const Conditions &b)
{
    const auto share = valueOf(Along::EdgeShare, b);
    return sameBut(Along::Bandwidth, withValue(Along::EdgeShare, a, *share), b);
}

double rounded(Along along, double value)
{
    const AlongRange range = rangeOf(along);
    const double within = std::clamp(value, range.least, range.most);
    if (along == Along::EdgeShare)
        return std::round(within * 100) / 100;
    return mbitScale().valueAt(mbitScale().positionOf(within));
}

std::optional<Conditions> stepped(Along along, const Conditions &conditions, int steps)
{
    const auto value = valueOf(along, conditions);
    if (!value)
        return std::nullopt;
    if (along == Along::EdgeShare) {
        constexpr double step = 0.05;
        const LinearScale scale(CpuShare::least, CpuShare::most, step);
        return withValue(along, conditions, scale.valueAt(scale.positionOf(*value) + steps));
    }
    constexpr int positions = LogScale::positionsPerDecade / 20;
    const LogScale scale = mbitScale();
    const int position = std::clamp(scale.positionOf(*value) + steps * positions,
                                    scale.firstPosition(), scale.lastPosition());
    return withValue(along, conditions, scale.valueAt(position));
}

void setValue(Along along, RunSetting &setting, double value)
{
    if (along == Along::Bandwidth) {
        setting.emulatedLink = true;
        setting.uplink = setting.downlink = Bandwidth::nearest(value);
    } else {
        setting.edgeShare = nearestShare(value);
    }
}

} // namespace splitscope
