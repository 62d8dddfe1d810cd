#include "engine/experiment/sweep_plan.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace splitscope {

namespace {

constexpr std::uint64_t verificationStream = 0x7665726966793031U; // another order than any round's

std::int64_t sizeOf(const auto &axis)
{
    return std::ssize(axis);
}

std::string numberText(double number)
{
    std::ostringstream text;
    text << number;
    return text.str();
}

std::string textOf(CpuShare share)
{
    return numberText(share.value());
}

std::string textOf(const std::optional<Bandwidth> &rate)
{
    return rate ? numberText(rate->mbitPerSecond()) : "unlimited";
}

std::string textOf(std::chrono::microseconds delay)
{
    return numberText(std::chrono::duration<double, std::milli>(delay).count());
}

std::string textOf(CutPoint cut)
{
    return std::to_string(cut.index());
}

std::string textOf(const std::optional<Coding> &coding)
{
    return coding ? std::string(codingId(*coding)) : "auto";
}

/// Empty where the axis can be used.
template<typename T>
std::optional<Error> problemWith(const char *axis, const std::vector<T> &values)
{
    if (values.empty())
        return Error{ErrorKind::SweepUnusable, axis, "it is empty"};
    // Some thousand values at most are typed; sorting would need an order of codings.
    constexpr std::size_t mostValues = 10'000;
    if (values.size() > mostValues)
        return Error{ErrorKind::SweepUnusable, axis, "there are more than 10000 values"};
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (std::find(values.begin(), value, *value) != value)
            return Error{ErrorKind::SweepUnusable, axis, textOf(*value) + ": it is there twice"};
    }
    return std::nullopt;
}

std::optional<Error> problemWith(const SweepAxes &axes)
{
    if (auto problem = problemWith("cpu", axes.shares))
        return problem;
    if (auto problem = problemWith("bandwidth", axes.bandwidths))
        return problem;
    if (auto problem = problemWith("delay", axes.delays))
        return problem;
    if (auto problem = problemWith("cut", axes.cuts))
        return problem;
    if (auto problem = problemWith("coding", axes.codings))
        return problem;
    std::int64_t cells = 1;
    for (const std::int64_t size : {sizeOf(axes.shares), sizeOf(axes.bandwidths),
                                    sizeOf(axes.delays), sizeOf(axes.cuts), sizeOf(axes.codings)}) {
        if (cells > SweepPlan::mostCells / size)
            return Error{ErrorKind::SweepUnusable, "cells", "there are more than 10^7 of them"};
        cells *= size;
    }
    return std::nullopt;
}

std::optional<Error> problemWith(const Repetition &repetition)
{
    const auto unusable = [](const char *what, const char *why) {
        return Error{ErrorKind::SweepUnusable, what, why};
    };
    if (repetition.repeats < 1 || repetition.repeats > Repetition::most)
        return unusable("repeat", "give a number from 1 to 1000");
    if (repetition.warmUp < 0 || repetition.warmUp > Repetition::most)
        return unusable("warm-up", "give a number from 0 to 1000");
    if (repetition.untilWidth && !(*repetition.untilWidth > 0 && *repetition.untilWidth <= 1))
        return unusable("until-width", "give more than 0 % and at most 100 %");
    if (repetition.untilWidth
        && (repetition.mostRepeats < repetition.least()
            || repetition.mostRepeats > Repetition::most))
        return unusable("most-repeats", "give at least as many as are run anyway, 1000 at most");
    return std::nullopt;
}

/// What the link of the base and the axes cannot have at once.
std::optional<Error> problemWith(const LinkConditions &link, const SweepAxes &axes, SweepMode mode)
{
    const bool fixed = link.shaping == LinkShaping::Outside || link.trace;
    if (fixed && (axes.bandwidths.size() > 1 || axes.bandwidths.front() != link.uplink))
        return Error{ErrorKind::SweepUnusable, "bandwidth",
                     "the link's rate is not set here, it is shaped outside or follows a trace"};
    if (link.shaping == LinkShaping::Outside
        && axes.delays != std::vector{std::chrono::microseconds(0)})
        return Error{ErrorKind::SweepUnusable, "delay",
                     "the link's rate is not set here, it is shaped outside or follows a trace"};
    if (link.trace && mode == SweepMode::Composed)
        return Error{ErrorKind::SweepUnusable, "mode",
                     "over a trace no transfer takes what another one took; measure every cell"};
    return std::nullopt;
}

} // namespace

SweepAxes axesOf(const Conditions &conditions)
{
    return {.shares = {conditions.edge.share},
            .bandwidths = {conditions.link.uplink},
            .delays = {conditions.link.delay},
            .cuts = {conditions.cut},
            .codings = {conditions.coding}};
}

