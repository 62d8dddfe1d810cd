#include "engine/predict/parts_from_runs.h"

#include "engine/predict/latency_predictor.h"
#include "engine/predict/robust_line.h"
#include "engine/predict/transfer_law.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace splitscope {

namespace {

using std::chrono::nanoseconds;
using Runs = std::vector<const PredictionRun *>;
using Figure = std::function<nanoseconds(const PredictionRun &)>;
using Filter = std::function<bool(const PredictionRun &)>;

double count(nanoseconds time)
{
    return static_cast<double>(time.count());
}

nanoseconds nanosecondsOf(double count)
{
    return nanoseconds(std::llround(count));
}

bool paced(const PredictionRun &run)
{
    return run.setting.edgeShare.value() < CpuShare::most;
}

bool rested(const PredictionRun &run)
{
    return !paced(run) && run.setting.emulatedLink;
}

bool unlimited(const PredictionRun &run)
{
    return !paced(run) && !run.setting.emulatedLink;
}

std::vector<double> figuresAt(const Runs &runs, int cut, const Filter &filter, const Figure &figure)
{
    std::vector<double> figures;
    for (const PredictionRun *run : runs)
        if (run->cut.index() == cut && filter(*run))
            figures.push_back(count(figure(*run)));
    return figures;
}

/// Of all layers: one slow run elsewhere does not move it.
nanoseconds wholeOf(const std::vector<StretchTime> &times, nanoseconds StretchTime::*figure)
{
    return std::max(times.front().*figure, times.back().*figure);
}

/// How far figures are from their own cut's median, relative to it: 95 % are closer. Short ones,
/// which nothing depends on, are left out.
double pooledSpread(const Runs &runs, const std::vector<StretchTime> &times, const Filter &filter,
                    const Figure &figure, nanoseconds StretchTime::*median)
{
    const double longest = count(wholeOf(times, median));
    std::vector<double> deviations;
    for (const PredictionRun *run : runs) {
        const double middle = count(times.at(static_cast<std::size_t>(run->cut.index())).*median);
        if (filter(*run) && middle > longest / 10)
            deviations.push_back(std::abs(count(figure(*run)) - middle) / middle);
    }
    return deviations.empty() ? 0 : quantileOf(deviations, 0.95);
}

std::vector<StretchTime> stretchTimes(const Network &network, const Runs &runs, const Figure &wall,
                                      const Figure &cpu)
{
    std::vector<StretchTime> times;
    for (int cut = 0; cut <= network.layerCount(); ++cut) {
        const nanoseconds full = nanosecondsOf(medianOf(figuresAt(runs, cut, unlimited, wall)));
        const auto used = figuresAt(runs, cut, paced, cpu);
        times.push_back({.wall = full, .cpu = used.empty() ? full : nanosecondsOf(medianOf(used))});
    }
    const double spread = std::max(pooledSpread(runs, times, unlimited, wall, &StretchTime::wall),
                                   pooledSpread(runs, times, paced, cpu, &StretchTime::cpu));
    for (StretchTime &time : times)
        time.spread = spread;
    return times;
}

/// Of all cuts at which the side has much to do.
double restCost(const Runs &runs, const std::vector<StretchTime> &times, const Figure &wall)
{
    const nanoseconds longest = wholeOf(times, &StretchTime::wall);
    std::vector<double> ratios;
    for (const PredictionRun *run : runs) {
        const nanoseconds usual = times.at(static_cast<std::size_t>(run->cut.index())).wall;
        if (rested(*run) && usual > longest / 4)
            ratios.push_back(count(wall(*run)) / count(usual));
    }
    return ratios.empty() ? 1 : std::max(medianOf(ratios), 1.0);
}

nanoseconds edgeWall(const PredictionRun &run)
{
    return run.measured.edgeCompute;
}

nanoseconds cloudWall(const PredictionRun &run)
{
    return run.measured.cloudCompute;
}

SplitTimes splitTimes(const Network &network, const Runs &runs)
{
    const auto edgeCpu = [](const PredictionRun &run) { return run.measured.edgeCpu; };
    const auto cloudCpu = [](const PredictionRun &run) {
        // A node that does not tell its CPU time: what it waited for is in proportion.
        return run.measured.cloudCpu.value_or(
            nanosecondsOf(count(run.measured.cloudCompute) * run.setting.cloudShare.value()));
    };
    return {.edge = stretchTimes(network, runs, edgeWall, edgeCpu),
            .cloud = stretchTimes(network, runs, cloudWall, cloudCpu)};
}

/// A line over bytes through each cut's median.
LinearCost costOver(const Runs &runs, const Network &network, const Filter &filter,
                    const Figure &figure, const std::function<std::int64_t(int cut)> &bytes)
{
    std::vector<LinePoint> points;
    for (int cut = 0; cut <= network.layerCount(); ++cut)
        if (const auto figures = figuresAt(runs, cut, filter, figure); !figures.empty())
            points.push_back({static_cast<double>(bytes(cut)), medianOf(figures)});
    if (points.empty())
        return {};
    const Line line = robustLine(points);
    LinearCost cost{.fixed = nanosecondsOf(std::max(line.atZero, 0.0)),
                    .nanosecondsPerByte = std::max(line.slope, 0.0)};
    std::vector<double> apart;
    for (const PredictionRun *run : runs)
        if (filter(*run))
            apart.push_back(std::abs(count(figure(*run) - cost.of(bytes(run->cut.index())))));
    cost.spread = nanosecondsOf(quantileOf(apart, 0.95));
    return cost;
}

RunCosts runCosts(const Network &network, const Runs &runs, const SplitTimes &times,
                  const std::vector<std::vector<CodingCost>> &codings, const MessageBytes &messages)
{
    const auto fp32At = [&](int cut) -> const CodingCost & {
        return codings.at(static_cast<std::size_t>(cut)).front();
    };
    const auto payload = [&](int cut) { return fp32At(cut).bytes; };
    const auto sent = [&](int cut) { return sentBytes(messages.request, payload(cut)); };
    const auto transfer = [&](const PredictionRun &run) {
        return run.measured.latency.transfer() - fp32At(run.cut.index()).encode
               - 2 * run.setting.delay;
    };
    const auto cloud = [&](const PredictionRun &run) {
        return run.measured.latency.cloud() - run.measured.cloudCompute
               - fp32At(run.cut.index()).decode;
    };
    const auto relayed = [](const PredictionRun &run) { return run.setting.emulatedLink; };
    const auto straight = [](const PredictionRun &run) { return !run.setting.emulatedLink; };
    RunCosts costs{.straight = costOver(runs, network, straight, transfer, sent),
                   .emulated = costOver(runs, network, relayed, transfer, sent),
                   .cloud = costOver(runs, network, straight, cloud, payload),
                   .edgeAfterRest = restCost(runs, times.edge, edgeWall),
                   .cloudAfterRest = restCost(runs, times.cloud, cloudWall),
                   .requestBytes = messages.request,
                   .replyBytes = messages.reply};
    std::vector<double> beside;
    for (const PredictionRun *run : runs)
        beside.push_back(count(run->measured.latency.local() - run->measured.edgeCompute));
    costs.edge = nanosecondsOf(std::max(medianOf(beside), 0.0));
    return costs;
}

/// Each repetition, predicted from the others.
PredictionCheck checkOf(const PredictionParts &whole, const std::vector<PredictionRun> &runs,
                        const MessageBytes &messages)
{
    int repetitions = 0;
    for (const PredictionRun &run : runs)
        repetitions = std::max(repetitions, run.repetition + 1);
    std::vector<double> errors;
    std::vector<double> reaches; // of the error over the interval's half
    for (int left = 0; left < repetitions; ++left) {
        Runs others;
        for (const PredictionRun &run : runs)
            if (run.repetition != left)
                others.push_back(&run);
        const SplitTimes times = splitTimes(whole.network, others);
        const PredictionParts parts{whole.network, times,
                                    runCosts(whole.network, others, times, whole.codings, messages),
                                    whole.codings, PredictionCheck{}};
        const LatencyPredictor predictor(parts, thisComputer(), thisComputer());
        for (const PredictionRun &run : runs) {
            if (run.repetition != left)
                continue;
            const PredictedLatency predicted = predictor.at(run.cut, run.setting);
            const nanoseconds measured = run.measured.latency.endToEnd();
            const double apart = std::abs(count(predicted.endToEnd() - measured));
            const double half = count(predicted.high - predicted.low) / 2;
            errors.push_back(apart / std::max(count(measured), 1.0));
            reaches.push_back(apart / std::max(half, 1.0));
        }
    }
    // Not between two: so many have to be within.
    std::ranges::sort(reaches);
    const double widening = std::max(reaches.at((reaches.size() * 95 + 99) / 100 - 1), 1.0);
    const auto within =
        std::ranges::count_if(reaches, [=](double reach) { return reach <= widening; });
    return {.runs = static_cast<int>(errors.size()),
            .medianError = medianOf(errors),
            .p95Error = quantileOf(errors, 0.95),
            .covered = static_cast<double>(within) / static_cast<double>(errors.size()),
            .widening = widening};
}

} // namespace

PredictionParts partsFromRuns(const Network &network, const std::vector<PredictionRun> &runs,
                              std::vector<std::vector<CodingCost>> codings,
                              const MessageBytes &messages)
{
    Runs all;
    for (const PredictionRun &run : runs)
        all.push_back(&run);
    const SplitTimes times = splitTimes(network, all);
    PredictionParts parts{.network = network,
                          .times = times,
                          .costs = runCosts(network, all, times, codings, messages),
                          .codings = std::move(codings),
                          .check = {}};
    parts.check = checkOf(parts, runs, messages);
    return parts;
}

} // namespace splitscope
