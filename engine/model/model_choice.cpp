#include "engine/model/model_choice.h"

#include "engine/model/networks.h"
#include "engine/weights/weights_file.h"

namespace splitscope {

std::string modelName(const ModelChoice &model, const Network &network)
{
    if (model.precision == WeightPrecision::Float32)
        return network.id();
    return (network.id() + ' ').append(precisionId(model.precision));
}

bool namesFile(const std::string &network)
{
    return network.find_first_of("./\\") != std::string::npos && !networkById(network);
}

Result<Network> chosenNetwork(const ModelChoice &choice)
{
    if (!namesFile(choice.networkId))
        return networkById(choice.networkId);
    return loadTorchScript(choice.networkId, choice.inputShape).map([](Model model) {
        return std::move(model.network);
    });
}

Result<std::shared_ptr<const WeightSource>> chosenWeights(const ModelChoice &choice,
                                                          const Network &network)
{
    if (!choice.weights.empty())
        return openWeights(choice.weights, network);
    return seededWeights(network, choice.seed);
}

Result<Model> chosenModel(const ModelChoice &choice)
{
    if (namesFile(choice.networkId))
        return loadTorchScript(choice.networkId, choice.inputShape);
    auto network = networkById(choice.networkId);
    if (!network)
        return tl::make_unexpected(network.error());
    auto weights = chosenWeights(choice, *network);
    if (!weights)
        return tl::make_unexpected(weights.error());
    return Model{std::move(*network), std::move(*weights)};
}

} // namespace splitscope
