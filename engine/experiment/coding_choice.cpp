#include "engine/experiment/coding_choice.h"

#include <algorithm>

namespace splitscope {

std::optional<CodingCost> costOf(Coding coding, const Tensor &tensor)
{
    using Clock = std::chrono::steady_clock;
    constexpr int times = 3;
    constexpr auto longest = std::chrono::nanoseconds::max();
    CodingCost cost{.coding = coding, .encode = longest, .decode = longest};
    for (int time = 0; time < times; ++time) {
        const auto begin = Clock::now();
        const auto bytes = encode(coding, tensor);
        const auto encoded = Clock::now();
        if (!bytes || !decode(coding, tensor.shape, *bytes))
            return std::nullopt;
        const auto decoded = Clock::now();
        cost.bytes = std::ssize(*bytes);
        cost.encode = std::min<std::chrono::nanoseconds>(cost.encode, encoded - begin);
        cost.decode = std::min<std::chrono::nanoseconds>(cost.decode, decoded - encoded);
    }
    return cost;
}

std::vector<CodingCost> automaticCosts(const Tensor &tensor, const std::stop_token &stop)
{
    std::vector<CodingCost> costs;
    for (const Coding coding : allCodings()) {
        if (stop.stop_requested())
            break;
        if (!mayBeAutomatic(coding) || !suits(coding, tensor.shape))
            continue;
        if (const auto cost = costOf(coding, tensor))
            costs.push_back(*cost);
    }
    return costs;
}

std::chrono::nanoseconds predictedTransfer(const CodingCost &cost, const LinkConditions &link)
{
    std::chrono::duration<double> wire{0};
    if (const auto rate = link.trace ? link.trace->mean() : link.uplink) {
        const auto waiting = std::max<std::int64_t>(wireBytes(cost.bytes) - link.burstBytes, 0);
        wire = std::chrono::duration<double>(static_cast<double>(waiting) / rate->bytesPerSecond());
    }
    return cost.encode + std::chrono::duration_cast<std::chrono::nanoseconds>(wire) + cost.decode;
}

Coding soonest(std::span<const CodingCost> costs, const LinkConditions &link)
{
    const auto predicted = [&](const CodingCost &cost) {
        const auto handicap = isLossless(cost.coding) ? std::chrono::microseconds(0) : worthALoss;
        return predictedTransfer(cost, link) + handicap;
    };
    return std::ranges::min_element(costs, {}, predicted)->coding;
}

} // namespace splitscope
