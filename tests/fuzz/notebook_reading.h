// Everything that can be read of a notebook.
#pragma once

#include "engine/notebook/notebook.h"
#include "tests/fuzz/promise.h"

#include <algorithm>
#include <cstddef>
#include <span>

namespace splitscope::fuzz {

/// Reads runs, and what is reckoned from them. What cannot be read is an error, and nothing else.
inline void readWhole(const Notebook &notebook)
{
    constexpr std::size_t enough = 20;
    if (const auto experiments = notebook.experiments()) {
        for (const StoredExperiment &experiment : *experiments)
            (void)notebook.typedRows(experiment.id);
    }
    const auto numbers = notebook.numbers();
    if (!numbers)
        return;
    const auto some = std::span(*numbers).first(std::min(numbers->size(), enough));
    if (const auto runs = notebook.runs(some)) {
        for (const StoredRun &run : *runs) {
            if (!run.record.outcome)
                continue;
            const LatencyBreakdown &latency = run.record.outcome->latency;
            promise(latency.local() + latency.transfer() + latency.cloud() == latency.endToEnd(),
                    "parts that sum to their whole");
        }
    }
    (void)notebook.settings();
    (void)notebook.choices();
    (void)notebook.standings(some);
}

} // namespace splitscope::fuzz