SweepAxes sheetSweep(const Network &network)
{
    SweepAxes axes = axesOf(labPreset(network.firstCut()));
    axes.shares.clear();
    for (const double share : {0.3, 0.5, 0.6, 0.7})
        axes.shares.push_back(CpuShare::of(share).value());
    axes.bandwidths.clear();
    for (const double mbit : {5, 7, 10})
        axes.bandwidths.emplace_back(Bandwidth::ofMbitPerSecond(mbit).value());
    axes.cuts = network.cutPoints();
    return axes;
}

int Repetition::least() const
{
    return untilWidth ? std::max(repeats, leastUntilWidth) : repeats;
}

Result<SweepPlan> SweepPlan::make(const Network &network, Conditions base, SweepAxes axes,
                                  Repetition repetition, SweepMode mode, std::uint64_t seed,
                                  std::int64_t verified)
{
    auto problem = problemWith(axes);
    if (!problem)
        problem = problemWith(repetition);
    if (!problem)
        problem = problemWith(base.link, axes, mode);
    if (problem)
        return tl::make_unexpected(*std::move(problem));
    for (const CutPoint cut : axes.cuts) {
        for (const std::optional<Coding> &coding : axes.codings) {
            if (!coding)
                continue;
            if (const auto suits = checkSuits(*coding, network.shapeAt(cut)); !suits)
                return tl::make_unexpected(suits.error());
        }
    }
    for (const std::chrono::microseconds delay : axes.delays) {
        LinkConditions link = base.link;
        link.delay = delay;
        if (const auto possible = checked(link); !possible)
            return tl::make_unexpected(possible.error());
    }
    // An axis of one value may leave the two directions as different as they are.
    if (axes.bandwidths.size() == 1 && axes.bandwidths.front() != base.link.uplink)
        base.link.uplink = base.link.downlink = axes.bandwidths.front();
    base.cut = axes.cuts.front();
    base.edge.share = axes.shares.front();
    base.link.delay = axes.delays.front();
    base.coding = axes.codings.front();
    SweepPlan plan(std::move(base), std::move(axes));
    plan.repetition_ = repetition;
    plan.mode_ = mode;
    plan.seed_ = seed;
    if (mode == SweepMode::Composed)
        plan.verified_ = std::clamp<std::int64_t>(verified, 0, plan.cells());
    return plan;
}

std::int64_t SweepPlan::usualVerifiedCells(std::int64_t cells)
{
    return std::min(cells, std::max<std::int64_t>(4, (cells + 24) / 25));
}

std::int64_t SweepPlan::settings() const
{
    return sizeOf(axes_.shares) * sizeOf(axes_.bandwidths) * sizeOf(axes_.delays);
}

std::int64_t SweepPlan::choices() const
{
    return sizeOf(axes_.cuts) * sizeOf(axes_.codings);
}

SweepCell SweepPlan::cell(std::int64_t index) const
{
    const auto take = [&](const auto &axis) {
        const auto value = static_cast<std::size_t>(index % sizeOf(axis));
        index /= sizeOf(axis);
        return value;
    };
    SweepCell cell;
    cell.coding = take(axes_.codings);
    cell.cut = take(axes_.cuts);
    cell.delay = take(axes_.delays);
    cell.bandwidth = take(axes_.bandwidths);
    cell.share = take(axes_.shares);
    return cell;
}

std::int64_t SweepPlan::indexOf(const SweepCell &cell) const
{
    std::int64_t index = 0;
    const auto put = [&](const auto &axis, std::size_t value) {
        index = index * sizeOf(axis) + static_cast<std::int64_t>(value);
    };
    put(axes_.shares, cell.share);
    put(axes_.bandwidths, cell.bandwidth);
    put(axes_.delays, cell.delay);
    put(axes_.cuts, cell.cut);
    put(axes_.codings, cell.coding);
    return index;
}

Conditions SweepPlan::conditionsOf(const SweepCell &cell) const
{
    Conditions conditions = base_;
    conditions.edge.share = axes_.shares.at(cell.share);
    if (axes_.bandwidths.size() > 1)
        conditions.link.uplink = conditions.link.downlink = axes_.bandwidths.at(cell.bandwidth);
    conditions.link.delay = axes_.delays.at(cell.delay);
    conditions.cut = axes_.cuts.at(cell.cut);
    conditions.coding = axes_.codings.at(cell.coding);
    return conditions;
}

std::int64_t SweepPlan::edgeHalves() const
{
    return sizeOf(axes_.shares) * sizeOf(axes_.cuts);
}

std::int64_t SweepPlan::cloudHalves() const
{
    return sizeOf(axes_.cuts);
}

std::int64_t SweepPlan::transfers() const
{
    return cells() / sizeOf(axes_.shares);
}

std::int64_t SweepPlan::points() const
{
    return mode_ == SweepMode::Full ? cells()
                                    : edgeHalves() + cloudHalves() + transfers() + verified_;
}

