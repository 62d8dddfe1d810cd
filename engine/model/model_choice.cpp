#include "engine/model/model_choice.h"

#include "engine/weights/weights_file.h"

namespace splitscope {

Result<std::shared_ptr<const WeightSource>> chosenWeights(const ModelChoice &choice,
                                                          const Network &network)
{
    if (!choice.weights.empty())
        return openWeights(choice.weights, network);
    return seededWeights(network, choice.seed);
}

} // namespace splitscope
