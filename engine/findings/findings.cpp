#include "engine/findings/findings.h"

#include "engine/model/networks.h"
#include "engine/plan/planned_cut.h"
#include "engine/predict/modelled_parts.h"
#include "engine/predict/robust_line.h"

#include <algorithm>
#include <cmath>

namespace splitscope {

namespace {

/// Of cells that are given by their places.
BestFinding bestAmong(const ReportTable &table, const std::vector<CellPlace> &places)
{
    std::vector<ComparedTime> times;
    for (const CellPlace &place : places)
        times.push_back(table.cell(place.setting, place.cell).time);
    const BestOf best = bestOf(times);
    BestFinding finding{.best = places[best.best],
                        .spreadKnown = times[best.best].interval95.has_value(),
                        .compared = static_cast<int>(places.size())};
    for (const std::size_t tie : best.ties)
        finding.ties.push_back(places[tie]);
    return finding;
}

std::vector<CellPlace> placesOf(const ReportTable &table, std::size_t setting, FigureOrigin origin)
{
    std::vector<CellPlace> places;
    const std::vector<ReportCell> &cells = table.settings.at(setting).cells;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        if (cells[cell].origin == origin)
            places.push_back({setting, cell});
    }
    return places;
}

CutPoint cutAt(const ReportTable &table, const CellPlace &place)
{
    return table.cell(place.setting, place.cell).cut;
}

/// Whether another one's cut is the best of this setting, or cannot be told from it.
bool isAmong(const ReportTable &table, const BestFinding &finding, CutPoint cut)
{
    return cutAt(table, finding.best) == cut
           || std::ranges::any_of(finding.ties,
                                  [&](const CellPlace &tie) { return cutAt(table, tie) == cut; });
}

/// `fixed` has to be equal, `varied` is what the settings are sorted by.
template<typename Fixed, typename Varied>
std::vector<Changeover> changeovers(const ReportTable &table, const ReportGroup &group,
                                    const Fixed &fixed, const Varied &varied)
{
    std::vector<std::size_t> sorted = group.settings;
    std::ranges::stable_sort(sorted, [&](std::size_t a, std::size_t b) {
        const Conditions &left = table.settings[a].conditions;
        const Conditions &right = table.settings[b].conditions;
        return std::pair(fixed(left), varied(left)) < std::pair(fixed(right), varied(right));
    });
    std::vector<Changeover> found;
    std::optional<BestFinding> before;
    for (const std::size_t setting : sorted) {
        const auto now = bestCut(table, setting);
        if (!now || now->compared < 2)
            continue;
        if (before
            && fixed(table.settings[before->best.setting].conditions)
                   == fixed(table.settings[setting].conditions)) {
            const CutPoint lower = cutAt(table, before->best);
            const CutPoint upper = cutAt(table, now->best);
            if (lower != upper)
                found.push_back({before->best, now->best,
                                 !isAmong(table, *before, upper) && !isAmong(table, *now, lower)});
        }
        before = now;
    }
    return found;
}

double shareOf(const Conditions &conditions)
{
    return conditions.edge.share.value();
}

double rateOf(const Conditions &conditions)
{
    return conditions.link.uplink ? conditions.link.uplink->mbitPerSecond()
                                  : 2 * Bandwidth::mostMbit;
}

std::optional<Network> networkOf(const ReportSetting &setting)
{
    const auto network = networkById(setting.model.substr(0, setting.model.find(' ')));
    return network ? std::optional(*network) : std::nullopt;
}

double quotient(std::chrono::nanoseconds part, std::chrono::nanoseconds whole)
{
    return whole.count() > 0
               ? static_cast<double>(part.count()) / static_cast<double>(whole.count())
               : 0;
}

/// Whether the cut that is predicted to be the fastest of those that were measured is the measured
/// best one, or cannot be told from it.
void judgeBest(const ReportTable &table, const BestFinding &measured,
               const std::vector<PredictedCell> &predicted, PredictionFinding &finding)
{
    if (measured.compared < 2 || std::ssize(predicted) != measured.compared)
        return;
    const auto fastest = std::ranges::min_element(
        predicted, {}, [](const PredictedCell &cell) { return cell.predicted.endToEnd(); });
    ++finding.settings;
    if (isAmong(table, measured, cutAt(table, fastest->place)))
        ++finding.sameBest;
}

} // namespace

std::optional<BestFinding> bestCut(const ReportTable &table, std::size_t setting)
{
    const auto measured = placesOf(table, setting, FigureOrigin::Measured);
    const auto composed = placesOf(table, setting, FigureOrigin::Composed);
    const auto &places = composed.size() > measured.size() ? composed : measured;
    return places.empty() ? std::nullopt : std::optional(bestAmong(table, places));
}