/// Edge halves, cloud halves, transfers, and the cells that are verified.
SweepPoint SweepPlan::point(std::int64_t index) const
{
    if (mode_ == SweepMode::Full)
        return {SweepPart::Cell, cell(index)};
    SweepPoint point;
    if (index < edgeHalves()) {
        point.part = SweepPart::EdgeHalf;
        point.cell.cut = static_cast<std::size_t>(index % sizeOf(axes_.cuts));
        point.cell.share = static_cast<std::size_t>(index / sizeOf(axes_.cuts));
        return point;
    }
    index -= edgeHalves();
    if (index < cloudHalves()) {
        point.part = SweepPart::CloudHalf;
        point.cell.cut = static_cast<std::size_t>(index);
        return point;
    }
    index -= cloudHalves();
    if (index < transfers())
        return {SweepPart::Transfer, cell(index)}; // those of the first share
    return {SweepPart::Cell,
            cell(RandomOrder(cells(), seed_ ^ verificationStream).at(index - transfers()))};
}

std::optional<std::int64_t> SweepPlan::indexOf(const SweepPoint &point) const
{
    if (mode_ == SweepMode::Full)
        return point.part == SweepPart::Cell ? std::optional(indexOf(point.cell)) : std::nullopt;
    switch (point.part) {
    case SweepPart::EdgeHalf:
        return static_cast<std::int64_t>(point.cell.share) * sizeOf(axes_.cuts)
               + static_cast<std::int64_t>(point.cell.cut);
    case SweepPart::CloudHalf:
        return edgeHalves() + static_cast<std::int64_t>(point.cell.cut);
    case SweepPart::Transfer: {
        SweepCell cell = point.cell;
        cell.share = 0;
        return edgeHalves() + cloudHalves() + indexOf(cell);
    }
    case SweepPart::Cell:
        break;
    }
    const RandomOrder sample(cells(), seed_ ^ verificationStream);
    const std::int64_t wanted = indexOf(point.cell);
    for (std::int64_t place = 0; place < verified_; ++place) {
        if (sample.at(place) == wanted)
            return edgeHalves() + cloudHalves() + transfers() + place;
    }
    return std::nullopt;
}

Conditions SweepPlan::conditionsOf(const SweepPoint &point) const
{
    Conditions conditions = conditionsOf(point.cell);
    if (point.part == SweepPart::Cell)
        return conditions;
    if (point.part != SweepPart::EdgeHalf)
        conditions.edge = {};
    if (point.part != SweepPart::CloudHalf) {
        conditions.cloud = {};
        conditions.otherEdges = 0;
    }
    if (point.part != SweepPart::Transfer) {
        const LinkShaping shaping = conditions.link.shaping;
        conditions.link = {};
        conditions.link.shaping = shaping;
        conditions.coding = Coding{};
    }
    return conditions;
}

std::vector<std::int64_t> SweepPlan::pointsWith(const Conditions &conditions) const
{
    SweepCell cell;
    const auto find = [](const auto &axis, const auto &value) {
        return static_cast<std::size_t>(std::ranges::find(axis, value) - axis.begin());
    };
    cell.share = find(axes_.shares, conditions.edge.share);
    cell.bandwidth =
        axes_.bandwidths.size() > 1 ? find(axes_.bandwidths, conditions.link.uplink) : 0;
    cell.delay = find(axes_.delays, conditions.link.delay);
    cell.cut = find(axes_.cuts, conditions.cut);
    cell.coding = find(axes_.codings, conditions.coding);
    const bool hasShare = cell.share < axes_.shares.size();
    const bool hasCut = cell.cut < axes_.cuts.size();
    const bool hasTransfer = cell.bandwidth < axes_.bandwidths.size()
                             && cell.delay < axes_.delays.size()
                             && cell.coding < axes_.codings.size();
    std::vector<std::int64_t> points;
    const auto addIfSame = [&](const SweepPoint &point) {
        const auto index = indexOf(point);
        if (index && conditionsOf(point) == conditions)
            points.push_back(*index);
    };
    if (!hasCut)
        return points;
    if (hasShare)
        addIfSame({SweepPart::EdgeHalf, {.share = cell.share, .cut = cell.cut}});
    addIfSame({SweepPart::CloudHalf, {.cut = cell.cut}});
    if (hasTransfer) {
        SweepCell ofFirstShare = cell;
        ofFirstShare.share = 0;
        addIfSame({SweepPart::Transfer, ofFirstShare});
        if (hasShare)
            addIfSame({SweepPart::Cell, cell});
    }
    return points;
}

RandomOrder SweepPlan::order(int round) const
{
    return {points(), seed_ + static_cast<std::uint64_t>(round)};
}

} // namespace splitscope
