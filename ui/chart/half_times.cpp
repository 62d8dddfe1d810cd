#include "ui/chart/half_times.h"

#include <algorithm>

namespace splitscope {

const HalfTimes::OnDevice *HalfTimes::find(const std::vector<OnDevice> &all,
                                           const std::string &model, const Device &device)
{
    const auto found = std::ranges::find_if(all, [&](const OnDevice &one) {
        return one.device.share == device.share && one.model == model && one.device == device;
    });
    return found == all.end() ? nullptr : &*found;
}

HalfTimes::OnDevice &HalfTimes::of(std::vector<OnDevice> &all, const std::string &model,
                                   const Device &device)
{
    if (const OnDevice *known = find(all, model, device))
        return all[static_cast<std::size_t>(known - all.data())];
    return all.emplace_back(OnDevice{model, device, {}});
}

void HalfTimes::add(const RunRecord &record)
{
    if (!record.outcome)
        return;
    const Conditions &asked = record.conditions;
    auto &layers = of(edges_, record.model, asked.edge).times;
    for (const LayerTime &layer : record.outcome->edgeLayers)
        layers[layer.layer] = {layer.wall};
    auto &halves = of(clouds_, record.model, asked.cloud).times[asked.cut.index()];
    halves.insert(std::ranges::upper_bound(halves, record.outcome->cloudCompute),
                  record.outcome->cloudCompute);
    cpu_[{record.model, asked.cut}] = {record.outcome->edgeCpu, record.outcome->cloudCpu};
}

void HalfTimes::clear()
{
    *this = {};
}

std::vector<HalfTimes::Time> HalfTimes::edgeLayers(const std::string &model, int layerCount,
                                                   const Device &edge) const
{
    std::vector<Time> times(static_cast<std::size_t>(layerCount));
    if (const OnDevice *known = find(edges_, model, edge))
        for (const auto &[layer, last] : known->times)
            if (layer >= 1 && layer <= layerCount)
                times[static_cast<std::size_t>(layer - 1)] = last.front();
    return times;
}

std::vector<HalfTimes::Time> HalfTimes::cloudHalves(const std::string &model, int cutCount,
                                                    const Device &cloud) const
{
    std::vector<Time> times(static_cast<std::size_t>(cutCount));
    if (const OnDevice *known = find(clouds_, model, cloud))
        for (const auto &[cut, all] : known->times)
            if (cut < cutCount)
                times[static_cast<std::size_t>(cut)] = all[all.size() / 2];
    return times;
}

CpuTimes HalfTimes::cpu(const std::string &model, CutPoint cut) const
{
    const auto found = cpu_.find({model, cut});
    return found == cpu_.end() ? CpuTimes() : found->second;
}

} // namespace splitscope
