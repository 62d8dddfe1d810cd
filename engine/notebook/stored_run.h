// What a notebook holds: experiments, their runs, and what was typed in by hand.
#pragma once

#include "engine/experiment/measured_run.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace splitscope {

/// Counts up from 1 within a notebook.
enum class ExperimentId : std::int64_t {};

/// Counts up from 1 within a notebook, over all of its experiments; no number is given twice. What
/// a table, a chart or a report shows can be traced to these.
enum class RunNumber : std::int64_t {};

enum class ExperimentKind {
    Runs,     ///< as a user asked for them, one by one
    Sweep,    ///< a whole grid
    Adaptive, ///< the cut moved with the bandwidth
    Typed,    ///< a sheet typed by hand: it has TypedRows and never a run
};

/// What all runs of an experiment have in common.
struct ExperimentInfo
{
    ExperimentKind kind = ExperimentKind::Runs;
    std::string title = {};
    /// What was planned, for whoever goes on with it: JSON, or empty.
    std::string plan = {};
    /// Of the order in which the plan is measured.
    std::uint64_t seed = 0;
    std::string model = {};       ///< modelName()
    std::string fingerprint = {}; ///< Fingerprint::toShortString()
    std::string picture = {};     ///< file or sample; empty where it is not known
    std::string node = {};        ///< URL of the cloud node; empty: embedded
    std::string software = {};    ///< version that measured
    std::string host = {};        ///< the edge's computer
    std::chrono::system_clock::time_point startedAt = {};

    bool operator==(const ExperimentInfo &) const = default;
};

struct StoredExperiment
{
    ExperimentId id{};
    ExperimentInfo info;
    /// Runs that were not removed; of a Typed one its rows.
    std::int64_t measured = 0;
    std::int64_t failed = 0;
    std::int64_t finishedOnEdge = 0; ///< of those that failed
    /// Of its last run; of startedAt where there is none.
    std::chrono::system_clock::time_point lastRunAt = {};
};

struct StoredRun
{
    RunNumber number{};
    ExperimentId experiment{};
    RunRecord record;
    /// The user's own words.
    std::string note = {};
    /// Put together from halves that were measured apart, not measured end to end.
    bool composed = false;
    bool removed = false;

    bool operator==(const StoredRun &) const = default;
};

/// One line of a sheet that somebody has typed. Never mixed with what was measured.
struct TypedRow
{
    using Microseconds = std::chrono::microseconds;

    int line = 0; ///< of the file that it came from
    double cpuShare = 0;
    double mbitPerSecond = 0;
    int cut = 0;
    Microseconds endToEnd{0};
    /// As far as they were typed. Nobody has made sure that they add up.
    std::optional<Microseconds> local = {};
    std::optional<Microseconds> transfer = {};
    std::optional<Microseconds> cloud = {};

    bool operator==(const TypedRow &) const = default;
};

/// Which runs: those that fit everything that is given.
struct RunFilter
{
    std::optional<ExperimentId> experiment = {};
    std::optional<std::string> model = {}; ///< RunRecord::model
    std::optional<int> cut = {};
    std::optional<CpuShare> edgeShare = {};
    std::optional<Bandwidth> uplink = {}; ///< as asked for
    /// Exactly what was asked for, in everything.
    std::optional<Conditions> conditions = {};
    std::optional<bool> measured = {}; ///< or failed, finished on the edge or not
    std::optional<bool> composed = {};
    /// Part of the note, the model, the coding, the edge's device or an error's name, whichever
    /// case its ASCII letters have; "#12" is a number's.
    std::string text = {};
    /// Those that were removed, in place of those that were not.
    bool removed = false;
};

enum class RunKey {
    Number,
    EdgeShare,
    Uplink,
    Cut,
    EndToEnd,
    Local,
    Transfer,
    Cloud,
    AchievedShare,
    AchievedRate,
    Payload,
    Coding,
    Device, ///< of the edge
    Model,
    State, ///< measured, then where a host was too slow, then finished on the edge, then failed
    Note,
};

/// What has no such figure comes last either way; equal ones come newest first.
struct RunOrder
{
    RunKey by = RunKey::Number;
    bool ascending = false;

    bool operator==(const RunOrder &) const = default;
};

/// Values that a RunFilter can ask for, ascending.
struct RunChoices
{
    std::vector<CpuShare> edgeShares;
    std::vector<Bandwidth> uplinks;
    std::vector<int> cuts;

    bool operator==(const RunChoices &) const = default;
};

/// How far the runs of one setting are.
struct SettingRuns
{
    Conditions conditions;
    std::int64_t measured = 0; ///< composed ones are not counted
    std::int64_t composed = 0;
    std::int64_t failed = 0;
};

} // namespace splitscope
