#include "net/link/achieved_rates.h"

#include <optional>

namespace splitscope {

std::vector<AchievedRate> achievedRates(std::span<const RunRecord> records)
{
    std::vector<AchievedRate> rates;
    std::optional<std::chrono::system_clock::time_point> began;
    for (const RunRecord &record : records) {
        if (!record.outcome || !record.outcome->achieved.uplinkMbitPerSecond)
            continue;
        began = began.value_or(record.startedAt);
        const auto at =
            std::chrono::duration_cast<std::chrono::microseconds>(record.startedAt - *began);
        if (rates.empty() || at > rates.back().at)
            rates.push_back({at, *record.outcome->achieved.uplinkMbitPerSecond});
    }
    return rates;
}

} // namespace splitscope
