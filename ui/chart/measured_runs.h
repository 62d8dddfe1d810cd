// Measured runs, kept by what was asked for.
#pragma once

#include "ui/chart/cut_latencies.h"
#include "ui/chart/half_times.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace splitscope {

/// All runs of one model under one setting at one cut.
struct CellRuns
{
    struct Run
    {
        RunId id;
        LatencyBreakdown latency;
        bool hostTooSlow;
        std::int64_t sentBytes;
    };

    std::string model;
    Conditions conditions;
    std::vector<Run> runs; ///< by end-to-end time
    Achieved last;         ///< what the newest of them got

    /// With an even number the lower of the middle two.
    const Run &median() const { return runs[(runs.size() - 1) / 2]; }
    CutLatency latency() const;
};

/// Finds the runs of a setting among many without looking at each. GUI thread.
class MeasuredRuns
{
public:
    /// The record's id is its number in the notebook. Failed runs do not count.
    void add(const RunRecord &record);
    void clear();

    /// In the order in which they were first measured.
    const std::vector<CellRuns> &cells() const { return cells_; }
    /// Another number after each change.
    std::size_t revision() const { return revision_; }
    /// By cut, of the runs that differ from this setting in nothing but the cut.
    std::vector<CutLatency> byCut(const std::string &model, const Conditions &setting) const;
    /// What the newest run got; empty where there was none under exactly these conditions.
    std::optional<Achieved> achieved(const std::string &model, const Conditions &asked) const;
    const HalfTimes &halves() const { return halves_; }

private:
    const CellRuns *cellOf(const std::string &model, const Conditions &asked) const;

    std::vector<CellRuns> cells_;
    std::size_t revision_ = 0;
    std::unordered_multimap<std::size_t, std::size_t> places_;
    HalfTimes halves_;
};

} // namespace splitscope
