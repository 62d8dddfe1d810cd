// A sweep under way: what was measured of its plan, what comes next, and what it says so far.
#pragma once

#include "engine/experiment/latency_breakdown.h"
#include "engine/experiment/measured_run.h"
#include "engine/experiment/statistics.h"
#include "engine/experiment/sweep_plan.h"

#include <chrono>
#include <optional>
#include <unordered_map>
#include <vector>

namespace splitscope {

/// A cell that was measured end to end.
struct MeasuredCell
{
    TimeStatistics endToEnd;
    /// Of the run with the median end-to-end time, whole, so that its parts add up.
    LatencyBreakdown median;

    ComparedTime compared() const { return {endToEnd.median, endToEnd.interval95}; }
};

/// A cell that nobody measured: medians of parts that were measured apart. Another type than a
/// Measurement and its LatencyBreakdown, so that nothing takes the one for the other.
struct ComposedCell
{
    std::chrono::nanoseconds local{0};
    std::chrono::nanoseconds transfer{0};
    std::chrono::nanoseconds cloud{0};
    /// The parts' distances from their medians added as independent errors are, in squares. Empty
    /// where a part was measured once.
    std::optional<TimeInterval> interval95;

    std::chrono::nanoseconds endToEnd() const { return local + transfer + cloud; }
    ComparedTime compared() const { return {endToEnd(), interval95}; }
};

/// A composed cell that was measured too.
struct VerifiedCell
{
    std::int64_t cell = 0;
    ComposedCell composed;
    MeasuredCell measured;

    /// Measured over composed, less 1.
    double deviation() const;
};

/// A point that has failed so often in a row since the sweep was begun or resumed is given up.
inline constexpr int mostFailuresOfAPoint = 3;

/// One thread. Takes memory for the runs that it has been told of, not for the cells.
class Sweep
{
public:
    explicit Sweep(SweepPlan plan) : plan_(std::move(plan)) {}

    const SweepPlan &plan() const { return plan_; }

    /// A run of this sweep, now or before it was resumed. It counts for every point that has its
    /// conditions; false where none has.
    bool add(const Conditions &conditions, const Measurement &run);
    /// One that failed since the sweep was begun or resumed.
    void addFailure(const Conditions &conditions);

    /// The point to be measured next; empty when nothing is left to do. Its order is the plan's:
    /// rounds, each point at most once in each.
    std::optional<std::int64_t> next();

    /// Runs that count, and how many there will be at the least.
    std::int64_t measured() const { return measured_; }
    std::int64_t leastRuns() const { return plan_.points() * plan_.repetition().least(); }
    std::int64_t failed() const { return failed_; }
    /// Points that have no run because they were given up.
    std::int64_t givenUp() const;

    int runsOf(std::int64_t point) const;
    /// Empty where the cell's own conditions were not measured.
    std::optional<MeasuredCell> measuredCell(std::int64_t cell) const;
    /// Empty where a part is missing, and always for a full sweep.
    std::optional<ComposedCell> composedCell(std::int64_t cell) const;
    /// What cells are compared by: composed in a composed sweep, measured in a full one.
    std::optional<ComparedTime> timeOf(std::int64_t cell) const;
    /// In the order in which they were chosen.
    std::vector<VerifiedCell> verifiedCells() const;

private:
    struct RunTimes
    {
        LatencyBreakdown latency;
        std::chrono::nanoseconds cloudDecode;
    };
    struct PointRuns
    {
        std::vector<RunTimes> runs;
        int failures = 0; ///< in a row
    };

    /// Not given up, and with fewer runs than it should have.
    bool needsRuns(const PointRuns &of) const;
    /// The one that is to be measured at this place of the round, if any.
    std::optional<std::int64_t> dueAt(std::int64_t place);
    const PointRuns *runsAt(const SweepPoint &point) const;

    SweepPlan plan_;
    std::unordered_map<std::int64_t, PointRuns> points_;
    std::int64_t measured_ = 0;
    std::int64_t failed_ = 0;
    int round_ = 0;
    std::int64_t place_ = 0;
    bool anyLeft_ = false; ///< at the places of this round so far
};

/// The best cut of one setting, and of all: indices of cells.
struct BestCells
{
    std::int64_t best = 0;
    std::vector<std::int64_t> ties;    ///< without `best`
    std::vector<std::int64_t> missing; ///< cells that have no time
};

/// Among cells [first, first + count), which are few. Empty where none has a time.
std::optional<BestCells> bestCells(const Sweep &sweep, std::int64_t first, std::int64_t count);

} // namespace splitscope
