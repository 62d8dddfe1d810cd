#include "engine/device/speed_fit.h"

#include "engine/device/device_fields.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace splitscope {

namespace {

using namespace std::chrono_literals;
using Seconds = std::chrono::duration<double>;

/// Below this a layer may only have been passed, which takes some microseconds for reading clocks:
/// another one did its work.
constexpr auto leastOfOwn = 10us;

/// Layers that were computed as one.
struct Group
{
    std::span<const Layer> layers;
    double seconds;
};

/// Seconds for a multiply-accumulate, for a byte of weights, for a layer.
using Costs = std::array<double, 3>;

std::vector<Group> groupsOf(const MeasuredNetwork &measured)
{
    std::vector<Group> groups;
    const std::span layers(measured.network.layers());
    std::size_t first = 0;
    std::chrono::nanoseconds time = 0ns;
    for (std::size_t index = 0; index < layers.size(); ++index) {
        time += measured.times.layers.at(index).median;
        const bool last = index + 1 == layers.size();
        if (!last && (time < leastOfOwn || measured.times.layers.at(index + 1).median < leastOfOwn))
            continue;
        groups.push_back({layers.subspan(first, index + 1 - first),
                          Seconds(std::max<std::chrono::nanoseconds>(time, 1ns)).count()});
        first = index + 1;
        time = 0ns;
    }
    return groups;
}

double errorOf(const std::vector<Group> &groups, const Costs &costs)
{
    double sum = 0;
    for (const Group &group : groups) {
        double seconds = 0;
        for (const Layer &layer : group.layers)
            seconds += std::max(static_cast<double>(layer.macs) * costs[0],
                                static_cast<double>(layer.weightBytes) * costs[1])
                       + costs[2];
        sum += std::pow(seconds / group.seconds - 1, 2);
    }
    return std::sqrt(sum / static_cast<double>(groups.size()));
}

/// Each group's share of each cost in its own time: the costs should make each row's sum 1.
std::vector<Costs> rowsOf(const std::vector<Group> &groups, const auto &boundByComputing)
{
    std::vector<Costs> rows;
    for (const Group &group : groups) {
        Costs row{};
        for (const Layer &layer : group.layers) {
            if (boundByComputing(layer))
                row[0] += static_cast<double>(layer.macs);
            else
                row[1] += static_cast<double>(layer.weightBytes);
            row[2] += 1;
        }
        for (double &part : row)
            part /= group.seconds;
        rows.push_back(row);
    }
    return rows;
}

/// The non-negative least squares, one cost after the other in turns: the sum of squares is convex,
/// so that this finds its least.
Costs leastSquares(const std::vector<Costs> &rows)
{
    constexpr int turns = 20'000;
    Costs costs{};
    std::vector<double> missing(rows.size(), 1.0);
    for (int turn = 0; turn < turns; ++turn) {
        for (std::size_t i = 0; i < costs.size(); ++i) {
            double along = 0;
            double size = 0;
            for (std::size_t row = 0; row < rows.size(); ++row) {
                along += rows[row][i] * missing[row];
                size += rows[row][i] * rows[row][i];
            }
            if (!(size > 0))
                continue;
            const double step = std::max(along / size, -costs[i]);
            costs[i] += step;
            for (std::size_t row = 0; row < rows.size(); ++row)
                missing[row] -= rows[row][i] * step;
        }
    }
    return costs;
}

double rateOf(double secondsEach)
{
    return secondsEach > 0 ? std::clamp(1 / secondsEach, device_limit::leastPerSecond,
                                        device_limit::mostPerSecond)
                           : device_limit::mostPerSecond;
}

} // namespace

SpeedFit fitSpeed(const std::vector<MeasuredNetwork> &measured)
{
    std::vector<Group> groups;
    for (const MeasuredNetwork &one : measured) {
        const auto own = groupsOf(one);
        groups.insert(groups.end(), own.begin(), own.end());
    }
    // Which of the two binds a layer depends on the speed, so the two are found in turns. A kernel
    // that meets each weight at many places computes; a linear layer reads.
    Costs costs = leastSquares(
        rowsOf(groups, [](const Layer &layer) { return layer.macs >= layer.weightBytes; }));
    double error = errorOf(groups, costs);
    constexpr int mostTurns = 20;
    for (int turn = 0; turn < mostTurns; ++turn) {
        const Costs other = leastSquares(rowsOf(groups, [&](const Layer &layer) {
            return static_cast<double>(layer.macs) * costs[0]
                   >= static_cast<double>(layer.weightBytes) * costs[1];
        }));
        const double otherError = errorOf(groups, other);
        if (!(otherError < error))
            break;
        costs = other;
        error = otherError;
    }
    const auto overhead = std::chrono::duration_cast<std::chrono::nanoseconds>(Seconds(costs[2]));
    return {.speed = {.macsPerSecond = rateOf(costs[0]),
                      .weightBytesPerSecond = rateOf(costs[1]),
                      .overhead =
                          std::min(overhead, std::chrono::nanoseconds(device_limit::overheadNs))},
            .error = error};
}

} // namespace splitscope
