#include "engine/experiment/expected_time.h"

#include <algorithm>

namespace splitscope {

namespace {

using std::chrono::nanoseconds;
using Seconds = std::chrono::duration<double>;

constexpr double usualMacsPerSecond = 20e9;
constexpr double usualWeightBytesPerSecond = 10e9;
constexpr double supposedMbitOutside = 5;

nanoseconds inNanoseconds(Seconds time)
{
    return std::chrono::duration_cast<nanoseconds>(time);
}

/// Layers (from, to].
nanoseconds computing(const Network &network, CutPoint from, CutPoint to, const Device &device)
{
    const EmulatedSpeed speed = device.profile.speedOn(network).value_or(EmulatedSpeed{
        .macsPerSecond = usualMacsPerSecond, .weightBytesPerSecond = usualWeightBytesPerSecond});
    Seconds total{0};
    for (int number = from.index() + 1; number <= to.index(); ++number)
        total += speed.timeFor(network.layer(number));
    return inNanoseconds(total / device.share.value());
}

nanoseconds transferring(const Network &network, const Conditions &conditions)
{
    const LinkConditions &link = conditions.link;
    std::optional<Bandwidth> rate = link.trace ? link.trace->mean() : link.uplink;
    if (link.shaping == LinkShaping::Outside)
        rate = Bandwidth::nearest(supposedMbitOutside);
    const TensorShape &shape = network.shapeAt(conditions.cut);
    const Coding coding = conditions.coding.value_or(Coding{});
    const std::int64_t bytes =
        suits(coding, shape) ? static_cast<std::int64_t>(
            fixedEncodedBytes(coding, shape).value_or(maxEncodedBytes(coding, shape)))
                             : shape.bytes();
    Seconds time = 2 * Seconds(link.delay);
    if (rate)
        time += Seconds(static_cast<double>(wireBytes(bytes)) / rate->bytesPerSecond());
    return inNanoseconds(time);
}

/// As many times as there are, without visiting each cell: a time depends on some axes only.
Seconds allCells(const Network &network, const SweepPlan &plan)
{
    const SweepAxes &axes = plan.axes();
    const std::int64_t shares = std::ssize(axes.shares);
    const std::int64_t cuts = std::ssize(axes.cuts);
    Seconds total{0};
    for (std::size_t cut = 0; cut < axes.cuts.size(); ++cut) {
        const Conditions conditions = plan.conditionsOf(SweepCell{.cut = cut});
        total += static_cast<double>(plan.cells() / cuts)
                 * Seconds(expectedTimes(network, conditions).cloud);
        for (std::size_t share = 0; share < axes.shares.size(); ++share)
            total +=
                static_cast<double>(plan.cells() / cuts / shares)
                * Seconds(
                    expectedTimes(network, plan.conditionsOf(SweepCell{.share = share, .cut = cut}))
                        .local);
    }
    for (std::int64_t cell = 0; cell < plan.cells() / shares; ++cell)
        total += static_cast<double>(shares)
                 * Seconds(transferring(network, plan.conditionsOf(plan.cell(cell))));
    return total;
}

} // namespace

ExpectedTimes expectedTimes(const Network &network, const Conditions &conditions)
{
    return {.local = computing(network, network.firstCut(), conditions.cut, conditions.edge),
            .transfer = transferring(network, conditions),
            .cloud = computing(network, conditions.cut, network.lastCut(), conditions.cloud)};
}

Seconds expectedRound(const Network &network, const SweepPlan &plan)
{
    if (plan.mode() == SweepMode::Full)
        return allCells(network, plan);
    Seconds total{0};
    for (std::int64_t point = 0; point < plan.points(); ++point)
        total += expectedTimes(network, plan.conditionsOf(plan.point(point))).whole();
    return total;
}

std::vector<Conditions> warmUpRuns(const SweepPlan &plan)
{
    const SweepAxes &axes = plan.axes();
    SweepCell cell;
    cell.share =
        static_cast<std::size_t>(std::ranges::max_element(axes.shares) - axes.shares.begin());
    const auto quicker = [](const std::optional<Bandwidth> &a, const std::optional<Bandwidth> &b) {
        return a && (!b || *a < *b);
    };
    cell.bandwidth = static_cast<std::size_t>(std::ranges::max_element(axes.bandwidths, quicker)
                                              - axes.bandwidths.begin());
    cell.delay =
        static_cast<std::size_t>(std::ranges::min_element(axes.delays) - axes.delays.begin());
    std::vector<Conditions> runs;
    for (int time = 0; time < plan.repetition().warmUp; ++time) {
        for (cell.cut = 0; cell.cut < axes.cuts.size(); ++cell.cut) {
            for (cell.coding = 0; cell.coding < axes.codings.size(); ++cell.coding)
                runs.push_back(plan.conditionsOf(cell));
        }
    }
    return runs;
}

Seconds expectedTime(const Network &network, const SweepPlan &plan)
{
    Seconds total = plan.repetition().least() * expectedRound(network, plan);
    for (const Conditions &run : warmUpRuns(plan))
        total += expectedTimes(network, run).whole();
    return total;
}

} // namespace splitscope
