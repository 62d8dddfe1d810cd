// The runs of a notebook as a report shows them: by setting and cut.
#pragma once

#include "engine/experiment/statistics.h"
#include "engine/experiment/sweep.h"
#include "engine/notebook/stored_run.h"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace splitscope {

/// What a figure is worth.
enum class FigureOrigin {
    Measured, ///< end to end
    Composed, ///< put together from parts that were measured apart
};

/// One cut under one setting.
struct ReportCell
{
    using Microseconds = std::chrono::microseconds;

    CutPoint cut;
    FigureOrigin origin = FigureOrigin::Measured;
    /// Measured: of the run with the median end-to-end time, whole, so that the parts add up (of an
    /// even number the lower of the two in the middle). Composed: the parts' medians and their sum.
    Microseconds local{0};
    Microseconds transfer{0};
    Microseconds cloud{0};
    /// What cells are compared by: medians of all runs, as the window has them.
    ComparedTime time = {};
    std::chrono::nanoseconds interquartileRange{0}; ///< 0 of a composed one
    /// Whose figures these are, ascending.
    std::vector<RunNumber> runs = {};
    /// The run that `local`, `transfer` and `cloud` belong to. Empty of a composed cell.
    std::optional<RunNumber> middle = {};
    /// Runs whose host was too slow for the device that it emulates.
    int tooSlow = 0;

    Microseconds endToEnd() const { return local + transfer + cloud; }
};

/// Runs that differ in nothing but the cut.
struct ReportSetting
{
    std::string model;
    Conditions conditions; ///< its cut counts for nothing
    /// By cut, a measured one before a composed one.
    std::vector<ReportCell> cells = {};
    std::vector<RunNumber> failed = {};
    /// Without the cloud, whatever was asked for: they count as little as failed ones.
    std::vector<RunNumber> finishedOnEdge = {};

    std::size_t runs() const;
};

/// Settings that differ in the edge's share and the bandwidth alone: one table, one set of charts.
struct ReportGroup
{
    std::vector<std::size_t> settings; ///< indices, by share and then bandwidth
    std::size_t runs = 0;
};

struct TypedSheet
{
    std::string title;
    std::vector<TypedRow> rows;
};

struct ReportTable
{
    std::vector<ReportSetting> settings = {};
    std::vector<ReportGroup> groups = {}; ///< the one with the most runs first
    std::vector<StoredExperiment> experiments = {};
    std::vector<TypedSheet> typed = {};
    std::size_t measured = 0; ///< runs
    std::size_t failed = 0;
    std::size_t finishedOnEdge = 0; ///< not among the failed
    /// Composed sweeps of more cells than a report has room for: only what they measured is here.
    std::vector<ExperimentId> tooLarge = {};

    bool empty() const { return settings.empty() && typed.empty(); }
    const ReportCell &cell(std::size_t setting, std::size_t cell) const
    {
        return settings.at(setting).cells.at(cell);
    }
};

/// The cut aside.
bool sameButCut(const Conditions &a, const Conditions &b);
/// The cut, the edge's share and the bandwidth aside.
bool sameGroup(const ReportSetting &a, const ReportSetting &b);
/// A device that is emulated computed, or the link was emulated: times that really passed, at a
/// speed that a model has set.
bool edgeIsEmulated(const Conditions &conditions);
bool cloudIsEmulated(const Conditions &conditions);
bool linkIsEmulated(const Conditions &conditions);

/// Takes runs one after the other, and memory for the times of each. One thread.
class ReportTableBuilder
{
public:
    /// Precondition for a composed sweep: its network is known by `model`'s first word.
    void addExperiment(const StoredExperiment &experiment);
    void addTyped(const StoredExperiment &experiment, std::vector<TypedRow> rows);
    /// Of an experiment that was added.
    void add(const StoredRun &run);
    ReportTable finished();

private:
    struct OneRun
    {
        LatencyBreakdown latency;
        RunNumber number;
        bool tooSlow;
    };
    struct Cell
    {
        CutPoint cut;
        std::vector<OneRun> runs;
    };
    struct Setting
    {
        std::string model;
        Conditions conditions;
        std::vector<Cell> cells;
        std::vector<ReportCell> composed;
        std::vector<RunNumber> failed;
        std::vector<RunNumber> finishedOnEdge;
    };
    struct ComposedSweep
    {
        Sweep sweep;
        std::string model;
        std::map<std::int64_t, std::vector<RunNumber>> runsOfPoint = {};
    };
    using Key = std::tuple<std::string, double, double, double, double>;

    Setting &settingOf(const std::string &model, const Conditions &conditions);
    bool addToSweep(const StoredRun &run);
    void compose(const ComposedSweep &from);
    static ReportCell reportCell(Cell cell);
    static ReportSetting reportSetting(Setting setting);

    ReportTable table_;
    std::vector<Setting> settings_;
    std::multimap<Key, std::size_t> places_;
    std::map<ExperimentId, ComposedSweep> sweeps_;
};

} // namespace splitscope
