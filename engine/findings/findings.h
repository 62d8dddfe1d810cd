// What a table of runs says: facts, as values. Whoever writes a report puts them into words.
#pragma once

#include "engine/findings/report_table.h"
#include "engine/plan/crossover.h"
#include "engine/predict/predicted_latency.h"

#include <optional>
#include <vector>

namespace splitscope {

/// A figure of a ReportTable: both are indices.
struct CellPlace
{
    std::size_t setting = 0;
    std::size_t cell = 0;

    bool operator==(const CellPlace &) const = default;
};

/// The shortest end-to-end time, and what cannot be told from it (bestOf()).
struct BestFinding
{
    CellPlace best;
    std::vector<CellPlace> ties = {};
    /// The best one has an interval: without one, ties are only equal times.
    bool spreadKnown = false;
    int compared = 0; ///< cells
};

/// Among a setting's cells of one origin: of the one that it has more of, measured where equal.
/// Empty where it has none.
std::optional<BestFinding> bestCut(const ReportTable &table, std::size_t setting);
/// Over all settings of a group; what was measured where anything was.
std::optional<BestFinding> bestOf(const ReportTable &table, const ReportGroup &group);

/// Two settings of a group that are neighbours in one axis, equal in the other, and have different
/// best cuts: between them another cut takes over.
struct Changeover
{
    CellPlace below; ///< the best one at the lower value
    CellPlace above;
    /// Neither best cut is among what cannot be told from the other.
    bool clear = false;
};

std::vector<Changeover> bandwidthChangeovers(const ReportTable &table, const ReportGroup &group);
std::vector<Changeover> shareChangeovers(const ReportTable &table, const ReportGroup &group);

/// One cell beside what is predicted for it.
struct PredictedCell
{
    CellPlace place;
    PredictedLatency predicted;
    double error = 0;    ///< |predicted - measured| / measured, end-to-end
    bool within = false; ///< the measured median is within the predicted interval
};

/// How far predictions were off.
struct PredictionFinding
{
    std::vector<PredictedCell> cells = {};
    double medianError = 0;
    double worstError = 0;
    std::size_t worst = 0; ///< index into cells
    int within = 0;
    /// Settings of which every predicted cut was measured, and those in which the predicted best
    /// cut is the measured best one or a tie of it.
    int settings = 0;
    int sameBest = 0;
};

/// From the devices' own figures and the link's law alone (modelledParts()), so no run had a part
/// in it. Empty where a device runs at its own speed, the link is not limited here, or the coding's
/// bytes depend on the values: then nothing was known beforehand.
std::optional<LatencyPredictor> modelledPredictor(const ReportSetting &setting);
/// Of measured cells. Empty where none can be predicted.
std::optional<PredictionFinding> predictionFinding(const ReportTable &table,
                                                   const ReportGroup &group);

/// Where the predicted best cut changes between the group's least and most bandwidth, at the share
/// of `setting`. Empty where nothing can be predicted or there is one bandwidth.
std::vector<BandwidthCrossover> predictedBandwidthCrossovers(const ReportTable &table,
                                                             const ReportGroup &group,
                                                             std::size_t setting);
std::vector<ShareCrossover> predictedShareCrossovers(const ReportTable &table,
                                                     const ReportGroup &group, std::size_t setting);

/// The setting that a report shows closest: the lab's (0.6, 5 Mbit/s) where it was measured at two
/// cuts or more, else the one with the most cells.
std::size_t closestLook(const ReportTable &table, const ReportGroup &group);

} // namespace splitscope
