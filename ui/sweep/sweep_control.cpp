#include "ui/sweep/sweep_control.h"

#include "engine/experiment/sweep_plan_text.h"
#include "net/edge/sweep_report.h"
#include "net/model_options.h"
#include "net/notebook/notebook_keeper.h"
#include "net/notebook/notebook_session.h"
#include "ui/sweep/kept_sweep.h"

namespace splitscope {
namespace {

constexpr std::size_t mostOffered = 20; ///< of the newest sweeps

using Unfinished = std::vector<UnfinishedSweep>;

/// Runs that are there of the plan's least number, whichever points they belong to.
Result<Sweep> sweepSoFar(const Notebook &notebook, ExperimentId experiment, const SweepPlan &plan)
{
    Sweep sweep(plan);
    const auto read = notebook.forEach(
        {.experiment = experiment, .measured = true, .composed = false}, [&](const StoredRun &run) {
            sweep.add(run.record.conditions, *run.record.outcome);
            return true;
        });
    if (!read)
        return tl::make_unexpected(read.error());
    return sweep;
}

Result<Unfinished> unfinishedIn(const Notebook &notebook, const Network &network,
                                const std::string &fingerprint)
{
    const auto experiments = notebook.experiments();
    if (!experiments)
        return tl::make_unexpected(experiments.error());
    Unfinished found;
    for (const StoredExperiment &experiment : *experiments) {
        if (found.size() == mostOffered)
            break;
        if (experiment.info.kind != ExperimentKind::Sweep
            || experiment.info.fingerprint != fingerprint)
            continue;
        const auto plan = keptSweepPlan(experiment.info.plan, network);
        if (!plan || experiment.measured >= plan->points() * plan->repetition().least())
            continue;
        found.push_back({experiment.id, *plan, experiment.measured, experiment.info.startedAt});
    }
    return found;
}

} // namespace

SweepControl::SweepControl(EdgeSession &session, NotebookKeeper &keeper, QObject *parent)
    : QObject(parent), session_(session), keeper_(keeper)
{
    connect(&keeper_, &NotebookKeeper::failed, this, [this](const Error &error) {
        if (!isRunning())
            return;
        cancel();
        Q_EMIT failed(error);
    });
}

std::optional<SweepProgress> SweepControl::progress() const
{
    return runner_ ? std::optional(runner_->progress()) : std::nullopt;
}

void SweepControl::begin(const SweepPlan &plan)
{
    ExperimentInfo info = experimentInfo(session_, ExperimentKind::Sweep, sweepSizeText(plan));
    info.plan = keptSweepText(plan, session_.model());
    info.seed = plan.seed();
    keeper_.setFollowing(false);
    keeper_.beginExperiment(info);
    start(Sweep(plan));
}

void SweepControl::resume(const UnfinishedSweep &unfinished)
{
    if (std::exchange(reading_, true))
        return;
    keeper_
        .ask<Sweep>([unfinished](Notebook &notebook) {
            return sweepSoFar(notebook, unfinished.experiment, unfinished.plan);
        })
        .then(this, [this, experiment = unfinished.experiment](const Result<Sweep> &sweep) {
            reading_ = false;
            if (!sweep)
                return void(Q_EMIT failed(sweep.error()));
            keeper_.setFollowing(false);
            keeper_.continueExperiment(experiment);
            start(*sweep);
        });
}

void SweepControl::start(Sweep sweep)
{
    ended_ = false;
    runner_ = std::make_unique<SweepRunner>(session_, std::move(sweep),
                                            [this](const RunRecord &record) -> Result<void> {
                                                keeper_.store(record);
                                                return {};
                                            });
    connect(runner_.get(), &SweepRunner::progressed, this, &SweepControl::changed);
    connect(runner_.get(), &SweepRunner::ended, this, &SweepControl::end);
    runner_->start();
    Q_EMIT changed();
}

void SweepControl::pause()
{
    if (isRunning())
        runner_->pause();
    Q_EMIT changed();
}

void SweepControl::goOn()
{
    if (isRunning())
        runner_->resume();
    Q_EMIT changed();
}

void SweepControl::cancel()
{
    if (isRunning())
        runner_->cancel();
}

void SweepControl::end(SweepRunner::End how)
{
    ended_ = true;
    keeper_.setFollowing(true);
    if (how == SweepRunner::End::Failed)
        Q_EMIT failed(*runner_->error());
    Q_EMIT changed();
    findUnfinished();
}

void SweepControl::findUnfinished()
{
    if (!session_.fingerprint())
        return;
    keeper_
        .ask<Unfinished>(
            [network = session_.network(), fingerprint = session_.fingerprint()->toShortString()](
                Notebook &notebook) { return unfinishedIn(notebook, network, fingerprint); })
        .then(this, [this](const Result<Unfinished> &found) {
            if (found)
                Q_EMIT unfinishedFound(*found);
        });
}

} // namespace splitscope
