#include "ui/chart/cut_lines.h"

#include "engine/plan/crossover.h"

#include <algorithm>
#include <cmath>

namespace splitscope {
namespace {

double inMilliseconds(std::chrono::nanoseconds time)
{
    return static_cast<double>(time.count()) / 1e6;
}

std::vector<double> valuesAlong(Along along)
{
    constexpr int points = 81;
    const AlongRange range = rangeOf(along);
    std::vector<double> values;
    for (int number = 0; number < points; ++number) {
        const double part = number / (points - 1.0);
        values.push_back(along == Along::Bandwidth
                             ? range.least * std::pow(range.most / range.least, part)
                             : range.least + (range.most - range.least) * part);
    }
    values.front() = range.least;
    values.back() = range.most;
    return values;
}

std::vector<LineCrossover> crossoversAlong(Along along, const LatencyPredictor &predictor,
                                           RunSetting setting)
{
    const AlongRange range = rangeOf(along);
    std::vector<LineCrossover> crossovers;
    const auto add = [&](double at, CutPoint below, CutPoint above) {
        setValue(along, setting, at);
        crossovers.push_back(
            {at, inMilliseconds(predictor.at(above, setting).endToEnd()), below, above});
    };
    setValue(along, setting, range.least);
    if (along == Along::Bandwidth)
        for (const BandwidthCrossover &crossover :
             bandwidthCrossovers(predictor, setting, Bandwidth::nearest(range.least),
                                 Bandwidth::nearest(range.most)))
            add(crossover.at.mbitPerSecond(), crossover.below, crossover.above);
    else
        for (const ShareCrossover &crossover :
             shareCrossovers(predictor, setting, CpuShare::of(range.least).value(),
                             CpuShare::of(range.most).value()))
            add(crossover.at.value(), crossover.below, crossover.above);
    return crossovers;
}

std::vector<CutLine>::iterator bestAt(std::vector<CutLine> &lines, std::size_t place)
{
    return std::ranges::min_element(
        lines, {}, [place](const CutLine &line) { return line.milliseconds[place]; });
}

void markBest(CutLines &lines)
{
    for (std::size_t place = 0; place < lines.values.size(); ++place)
        if (const auto best = bestAt(lines.lines, place); best != lines.lines.end())
            best->bestSomewhere = true;
}

/// By the lines alone, for where the planner would name cuts that are not among them: between two
/// values both latencies go by ratios, as they are drawn.
std::vector<LineCrossover> crossoversOf(Along along, CutLines &lines)
{
    std::vector<LineCrossover> crossovers;
    for (std::size_t place = 1; place < lines.values.size() && !lines.lines.empty(); ++place) {
        const CutLine &below = *bestAt(lines.lines, place - 1);
        const CutLine &above = *bestAt(lines.lines, place);
        if (below.cut == above.cut)
            continue;
        const auto lead = [&](std::size_t at) { // of `below`, in logarithms
            return std::log(above.milliseconds[at] / below.milliseconds[at]);
        };
        const double change = lead(place - 1) - lead(place);
        const double part = change > 0 ? lead(place - 1) / change : 0;
        const double from = lines.values[place - 1];
        const double to = lines.values[place];
        crossovers.push_back(
            {along == Along::Bandwidth ? from * std::pow(to / from, part)
                                       : std::lerp(from, to, part),
             above.milliseconds[place - 1]
                 * std::pow(above.milliseconds[place] / above.milliseconds[place - 1], part),
             below.cut, above.cut});
    }
    return crossovers;
}

} // namespace

double CutLines::least() const
{
    double least = HUGE_VAL;
    for (const CutLine &line : lines)
        for (const double time : line.milliseconds)
            least = std::min(least, time);
    return least;
}

double CutLines::most() const
{
    double most = 0;
    for (const CutLine &line : lines)
        for (const double time : line.milliseconds)
            most = std::max(most, time);
    return most;
}

CutLines cutLines(const Predictions &predictions, const Conditions &conditions, Along along,
                  const std::vector<CutPoint> &cuts)
{
    const LatencyPredictor predictor = predictions.forDevicesOf(conditions);
    // A link that is shaped outside or follows a trace gives way to the bandwidths of the axis.
    const RunSetting asked = predictions.settingFor(
        along == Along::Bandwidth ? withValue(along, conditions, rangeOf(along).least)
                                  : conditions);
    RunSetting setting = asked;
    CutLines lines{.values = valuesAlong(along), .lines = {}, .crossovers = {}};
    for (const CutPoint cut : predictor.network().cutPoints()) {
        if (!predictor.codingAt(cut, setting)
            || (!cuts.empty() && !std::ranges::binary_search(cuts, cut)))
            continue;
        CutLine line{.cut = cut, .milliseconds = {}};
        for (const double value : lines.values) {
            setValue(along, setting, value);
            line.milliseconds.push_back(inMilliseconds(predictor.at(cut, setting).endToEnd()));
        }
        lines.lines.push_back(std::move(line));
    }
    markBest(lines);
    lines.crossovers = std::ssize(lines.lines) == predictor.network().layerCount() + 1
                           ? crossoversAlong(along, predictor, asked)
                           : crossoversOf(along, lines);
    return lines;
}

} // namespace splitscope
