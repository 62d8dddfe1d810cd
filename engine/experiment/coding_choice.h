// Which coding gets a tensor across a link the soonest.
#pragma once

#include "engine/activation/coding.h"
#include "engine/experiment/link_conditions.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace splitscope {

/// What a coding takes for one tensor on this computer: measured.
struct CodingCost
{
    Coding coding;
    std::int64_t bytes = 0;
    std::chrono::nanoseconds encode{0};
    std::chrono::nanoseconds decode{0};
};

/// The shortest of three times each. Empty if the coding cannot hold the tensor.
std::optional<CodingCost> costOf(Coding coding, const Tensor &tensor);
/// Of every coding that may be chosen automatically and can hold the tensor: fp32 at the least.
/// Stops between two codings, and then has fewer.
std::vector<CodingCost> automaticCosts(const Tensor &tensor, const std::stop_token &stop = {});

/// Encoding, then the bytes on the wire beyond the bucket's credit at the uplink's rate (of a
/// trace, its mean), then decoding as fast as here. Delay and what both sides compute are the same
/// for all codings. Predicted, never shown as measured.
std::chrono::nanoseconds predictedTransfer(const CodingCost &cost, const LinkConditions &link);
/// A lossy coding has to be sooner by more than that, which is less than two runs differ by.
inline constexpr std::chrono::microseconds worthALoss(100);
/// The soonest; a lossless one where no lossy one is worth it. Precondition: `costs` has a lossless
/// one, as automaticCosts() has.
Coding soonest(std::span<const CodingCost> costs, const LinkConditions &link);

} // namespace splitscope
