#include "engine/findings/report_table.h"

#include "engine/experiment/sweep_plan_text.h"
#include "engine/model/networks.h"

#include <algorithm>
#include <utility>

namespace splitscope {

namespace {

/// A composed sweep with more cells has its parts in the report, not its cells.
constexpr std::int64_t mostComposedCells = 20'000;

double mbit(const std::optional<Bandwidth> &rate)
{
    return rate ? rate->mbitPerSecond() : 1e9;
}

/// What settings of a group have in common.
Conditions withoutAxes(Conditions conditions)
{
    conditions.edge.share = CpuShare();
    LinkConditions &link = conditions.link;
    if (link.downlink == link.uplink)
        link.downlink.reset();
    link.uplink.reset();
    return conditions;
}

bool comesBefore(const ReportSetting &a, const ReportSetting &b)
{
    const auto key = [](const ReportSetting &of) {
        return std::pair(of.conditions.edge.share.value(), mbit(of.conditions.link.uplink));
    };
    return key(a) < key(b);
}

std::vector<ReportGroup> groupsOf(const std::vector<ReportSetting> &settings)
{
    std::vector<ReportGroup> groups;
    for (std::size_t index = 0; index < settings.size(); ++index) {
        const auto same = [&](const ReportGroup &group) {
            return sameGroup(settings[group.settings.front()], settings[index]);
        };
        auto group = std::ranges::find_if(groups, same);
        if (group == groups.end())
            group = groups.insert(groups.end(), ReportGroup{});
        group->settings.push_back(index);
        group->runs += settings[index].runs();
    }
    std::ranges::stable_sort(groups, std::ranges::greater(), &ReportGroup::runs);
    return groups;
}

} // namespace

std::size_t ReportSetting::runs() const
{
    std::size_t count = 0;
    for (const ReportCell &cell : cells)
        count += cell.runs.size();
    return count;
}

bool sameButCut(const Conditions &a, const Conditions &b)
{
    // Cheap questions first: most settings differ in one of them.
    if (a.edge.share != b.edge.share || a.link.uplink != b.link.uplink || a.coding != b.coding)
        return false;
    Conditions other = b;
    other.cut = a.cut;
    return a == other;
}

bool sameGroup(const ReportSetting &a, const ReportSetting &b)
{
    const bool bothWays = a.conditions.link.uplink == a.conditions.link.downlink;
    return a.model == b.model
           && bothWays == (b.conditions.link.uplink == b.conditions.link.downlink)
           && sameButCut(withoutAxes(a.conditions), withoutAxes(b.conditions));
}

bool edgeIsEmulated(const Conditions &conditions)
{
    return conditions.edge.profile.emulated.has_value();
}

bool cloudIsEmulated(const Conditions &conditions)
{
    return conditions.cloud.profile.emulated.has_value();
}

bool linkIsEmulated(const Conditions &conditions)
{
    return !conditions.link.unshaped();
}

void ReportTableBuilder::addExperiment(const StoredExperiment &experiment)
{
    table_.experiments.push_back(experiment);
    const ExperimentInfo &info = experiment.info;
    if (info.kind != ExperimentKind::Sweep || info.plan.empty())
        return;
    const auto network = networkById(info.model.substr(0, info.model.find(' ')));
    if (!network)
        return;
    const auto plan = readSweepPlan(info.plan, *network);
    if (!plan || plan->mode() != SweepMode::Composed)
        return;
    if (plan->cells() > mostComposedCells)
        table_.tooLarge.push_back(experiment.id);
    else
        sweeps_.emplace(experiment.id, ComposedSweep{Sweep(*plan), info.model});
}

void ReportTableBuilder::addTyped(const StoredExperiment &experiment, std::vector<TypedRow> rows)
{
    table_.experiments.push_back(experiment);
    table_.typed.push_back({experiment.info.title, std::move(rows)});
}

ReportTableBuilder::Setting &ReportTableBuilder::settingOf(const std::string &model,
                                                           const Conditions &conditions)
{
    const Key key{model, conditions.edge.share.value(), conditions.cloud.share.value(),
                  mbit(conditions.link.uplink), mbit(conditions.link.downlink)};
    const auto [first, last] = places_.equal_range(key);
    for (auto place = first; place != last; ++place) {
        if (sameButCut(settings_[place->second].conditions, conditions))
            return settings_[place->second];
    }
    places_.emplace(key, settings_.size());
    settings_.push_back({.model = model,
                         .conditions = conditions,
                         .cells = {},
                         .composed = {},
                         .failed = {},
                         .finishedOnEdge = {}});
    return settings_.back();
}

/// Of a composed sweep; true if the run is nothing but a part of cells.
bool ReportTableBuilder::addToSweep(const StoredRun &run)
{
    const auto found = sweeps_.find(run.experiment);
    if (found == sweeps_.end() || !run.record.outcome)
        return false;
    ComposedSweep &of = found->second;
    const SweepPlan &plan = of.sweep.plan();
    if (!of.sweep.add(run.record.conditions, *run.record.outcome))
        return false;
    bool isCell = false;
    for (const std::int64_t point : plan.pointsWith(run.record.conditions)) {
        of.runsOfPoint[point].push_back(run.number);
        isCell = isCell || plan.point(point).part == SweepPart::Cell;
    }
    return !isCell;
}

void ReportTableBuilder::add(const StoredRun &run)
{
    if (run.record.finishedOnEdge) {
        ++table_.finishedOnEdge;
        settingOf(run.record.model, run.record.conditions).finishedOnEdge.push_back(run.number);
        return;
    }
    if (!run.record.outcome) {
        ++table_.failed;
        settingOf(run.record.model, run.record.conditions).failed.push_back(run.number);
        return;
    }
    ++table_.measured;
    if (addToSweep(run) || run.composed)
        return;
    Setting &setting = settingOf(run.record.model, run.record.conditions);
    const CutPoint cut = run.record.conditions.cut;
    auto cell = std::ranges::find(setting.cells, cut, &Cell::cut);
    if (cell == setting.cells.end())
        cell = setting.cells.insert(cell, Cell{cut, {}});
    const Achieved &achieved = run.record.outcome->achieved;
    cell->runs.push_back(
        {run.record.outcome->latency, run.number, achieved.edgeTooSlow || achieved.cloudTooSlow});
}

void ReportTableBuilder::compose(const ComposedSweep &from)
{
    const SweepPlan &plan = from.sweep.plan();
    for (std::int64_t index = 0; index < plan.cells(); ++index) {
        const auto composed = from.sweep.composedCell(index);
        if (!composed)
            continue;
        const SweepCell place = plan.cell(index);
        SweepCell ofFirstShare = place;
        ofFirstShare.share = 0;
        const auto inMicroseconds = [](std::chrono::nanoseconds time) {
            return std::chrono::round<std::chrono::microseconds>(time);
        };
        const Conditions conditions = plan.conditionsOf(place);
        ReportCell cell{.cut = conditions.cut,
                        .origin = FigureOrigin::Composed,
                        .local = inMicroseconds(composed->local),
                        .transfer = inMicroseconds(composed->transfer),
                        .cloud = inMicroseconds(composed->cloud),
                        .time = composed->compared()};
        for (const SweepPoint &part :
             {SweepPoint{SweepPart::EdgeHalf, {.share = place.share, .cut = place.cut}},
              SweepPoint{SweepPart::CloudHalf, {.cut = place.cut}},
              SweepPoint{SweepPart::Transfer, ofFirstShare}}) {
            const auto point = plan.indexOf(part);
            const auto runs = point ? from.runsOfPoint.find(*point) : from.runsOfPoint.end();
            if (runs != from.runsOfPoint.end())
                cell.runs.insert(cell.runs.end(), runs->second.begin(), runs->second.end());
        }
        std::ranges::sort(cell.runs);
        const auto twice = std::ranges::unique(cell.runs);
        cell.runs.erase(twice.begin(), twice.end());
        settingOf(from.model, conditions).composed.push_back(std::move(cell));
    }
}

ReportCell ReportTableBuilder::reportCell(Cell cell)
{
    std::vector<std::chrono::nanoseconds> times;
    ReportCell result{.cut = cell.cut};
    for (const OneRun &run : cell.runs) {
        times.emplace_back(run.latency.endToEnd());
        result.runs.push_back(run.number);
        result.tooSlow += run.tooSlow ? 1 : 0;
    }
    const auto middle = cell.runs.begin() + (std::ssize(cell.runs) - 1) / 2;
    std::ranges::nth_element(cell.runs, middle, {},
                             [](const OneRun &run) { return run.latency.endToEnd(); });
    result.local = middle->latency.local();
    result.transfer = middle->latency.transfer();
    result.cloud = middle->latency.cloud();
    result.middle = middle->number;
    const TimeStatistics statistics = statisticsOf(times);
    result.time = {statistics.median, statistics.interval95};
    result.interquartileRange = statistics.interquartileRange();
    std::ranges::sort(result.runs);
    return result;
}

ReportSetting ReportTableBuilder::reportSetting(Setting setting)
{
    ReportSetting result{.model = std::move(setting.model), .conditions = setting.conditions};
    for (Cell &cell : setting.cells)
        result.cells.push_back(reportCell(std::move(cell)));
    result.cells.insert(result.cells.end(), setting.composed.begin(), setting.composed.end());
    std::ranges::stable_sort(result.cells, {}, &ReportCell::cut);
    result.failed = std::move(setting.failed);
    result.finishedOnEdge = std::move(setting.finishedOnEdge);
    return result;
}

ReportTable ReportTableBuilder::finished()
{
    for (const auto &[experiment, sweep] : sweeps_)
        compose(sweep);
    for (Setting &setting : settings_)
        table_.settings.push_back(reportSetting(std::move(setting)));
    std::ranges::stable_sort(table_.settings, comesBefore);
    table_.groups = groupsOf(table_.settings);
    return std::exchange(table_, {});
}

} // namespace splitscope
