#include "engine/predict/training_measurement.h"

#include "engine/experiment/layer_profile.h"

#include <algorithm>
#include <random>

namespace splitscope {

namespace {

/// Values as large as a normalised picture's.
Tensor noise(const TensorShape &shape)
{
    std::minstd_rand draw(1);
    Tensor input{shape, {}};
    for (std::int64_t index = 0; index < shape.elements(); ++index)
        input.values.push_back(static_cast<float>(2.0 * draw() / std::minstd_rand::max() - 1));
    return input;
}

Result<MeasuredTimes> measured(const Network &network, int runs, int threads,
                               const std::stop_token &stop)
{
    const auto runtime =
        Runtime::make(network, seededWeights(network), {.threads = threads}, {}, stop);
    if (!runtime)
        return tl::make_unexpected(runtime.error());
    return profileLayers(**runtime, noise(network.inputShape()), CpuShare(), runs, {}, stop);
}

} // namespace

Result<std::vector<LayerSample>> measureNetworks(std::span<const Network> networks, int runs,
                                                 int threads, const Progress &progress,
                                                 const std::stop_token &stop)
{
    std::vector<LayerSample> samples;
    for (std::size_t index = 0; index < networks.size(); ++index) {
        const Network &network = networks[index];
        const auto times = measured(network, runs, threads, stop);
        if (!times)
            return tl::make_unexpected(times.error());
        const auto works = workOf(network, network.firstCut(), network.lastCut());
        for (const LayerWork &work : works) {
            const auto time = times->layers[static_cast<std::size_t>(work.layer - 1)].median;
            if (std::ranges::count(works, work.layer, &LayerWork::layer) == 1 && time.count() > 0)
                samples.push_back({work, time, static_cast<int>(index)});
        }
        if (progress)
            progress((static_cast<double>(index) + 1) / static_cast<double>(networks.size()));
    }
    return samples;
}

} // namespace splitscope
