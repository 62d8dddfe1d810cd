// Which model a program is asked to run.
#pragma once

#include "engine/model/weights.h"
#include "engine/result.h"

#include <cstdint>
#include <memory>
#include <string>

namespace splitscope {

struct ModelChoice
{
    std::string networkId;
    std::uint64_t seed = defaultSeed;

    bool operator==(const ModelChoice &) const = default;
};

/// The choice's weights for its network.
Result<std::shared_ptr<const WeightSource>> chosenWeights(const ModelChoice &choice,
                                                          const Network &network);

} // namespace splitscope
