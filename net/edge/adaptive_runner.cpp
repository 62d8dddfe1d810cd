#include "net/edge/adaptive_runner.h"

#include <utility>

namespace splitscope {

namespace {

using Clock = AdaptiveController::Clock;

/// Somebody here limits the link, and so knows what it lets through.
bool rateIsKnown(const LinkConditions &link)
{
    return link.shaping == LinkShaping::Emulated && (link.trace || link.uplink);
}

} // namespace

struct AdaptiveRunner::Impl
{
    explicit Impl(EdgeSession &made) : session(made) {}

    EdgeSession &session;
    std::optional<AdaptiveController> controller; ///< empty: not running
    std::optional<Conditions> conditions;
    AdaptivePolicy policy = AdaptivePolicy::Adaptive;
    OnLostCloud onLostCloud = OnLostCloud::Fail;
    AdaptiveTally tally;
    std::optional<AdaptiveDecision> decision; ///< of the run that was asked for
    std::optional<Conditions> asked;          ///< of the same
    std::optional<RunId> inFlight;
    bool stopping = false;
    int failures = 0; ///< in a row
    /// Of the trace, where it was known last, and when.
    std::chrono::microseconds position{0};
    std::optional<Clock::time_point> positionAt;
};

AdaptiveRunner::AdaptiveRunner(EdgeSession &session, QObject *parent)
    : QObject(parent), impl_(std::make_unique<Impl>(session))
{
    connect(&session, &EdgeSession::runStarted, this, &AdaptiveRunner::onStarted);
    connect(&session, &EdgeSession::runFinished, this, &AdaptiveRunner::onFinished);
    connect(&session, &EdgeSession::idle, this, &AdaptiveRunner::onIdle);
}

AdaptiveRunner::~AdaptiveRunner() = default;

void AdaptiveRunner::start(const LatencyPredictor &predictor, const Conditions &conditions,
                           AdaptivePolicy policy, const AdaptiveOptions &options)
{
    impl_->controller.emplace(predictor, conditions, options);
    impl_->conditions = conditions;
    impl_->policy = policy;
    impl_->tally = {};
    impl_->stopping = false;
    impl_->failures = 0;
    impl_->positionAt.reset();
    begin();
}

void AdaptiveRunner::setOnLostCloud(OnLostCloud onLostCloud)
{
    impl_->onLostCloud = onLostCloud;
}

void AdaptiveRunner::stop()
{
    if (!impl_->controller)
        return;
    impl_->stopping = true;
    if (!impl_->decision)
        end();
}

bool AdaptiveRunner::running() const
{
    return impl_->controller.has_value();
}

void AdaptiveRunner::setConditions(const Conditions &conditions, const LatencyPredictor &predictor)
{
    if (!impl_->controller)
        return;
    const CutPoint cut = impl_->conditions->cut;
    if (conditions.link.trace != impl_->conditions->link.trace)
        impl_->positionAt.reset();
    impl_->conditions = conditions;
    impl_->conditions->cut = cut;
    impl_->controller->setConditions(*impl_->conditions, predictor);
}

const Conditions &AdaptiveRunner::conditions() const
{
    return *impl_->conditions;
}

AdaptiveSummary AdaptiveRunner::summary() const
{
    return impl_->tally.summary();
}

void AdaptiveRunner::begin()
{
    impl_->decision = decide();
    impl_->conditions->cut = impl_->decision->to;
    impl_->asked = impl_->conditions;
    Q_EMIT decided(*impl_->decision);
    impl_->session.run({*impl_->asked}, impl_->onLostCloud);
}

AdaptiveDecision AdaptiveRunner::decide()
{
    const CutPoint before = impl_->conditions->cut;
    switch (impl_->policy) {
    case AdaptivePolicy::Adaptive:
        return impl_->controller->next(Clock::now());
    case AdaptivePolicy::Oracle:
        if (rateIsKnown(impl_->conditions->link)) {
            const AdaptiveOracle oracle(impl_->controller->predictor(), *impl_->conditions,
                                        impl_->controller->load());
            const auto view = viewedBy(oracle, before, tracePositionNow());
            return {.from = before,
                    .to = view.best,
                    .reason = view.best == before ? AdaptiveReason::Stay : AdaptiveReason::Gain,
                    .predictedFrom = view.chosen,
                    .predictedTo = view.latency};
        }
        break;
    case AdaptivePolicy::Fixed:
        break;
    }
    return {.from = before, .to = before};
}

std::chrono::microseconds AdaptiveRunner::tracePositionNow() const
{
    if (!impl_->positionAt)
        return std::chrono::microseconds(0);
    return impl_->position
           + std::chrono::duration_cast<std::chrono::microseconds>(Clock::now()
                                                                   - *impl_->positionAt);
}

void AdaptiveRunner::onStarted(RunId id, const Conditions &conditions)
{
    if (impl_->decision && !impl_->inFlight && conditions == *impl_->asked)
        impl_->inFlight = id;
}

void AdaptiveRunner::onFinished(const RunRecord &record)
{
    if (!impl_->inFlight || record.id != *impl_->inFlight)
        return;
    const auto now = Clock::now();
    impl_->inFlight.reset();
    AdaptiveRun run{*std::exchange(impl_->decision, {}), record, {}};
    std::optional<LatencyBreakdown> latency;
    if (record.outcome) {
        const Measurement &measured = *record.outcome;
        latency = measured.latency;
        if (measured.achieved.tracePosition) {
            impl_->position = *measured.achieved.tracePosition;
            impl_->positionAt = now - measured.latency.endToEnd();
        }
        if (rateIsKnown(record.conditions.link))
            run.view =
                viewedBy(AdaptiveOracle(impl_->controller->predictor(), record.conditions,
                                        impl_->controller->load()),
                         record.conditions.cut,
                         measured.achieved.tracePosition.value_or(std::chrono::microseconds(0)));
        impl_->controller->note(measured.achieved.uplinkMbitPerSecond, measured.cloudLoad, now);
    }
    const bool answered = record.outcome || record.finishedOnEdge;
    impl_->failures = answered ? 0 : impl_->failures + 1;
    if (record.finishedOnEdge)
        impl_->tally.addFinishedOnEdge(run.decision);
    else
        impl_->tally.add(run.decision, latency, run.view);
    const bool cancelled = !record.outcome && record.outcome.error().kind == ErrorKind::Cancelled;
    if (cancelled || impl_->failures == mostFailures)
        impl_->stopping = true;
    Q_EMIT finished(run);
    if (!impl_->controller) // whoever heard that has stopped it
        return;
    if (impl_->stopping)
        end();
    else if (!impl_->decision)
        begin();
}

/// The session has dropped what it was asked for: it was cancelled, or has another network.
void AdaptiveRunner::onIdle()
{
    if (!impl_->decision || impl_->inFlight || impl_->session.busy())
        return;
    impl_->decision.reset();
    end();
}

void AdaptiveRunner::end()
{
    impl_->controller.reset();
    impl_->stopping = false;
    Q_EMIT stopped();
}

} // namespace splitscope