std::optional<BestFinding> bestOf(const ReportTable &table, const ReportGroup &group)
{
    for (const FigureOrigin origin : {FigureOrigin::Measured, FigureOrigin::Composed}) {
        std::vector<CellPlace> places;
        for (const std::size_t setting : group.settings) {
            const auto more = placesOf(table, setting, origin);
            places.insert(places.end(), more.begin(), more.end());
        }
        if (!places.empty())
            return bestAmong(table, places);
    }
    return std::nullopt;
}

std::vector<Changeover> bandwidthChangeovers(const ReportTable &table, const ReportGroup &group)
{
    return changeovers(table, group, shareOf, rateOf);
}

std::vector<Changeover> shareChangeovers(const ReportTable &table, const ReportGroup &group)
{
    return changeovers(table, group, rateOf, shareOf);
}

std::optional<LatencyPredictor> modelledPredictor(const ReportSetting &setting)
{
    const Conditions &asked = setting.conditions;
    const auto network = networkOf(setting);
    const bool known = network && edgeIsEmulated(asked) && cloudIsEmulated(asked)
                       && linkIsEmulated(asked) && asked.link.uplink && !asked.link.trace
                       && asked.coding && fixedEncodedBytes(*asked.coding, network->inputShape());
    if (!known)
        return std::nullopt;
    return LatencyPredictor(modelledParts(*network), asked.edge.profile, asked.cloud.profile);
}

std::optional<PredictionFinding> predictionFinding(const ReportTable &table,
                                                   const ReportGroup &group)
{
    const auto predictor = modelledPredictor(table.settings.at(group.settings.front()));
    if (!predictor)
        return std::nullopt;
    PredictionFinding finding;
    std::vector<double> errors;
    for (const std::size_t index : group.settings) {
        const ReportSetting &setting = table.settings[index];
        if (!setting.conditions.link.uplink)
            continue;
        const RunSetting asked = splitscope::settingOf(setting.conditions);
        std::vector<PredictedCell> predicted;
        for (const CellPlace &place : placesOf(table, index, FigureOrigin::Measured)) {
            const ReportCell &cell = table.cell(place.setting, place.cell);
            if (!predictor->codingAt(cell.cut, asked))
                continue;
            const PredictedLatency latency = predictor->at(cell.cut, asked);
            const auto measured = cell.time.median;
            predicted.push_back({place, latency,
                                 std::abs(quotient(latency.endToEnd() - measured, measured)),
                                 latency.low <= measured && measured <= latency.high});
        }
        if (const auto best = bestCut(table, index))
            judgeBest(table, *best, predicted, finding);
        finding.cells.insert(finding.cells.end(), predicted.begin(), predicted.end());
    }
    if (finding.cells.empty())
        return std::nullopt;
    for (std::size_t index = 0; index < finding.cells.size(); ++index) {
        const PredictedCell &cell = finding.cells[index];
        errors.push_back(cell.error);
        finding.within += cell.within ? 1 : 0;
        if (cell.error > finding.cells[finding.worst].error)
            finding.worst = index;
    }
    finding.medianError = medianOf(errors);
    finding.worstError = finding.cells[finding.worst].error;
    return finding;
}

std::vector<BandwidthCrossover> predictedBandwidthCrossovers(const ReportTable &table,
                                                             const ReportGroup &group,
                                                             std::size_t setting)
{
    const ReportSetting &at = table.settings.at(setting);
    const auto predictor = modelledPredictor(at);
    std::vector<Bandwidth> rates;
    for (const std::size_t index : group.settings) {
        if (const auto &rate = table.settings[index].conditions.link.uplink)
            rates.push_back(*rate);
    }
    if (!predictor || rates.empty())
        return {};
    const auto [least, most] = std::ranges::minmax(rates);
    if (least == most)
        return {};
    return bandwidthCrossovers(*predictor, splitscope::settingOf(at.conditions), least, most);
}

std::vector<ShareCrossover> predictedShareCrossovers(const ReportTable &table,
                                                     const ReportGroup &group, std::size_t setting)
{
    const ReportSetting &at = table.settings.at(setting);
    const auto predictor = modelledPredictor(at);
    std::vector<CpuShare> shares;
    for (const std::size_t index : group.settings)
        shares.push_back(table.settings[index].conditions.edge.share);
    const auto [least, most] = std::ranges::minmax(shares);
    if (!predictor || least == most)
        return {};
    return shareCrossovers(*predictor, splitscope::settingOf(at.conditions), least, most);
}

std::size_t closestLook(const ReportTable &table, const ReportGroup &group)
{
    std::size_t closest = group.settings.front();
    for (const std::size_t index : group.settings) {
        const ReportSetting &setting = table.settings[index];
        const bool isLabs = setting.conditions.edge.share.value() == 0.6
                            && setting.conditions.link.uplink
                            && setting.conditions.link.uplink->mbitPerSecond() == 5;
        if (isLabs && setting.cells.size() > 1)
            return index;
        if (setting.cells.size() > table.settings[closest].cells.size())
            closest = index;
    }
    return closest;
}

} // namespace splitscope
