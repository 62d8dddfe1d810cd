#include "engine/predict/neurosurgeon_training.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>

namespace splitscope {

TrainingSet trainingSet(const TrainingOptions &options)
{
    const auto part = [&](int whole) {
        return std::max(static_cast<int>(std::lround(whole * options.extent)), 2 * leastNetworks);
    };
    return {
        .convolutional = part(240), .separable = part(80), .linear = part(100), .apart = part(60)};
}

Result<Neurosurgeon> fittedTo(const std::vector<LayerSample> &samples)
{
    Neurosurgeon fitted;
    for (const WorkKind kind : allWorkKinds()) {
        std::vector<LayerSample> own;
        std::ranges::copy_if(samples, std::back_inserter(own),
                             [&](const LayerSample &sample) { return sample.work.kind == kind; });
        if (networksOf(own) < leastNetworks)
            return fail(ErrorKind::Internal, std::string(workKindId(kind)),
                        std::to_string(networksOf(own)) + " < " + std::to_string(leastNetworks));
        fitted.regressions.push_back(bestRegression(own));
    }
    return fitted;
}

Result<Neurosurgeon> trainNeurosurgeon(const TrainingOptions &options, const Progress &progress,
                                       const std::stop_token &stop)
{
    const auto samples = measureNetworks(trainingNetworks(trainingSet(options), options.seed),
                                         options.runs, options.threads, progress, stop);
    if (!samples && samples.error().kind == ErrorKind::Cancelled)
        return fail(ErrorKind::Cancelled, "the training");
    if (!samples)
        return tl::make_unexpected(samples.error());
    auto trained = fittedTo(*samples);
    if (trained) {
        trained->threads = options.threads;
        trained->seed = options.seed;
    }
    return trained;
}

} // namespace splitscope
