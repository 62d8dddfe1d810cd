// A whole grid of settings, and what has to be measured for it in which order.
#pragma once

#include "engine/experiment/conditions.h"
#include "engine/experiment/random_order.h"
#include "engine/model/network.h"
#include "engine/result.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace splitscope {

enum class SweepMode {
    Full,     ///< every cell is measured end to end
    Composed, ///< cells are put together from halves and transfers that are measured once each
};

/// What a sweep varies. An axis with one value stays as it is.
struct SweepAxes
{
    std::vector<CpuShare> shares; ///< of the edge
    /// Of the link, both directions; empty: unlimited.
    std::vector<std::optional<Bandwidth>> bandwidths;
    std::vector<std::chrono::microseconds> delays;
    std::vector<CutPoint> cuts;
    std::vector<std::optional<Coding>> codings; ///< as Conditions::coding

    bool operator==(const SweepAxes &) const = default;
};

/// Of these conditions alone.
SweepAxes axesOf(const Conditions &conditions);
/// The lab sheet's whole grid: CPU 0.3, 0.5, 0.6 and 0.7, 5, 7 and 10 Mbit/s, every cut.
SweepAxes sheetSweep(const Network &network);

/// How often each point is measured.
struct Repetition
{
    static constexpr int most = 1000;
    /// Looking at the interval after each run and stopping when it is narrow makes it miss the
    /// median more often, with fewer runs most of all (docs/MEASURING.md).
    static constexpr int leastUntilWidth = 5;

    /// Of each cut and coding before anything counts, each time that the sweep is begun or resumed.
    int warmUp = 1;
    int repeats = 3;
    /// Go on until the 95 % interval of the median is at most so wide, in parts of the median.
    std::optional<double> untilWidth = {};
    int mostRepeats = 30; ///< with `untilWidth`

    int least() const;

    bool operator==(const Repetition &) const = default;
};

/// One value of each axis.
struct SweepCell
{
    std::size_t share = 0; ///< index into SweepAxes::shares, and so on
    std::size_t bandwidth = 0;
    std::size_t delay = 0;
    std::size_t cut = 0;
    std::size_t coding = 0;

    bool operator==(const SweepCell &) const = default;
};

/// What is measured. For Composed each part is a whole run that is verified like any other, under
/// conditions in which the other parts are as quick as this computer and an unlimited link make
/// them.
enum class SweepPart {
    Cell,      ///< end to end, under the cell's own conditions
    EdgeHalf,  ///< its local time, for each share and cut
    CloudHalf, ///< its cloud time, for each cut
    Transfer,  ///< its transfer, for each bandwidth, delay, cut and coding
};

struct SweepPoint
{
    SweepPart part = SweepPart::Cell;
    SweepCell cell; ///< indices that do not matter to the part are 0

    bool operator==(const SweepPoint &) const = default;
};

/// Immutable. Takes no memory for its cells: a million of them are asked about, not stored.
class SweepPlan
{
public:
    static constexpr std::int64_t mostCells = 10'000'000; ///< years of measuring

    /// `base` has what the axes do not vary. `verified`: so many cells of a composed sweep are
    /// measured end to end too, chosen by the seed; no more than there are.
    /// Errors: SweepUnusable (subject: the axis; detail: the reason); CodingUnsuitable.
    static Result<SweepPlan> make(const Network &network, Conditions base, SweepAxes axes,
                                  Repetition repetition, SweepMode mode, std::uint64_t seed,
                                  std::int64_t verified = 0);

    const Conditions &base() const { return base_; }
    const SweepAxes &axes() const { return axes_; }
    const Repetition &repetition() const { return repetition_; }
    SweepMode mode() const { return mode_; }
    std::uint64_t seed() const { return seed_; }
    std::int64_t verifiedCells() const { return verified_; }
    /// One in twenty-five, four at the least.
    static std::int64_t usualVerifiedCells(std::int64_t cells);

    /// Settings are what the best cut is sought for: cells that differ in cut and coding only.
    std::int64_t settings() const;
    std::int64_t choices() const; ///< cells of a setting
    std::int64_t cells() const { return settings() * choices(); }
    /// The cells of a setting follow each other, by cut.
    SweepCell cell(std::int64_t index) const;
    std::int64_t indexOf(const SweepCell &cell) const;
    Conditions conditionsOf(const SweepCell &cell) const;

    std::int64_t points() const;
    SweepPoint point(std::int64_t index) const;
    /// Empty for what this plan does not measure.
    std::optional<std::int64_t> indexOf(const SweepPoint &point) const;
    Conditions conditionsOf(const SweepPoint &point) const;
    /// Which points a run under these conditions is for: none, one, or several whose conditions are
    /// the same.
    std::vector<std::int64_t> pointsWith(const Conditions &conditions) const;
    /// A number from 0 to points() - 1 for each place of a round; every round has its own order, so
    /// that a drift of the computer is not taken for an effect of the conditions.
    RandomOrder order(int round) const;

    bool operator==(const SweepPlan &) const = default;

private:
    SweepPlan(Conditions base, SweepAxes axes) : base_(std::move(base)), axes_(std::move(axes)) {}

    std::int64_t edgeHalves() const;
    std::int64_t cloudHalves() const;
    std::int64_t transfers() const;

    Conditions base_;
    SweepAxes axes_;
    Repetition repetition_;
    SweepMode mode_ = SweepMode::Full;
    std::uint64_t seed_ = 0;
    std::int64_t verified_ = 0;
};

} // namespace splitscope
