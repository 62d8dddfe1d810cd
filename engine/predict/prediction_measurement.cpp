#include "engine/predict/prediction_measurement.h"

#include <algorithm>
#include <random>
#include <utility>

namespace splitscope {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int leastRepetitions = 2;
constexpr int mostRepetitions = 5;

/// What a rest costs is one figure for all cuts.
constexpr int restedRuns = 6;

/// An emulated link that limits nothing; both ways together are a long rest.
constexpr std::chrono::microseconds restDelay = longRest / 2;

/// A thread that waits half of the time has what a paced one has: cold caches.
const CpuShare pacedShare = CpuShare::of(0.5).value();

Conditions unlimited(CutPoint cut)
{
    return Conditions(cut);
}

Conditions paced(CutPoint cut)
{
    Conditions conditions(cut);
    conditions.edge.share = conditions.cloud.share = pacedShare;
    conditions.link.delay = restDelay;
    return conditions;
}

Conditions rested(CutPoint cut)
{
    Conditions conditions(cut);
    conditions.link.delay = restDelay;
    return conditions;
}

/// fp32 first.
std::vector<CodingCost> allCosts(const Tensor &tensor, const std::stop_token &stop)
{
    std::vector<CodingCost> costs;
    for (const Coding coding : allCodings()) {
        if (stop.stop_requested())
            break;
        if (!suits(coding, tensor.shape))
            continue;
        if (const auto cost = costOf(coding, tensor))
            costs.push_back(*cost);
    }
    return costs;
}

} // namespace

PredictionMeasurement::PredictionMeasurement(std::shared_ptr<const Runtime> runtime,
                                             CloudHalf &cloud, Tensor input,
                                             const MessageBytes &messages,
                                             std::chrono::nanoseconds budget)
    : runtime_(std::move(runtime)), experiment_(runtime_, cloud), input_(std::move(input)),
      messages_(messages), budget_(budget), activation_(input_)
{
    planRepetition();
}

int PredictionMeasurement::repetitions() const
{
    if (planned_ < 2)
        return leastRepetitions;
    const auto once = spent_ / planned_;
    const auto affordable = once.count() > 0 ? budget_ / once : mostRepetitions;
    return static_cast<int>(
        std::clamp<std::int64_t>(affordable, leastRepetitions, mostRepetitions));
}

bool PredictionMeasurement::done() const
{
    return toDo_.empty();
}

double PredictionMeasurement::progress() const
{
    const auto cuts = static_cast<double>(runtime_->network().layerCount() + 1);
    const double ofCodings = static_cast<double>(codings_.size()) / cuts;
    const double ofRuns = done() ? 1
                                 : static_cast<double>(runs_.size())
                                       / static_cast<double>(runsInRepetition_)
                                       / std::max(repetitions(), planned_);
    return 0.1 * ofCodings + 0.9 * std::min(ofRuns, 1.0);
}

Result<void> PredictionMeasurement::step(const std::stop_token &stop)
{
    if (!inputIsSet_) {
        if (const auto set = experiment_.setInput(input_, stop); !set)
            return set;
        inputIsSet_ = true;
    }
    if (std::ssize(codings_) <= runtime_->network().layerCount())
        return measureCodings(stop);
    return measureRun(stop);
}

Result<void> PredictionMeasurement::measureCodings(const std::stop_token &stop)
{
    const Network &network = runtime_->network();
    auto costs = allCosts(activation_, stop);
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled, network.title());
    const CutPoint cut = network.cutPoint(static_cast<int>(codings_.size())).value();
    if (cut < network.lastCut()) {
        const CutPoint next = network.cutPoint(cut.index() + 1).value();
        auto run = runtime_->run(cut, next, activation_, Device{}, stop);
        if (!run)
            return tl::make_unexpected(run.error());
        activation_ = std::move(run->output);
    }
    codings_.push_back(std::move(costs));
    return {};
}

Result<void> PredictionMeasurement::measureRun(const std::stop_token &stop)
{
    const PlannedRun &next = toDo_.back();
    const auto begin = Clock::now();
    auto measured = experiment_.measure(next.conditions, stop);
    if (!measured)
        return tl::make_unexpected(measured.error());
    spent_ += Clock::now() - begin;
    runs_.push_back(
        {next.repetition, next.conditions.cut, settingOf(next.conditions), *std::move(measured)});
    toDo_.pop_back();
    if (toDo_.empty() && planned_ < repetitions())
        planRepetition();
    return {};
}

void PredictionMeasurement::planRepetition()
{
    std::vector<CutPoint> cuts = runtime_->network().cutPoints();
    std::mt19937 order(static_cast<std::mt19937::result_type>(planned_));
    const auto plan = [&](Conditions (*conditionsAt)(CutPoint)) {
        std::ranges::shuffle(cuts, order);
        for (const CutPoint cut : cuts)
            toDo_.push_back({planned_, conditionsAt(cut)});
    };
    const std::size_t every = std::max<std::size_t>(cuts.size() / restedRuns, 1);
    for (std::size_t number = 0; number < cuts.size(); number += every)
        toDo_.push_back({planned_, rested(cuts[number])});
    plan(paced); // over the same link, so that there is one change in each repetition
    plan(unlimited);
    runsInRepetition_ = toDo_.size();
    ++planned_;
}

PredictionParts PredictionMeasurement::parts() const
{
    return partsFromRuns(runtime_->network(), runs_, codings_, messages_);
}

} // namespace splitscope
