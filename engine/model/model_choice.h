// Which model a program is asked to run.
#pragma once

#include "engine/model/weights.h"
#include "engine/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace splitscope {

struct ModelChoice
{
    std::string networkId;
    std::filesystem::path weights = {}; ///< a file; empty: seeded
    std::uint64_t seed = defaultSeed;

    bool operator==(const ModelChoice &) const = default;
};

/// The choice's weights for its network. Whoever reads them looks whether they are finite.
/// Errors: those of openWeights().
Result<std::shared_ptr<const WeightSource>> chosenWeights(const ModelChoice &choice,
                                                          const Network &network);

} // namespace splitscope
