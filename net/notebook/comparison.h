// The same cells in two notebooks, or in two experiments.
#pragma once

#include "engine/experiment/statistics.h"
#include "engine/notebook/notebook.h"

#include <QJsonObject>
#include <QString>

#include <map>
#include <optional>
#include <span>
#include <vector>

namespace splitscope {

/// What makes two runs comparable. Of a typed row only the first three are known.
struct CellKey
{
    double cpuShare = 0;
    /// "5mbit/s", "unlimited", a trace's name, "outside".
    QString bandwidth = {};
    int cut = 0;
    /// All else that was asked for, as far as it is not the usual, and the model.
    QString rest = {};

    bool operator==(const CellKey &) const = default;
};

/// What is left of a key that has to find a typed row.
CellKey withoutRest(CellKey key);

struct CellTimes
{
    CellKey key;
    std::vector<std::chrono::nanoseconds> endToEnd = {};
};

/// One side of a comparison: its cells in the order of cpu, bandwidth and cut.
struct ComparedSide
{
    std::vector<CellTimes> cells = {};
    bool typed = false;
};

/// Of one experiment, or of all that were measured: measured runs that were not removed and not
/// composed. Errors: those of Notebook.
Result<ComparedSide> comparedSide(const Notebook &notebook,
                                  const std::optional<ExperimentId> &experiment);

/// Of these runs, as far as they were measured end to end.
ComparedSide comparedSide(std::span<const StoredRun> runs);

struct ComparedCell
{
    CellKey key;
    TimeStatistics a;
    TimeStatistics b;

    /// Of the medians, b over a.
    double ratio() const;
    /// The intervals overlap: the two cannot be told apart. Empty where one has no interval, for
    /// want of runs.
    std::optional<bool> alike() const;
};

struct Comparison
{
    std::vector<ComparedCell> cells = {}; ///< that both sides have
    int onlyInA = 0;
    int onlyInB = 0;
};

Comparison compared(const ComparedSide &a, const ComparedSide &b);

/// The sheet's first three columns, both medians with their 95 % intervals and numbers of runs, the
/// ratio, and what it means.
QString comparisonTable(const Comparison &comparison);
QJsonObject comparisonJson(const ComparedCell &cell);

} // namespace splitscope
