#include "engine/experiment/sweep.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <type_traits>
#include <utility>

namespace splitscope {

namespace {

using std::chrono::nanoseconds;

double square(nanoseconds time)
{
    const auto ns = static_cast<double>(time.count());
    return ns * ns;
}

nanoseconds rootOf(double squares)
{
    return nanoseconds(std::llround(std::sqrt(squares)));
}

template<typename Runs, typename Part>
std::vector<nanoseconds> timesOf(const Runs &runs, Part part)
{
    std::vector<nanoseconds> times;
    times.reserve(runs.size());
    for (const auto &run : runs) {
        if constexpr (std::is_member_function_pointer_v<Part>)
            times.push_back((run.latency.*part)());
        else
            times.push_back(part(run));
    }
    return times;
}

} // namespace

double VerifiedCell::deviation() const
{
    return static_cast<double>(measured.endToEnd.median.count())
               / static_cast<double>(composed.endToEnd().count())
           - 1;
}

bool Sweep::add(const Conditions &conditions, const Measurement &run)
{
    const auto points = plan_.pointsWith(conditions);
    for (const std::int64_t point : points) {
        PointRuns &of = points_[point];
        of.runs.push_back({run.latency, run.cloudDecode});
        of.failures = 0;
        ++measured_;
    }
    return !points.empty();
}

void Sweep::addFailure(const Conditions &conditions)
{
    for (const std::int64_t point : plan_.pointsWith(conditions))
        ++points_[point].failures;
    ++failed_;
}

bool Sweep::needsRuns(const PointRuns &of) const
{
    if (of.failures >= mostFailuresOfAPoint)
        return false;
    const auto runs = static_cast<int>(of.runs.size());
    const Repetition &repetition = plan_.repetition();
    if (runs < repetition.least())
        return true;
    if (!repetition.untilWidth || runs >= repetition.mostRepeats)
        return false;
    const auto width = statisticsOf(timesOf(of.runs, &LatencyBreakdown::endToEnd)).relativeWidth();
    return width.value_or(1) > *repetition.untilWidth;
}

std::optional<std::int64_t> Sweep::dueAt(std::int64_t place)
{
    const std::int64_t point = plan_.order(round_).at(place);
    const auto found = points_.find(point);
    if (found == points_.end()) {
        anyLeft_ = true;
        return point;
    }
    const PointRuns &of = found->second;
    if (!needsRuns(of))
        return std::nullopt;
    anyLeft_ = true;
    const bool waits = std::ssize(of.runs) + of.failures > round_;
    return waits ? std::nullopt : std::optional(point);
}

std::optional<std::int64_t> Sweep::next()
{
    do {
        for (; place_ < plan_.points(); ++place_) {
            if (const auto point = dueAt(place_))
                return point;
        }
        place_ = 0;
        ++round_;
    } while (std::exchange(anyLeft_, false));
    return std::nullopt;
}

const Sweep::PointRuns *Sweep::runsAt(const SweepPoint &point) const
{
    const auto index = plan_.indexOf(point);
    if (!index)
        return nullptr;
    const auto found = points_.find(*index);
    return found == points_.end() || found->second.runs.empty() ? nullptr : &found->second;
}

std::optional<MeasuredCell> Sweep::measuredCell(std::int64_t cell) const
{
    const PointRuns *of = runsAt({SweepPart::Cell, plan_.cell(cell)});
    if (!of)
        return std::nullopt;
    std::vector<RunTimes> runs = of->runs;
    const auto middle = runs.begin() + (std::ssize(runs) - 1) / 2;
    std::ranges::nth_element(runs, middle, {},
                             [](const RunTimes &run) { return run.latency.endToEnd(); });
    return MeasuredCell{statisticsOf(timesOf(of->runs, &LatencyBreakdown::endToEnd)),
                        middle->latency};
}

std::optional<ComposedCell> Sweep::composedCell(std::int64_t index) const
{
    if (plan_.mode() != SweepMode::Composed)
        return std::nullopt;
    const SweepCell cell = plan_.cell(index);
    SweepCell ofFirstShare = cell;
    ofFirstShare.share = 0;
    const PointRuns *edge = runsAt({SweepPart::EdgeHalf, {.share = cell.share, .cut = cell.cut}});
    const PointRuns *cloud = runsAt({SweepPart::CloudHalf, {.cut = cell.cut}});
    const PointRuns *link = runsAt({SweepPart::Transfer, ofFirstShare});
    if (!edge || !cloud || !link)
        return std::nullopt;

    // Decoding belongs to the coding, which the cloud's half was measured without.
    const auto withoutDecoding = [](const RunTimes &run) {
        return run.latency.cloud() - run.cloudDecode;
    };
    const auto decoding = [](const RunTimes &run) { return run.cloudDecode; };
    const std::array parts{
        statisticsOf(timesOf(edge->runs, &LatencyBreakdown::local)),
        statisticsOf(timesOf(link->runs, &LatencyBreakdown::transfer)),
        statisticsOf(timesOf(cloud->runs, withoutDecoding)),
        statisticsOf(timesOf(link->runs, decoding)),
    };
    ComposedCell composed{.local = parts[0].median,
                          .transfer = parts[1].median,
                          .cloud = parts[2].median + parts[3].median,
                          .interval95 = {}};
    double below = 0;
    double above = 0;
    for (const TimeStatistics &part : parts) {
        if (!part.interval95)
            return composed;
        below += square(part.median - part.interval95->low);
        above += square(part.interval95->high - part.median);
    }
    composed.interval95 = {std::max(composed.endToEnd() - rootOf(below), nanoseconds(0)),
                           composed.endToEnd() + rootOf(above)};
    return composed;
}

std::vector<VerifiedCell> Sweep::verifiedCells() const
{
    std::vector<VerifiedCell> verified;
    const std::int64_t first = plan_.points() - plan_.verifiedCells();
    for (std::int64_t point = first; point < plan_.points(); ++point) {
        const std::int64_t cell = plan_.indexOf(plan_.point(point).cell);
        const auto composed = composedCell(cell);
        const auto measured = measuredCell(cell);
        if (composed && measured)
            verified.push_back({cell, *composed, *measured});
    }
    return verified;
}

std::optional<ComparedTime> Sweep::timeOf(std::int64_t cell) const
{
    if (plan_.mode() == SweepMode::Composed) {
        const auto composed = composedCell(cell);
        return composed ? std::optional(composed->compared()) : std::nullopt;
    }
    const auto measured = measuredCell(cell);
    return measured ? std::optional(measured->compared()) : std::nullopt;
}

int Sweep::runsOf(std::int64_t point) const
{
    const auto found = points_.find(point);
    return found == points_.end() ? 0 : static_cast<int>(found->second.runs.size());
}

std::int64_t Sweep::givenUp() const
{
    return std::ranges::count_if(points_, [](const auto &of) {
        return of.second.runs.empty() && of.second.failures >= mostFailuresOfAPoint;
    });
}

std::optional<BestCells> bestCells(const Sweep &sweep, std::int64_t first, std::int64_t count)
{
    std::vector<std::int64_t> cells;
    std::vector<ComparedTime> times;
    BestCells result;
    for (std::int64_t cell = first; cell < first + count; ++cell) {
        if (const auto time = sweep.timeOf(cell)) {
            cells.push_back(cell);
            times.push_back(*time);
        } else {
            result.missing.push_back(cell);
        }
    }
    if (cells.empty())
        return std::nullopt;
    const BestOf best = bestOf(times);
    result.best = cells[best.best];
    for (const std::size_t tie : best.ties)
        result.ties.push_back(cells[tie]);
    return result;
}

} // namespace splitscope
