#include "engine/model/model_choice.h"

namespace splitscope {

Result<std::shared_ptr<const WeightSource>> chosenWeights(const ModelChoice &choice,
                                                          const Network &network)
{
    return seededWeights(network, choice.seed);
}

} // namespace splitscope
