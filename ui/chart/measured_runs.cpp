#include "ui/chart/measured_runs.h"

#include <algorithm>
#include <functional>

namespace splitscope {
namespace {

double mbit(const std::optional<Bandwidth> &rate)
{
    return rate ? rate->mbitPerSecond() : 0;
}

// Equal for equal conditions, and different for most others.
std::size_t hashOf(const Conditions &conditions)
{
    std::size_t hash = static_cast<std::size_t>(conditions.cut.index());
    for (const double part : {conditions.edge.share.value(), conditions.cloud.share.value(),
                              mbit(conditions.link.uplink), mbit(conditions.link.downlink)})
        hash = hash * 31 + std::hash<double>()(part);
    return hash;
}

// The cheap questions first: most cells differ in one of them.
bool mayBeSameSetting(const Conditions &a, const Conditions &b)
{
    return a.edge.share == b.edge.share && a.link.uplink == b.link.uplink && a.coding == b.coding;
}

} // namespace

CutLatency CellRuns::latency() const
{
    const Run &middle = median();
    CutLatency latency{.cut = conditions.cut,
                       .median = middle.latency,
                       .medianRun = middle.id,
                       .runs = {},
                       .hostTooSlow = middle.hostTooSlow,
                       .sentBytes = middle.sentBytes};
    std::vector<std::chrono::nanoseconds> times;
    for (const Run &run : runs) {
        latency.runs.push_back(run.id);
        times.emplace_back(run.latency.endToEnd());
    }
    latency.interval95 = statisticsOf(times).interval95;
    return latency;
}

const CellRuns *MeasuredRuns::cellOf(const std::string &model, const Conditions &asked) const
{
    const auto [first, last] = places_.equal_range(hashOf(asked));
    const auto found = std::find_if(first, last, [&](const auto &place) {
        const CellRuns &cell = cells_[place.second];
        return cell.model == model && cell.conditions == asked;
    });
    return found == last ? nullptr : &cells_[found->second];
}

void MeasuredRuns::add(const RunRecord &record)
{
    if (!record.outcome)
        return;
    ++revision_;
    halves_.add(record);
    const CellRuns *known = cellOf(record.model, record.conditions);
    const auto place = known ? static_cast<std::size_t>(known - cells_.data()) : cells_.size();
    if (!known) {
        cells_.push_back({record.model, record.conditions, {}, {}});
        places_.emplace(hashOf(record.conditions), place);
    }
    const Achieved &achieved = record.outcome->achieved;
    CellRuns &cell = cells_[place];
    cell.last = achieved;
    const CellRuns::Run run{record.id, record.outcome->latency,
                            achieved.edgeTooSlow || achieved.cloudTooSlow,
                            record.outcome->payloadBytes};
    const auto endToEnd = [](const CellRuns::Run &one) { return one.latency.endToEnd(); };
    cell.runs.insert(std::ranges::upper_bound(cell.runs, endToEnd(run), {}, endToEnd), run);
}

void MeasuredRuns::clear()
{
    ++revision_;
    cells_.clear();
    places_.clear();
    halves_.clear();
}

std::optional<Achieved> MeasuredRuns::achieved(const std::string &model,
                                               const Conditions &asked) const
{
    const CellRuns *cell = cellOf(model, asked);
    return cell ? std::optional(cell->last) : std::nullopt;
}

std::vector<CutLatency> MeasuredRuns::byCut(const std::string &model,
                                            const Conditions &setting) const
{
    std::vector<CutLatency> latencies;
    for (const CellRuns &cell : cells_)
        if (mayBeSameSetting(cell.conditions, setting) && cell.model == model
            && sameSetting(cell.conditions, setting))
            latencies.push_back(cell.latency());
    std::ranges::sort(latencies, {}, &CutLatency::cut);
    return latencies;
}

} // namespace splitscope
