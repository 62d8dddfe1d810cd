#include "engine/experiment/layer_profile.h"

#include <algorithm>
#include <cmath>

namespace splitscope {

namespace {

using std::chrono::nanoseconds;

/// Linear between the two times next to it. Precondition: sorted, not empty.
nanoseconds quantile(const std::vector<nanoseconds> &sorted, double fraction)
{
    const double place = fraction * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const std::chrono::duration<double, std::nano> between = sorted[above] - sorted[below];
    return sorted[below] + nanoseconds(std::llround(between.count() * (place - std::floor(place))));
}

} // namespace

Result<MeasuredTimes> profileLayers(const Runtime &runtime, const Tensor &input, CpuShare share,
                                    int runs, const Progress &progress, const std::stop_token &stop)
{
    const Network &network = runtime.network();
    if (network.layers().size() > mostMeasuredLayers)
        return fail(ErrorKind::NetworkUnusable, network.title(),
                    std::to_string(network.layerCount()) + " > "
                        + std::to_string(mostMeasuredLayers) + " layers");
    const Device device{.profile = thisComputer(), .share = share};
    const int warmUps = std::max(3, runs / 5); // caches, clock rate, a share's first period
    std::vector<std::vector<nanoseconds>> times(network.layers().size());
    for (int number = 0; number < warmUps + runs; ++number) {
        const auto run = runtime.run(network.firstCut(), network.lastCut(), input, device, stop);
        if (!run)
            return tl::make_unexpected(run.error());
        if (number >= warmUps)
            for (const LayerTime &layer : run->layers)
                times.at(static_cast<std::size_t>(layer.layer - 1)).push_back(layer.wall);
        if (progress)
            progress((number + 1.0) / (warmUps + runs));
    }
    MeasuredTimes measured{.networkId = network.id(),
                           .runs = runs,
                           .threads =
                               share.value() < CpuShare::most ? 1 : runtime.options().threads,
                           .share = share};
    for (std::vector<nanoseconds> &layer : times) {
        std::ranges::sort(layer);
        measured.layers.push_back(
            {quantile(layer, 0.5), quantile(layer, 0.75) - quantile(layer, 0.25)});
    }
    return measured;
}

} // namespace splitscope
