#include "net/edge/sweep_runner.h"

#include "engine/experiment/expected_time.h"

#include <algorithm>
#include <utility>

namespace splitscope {

using namespace std::chrono_literals;

SweepRunner::SweepRunner(EdgeSession &session, Sweep sweep, Keep keep, QObject *parent)
    : QObject(parent), session_(session), sweep_(std::move(sweep)), keep_(std::move(keep))
{
    throttle_.setSingleShot(true);
    throttle_.setInterval(100ms);
    connect(&throttle_, &QTimer::timeout, this, [this] { Q_EMIT progressed(progress()); });
    connect(&session_, &EdgeSession::runFinished, this, &SweepRunner::onRunFinished);
    connect(&session_, &EdgeSession::engineFailed, this, [this](const Error &error) {
        error_ = error;
        end(End::Failed);
    });
    // Somebody has cancelled the session's queue before our run began.
    connect(&session_, &EdgeSession::idle, this, [this] {
        if (inFlight_)
            end(End::Cancelled);
    });
}

void SweepRunner::start()
{
    const SweepPlan &plan = sweep_.plan();
    const Network &network = session_.network();
    expectedInAll_ = plan.repetition().least() * expectedRound(network, plan);
    for (std::int64_t point = 0; sweep_.measured() > 0 && point < plan.points(); ++point) {
        const int runs = std::min(sweep_.runsOf(point), plan.repetition().least());
        if (runs > 0)
            expectedOfMeasured_ +=
                runs
                * Seconds(expectedTimes(network, plan.conditionsOf(plan.point(point))).whole());
    }
    if (sweep_.next()) {
        for (const Conditions &conditions : warmUpRuns(plan))
            warmUp_.push_back(conditions);
    }
    startNext();
}

void SweepRunner::pause()
{
    isPaused_ = true;
    tellProgress();
}

void SweepRunner::resume()
{
    if (!std::exchange(isPaused_, false))
        return;
    tellProgress();
    if (!inFlight_ && !hasEnded_)
        startNext();
}

void SweepRunner::cancel()
{
    if (hasEnded_)
        return;
    end(End::Cancelled);
    session_.cancel();
}

void SweepRunner::startNext()
{
    if (isPaused_ || hasEnded_)
        return sinceLast_.invalidate();
    isWarmUp_ = !warmUp_.empty();
    if (isWarmUp_) {
        inFlight_ = std::move(warmUp_.front());
        warmUp_.pop_front();
    } else {
        const auto point = sweep_.next();
        if (!point)
            return end(End::Completed);
        inFlight_ = sweep_.plan().conditionsOf(sweep_.plan().point(*point));
    }
    if (isWarmUp_ || !sinceLast_.isValid())
        sinceLast_.start();
    session_.run({*inFlight_});
}

void SweepRunner::onRunFinished(const RunRecord &record)
{
    if (hasEnded_ || !inFlight_ || record.conditions != *inFlight_)
        return;
    inFlight_.reset();
    if (!record.outcome && record.outcome.error().kind == ErrorKind::Cancelled)
        return end(End::Cancelled);
    if (!isWarmUp_) {
        if (const auto kept = keep_(record); !kept) {
            error_ = kept.error();
            return end(End::Failed);
        }
        count(record);
        Q_EMIT runFinished(record);
    }
    failuresInARow_ = record.outcome ? 0 : failuresInARow_ + 1;
    if (failuresInARow_ >= mostFailuresInARow) {
        error_ = record.outcome.error();
        return end(End::Failed);
    }
    tellProgress();
    startNext();
}

void SweepRunner::count(const RunRecord &record)
{
    const std::chrono::nanoseconds took(sinceLast_.nsecsElapsed());
    sinceLast_.start();
    if (!record.outcome)
        return sweep_.addFailure(record.conditions);
    const std::int64_t before = sweep_.measured();
    sweep_.add(record.conditions, *record.outcome);
    const Seconds expected = expectedTimes(session_.network(), record.conditions).whole();
    expectedOfMeasured_ += static_cast<double>(sweep_.measured() - before) * expected;
    expectedHere_ += expected;
    tookHere_ += took;
    running_ += took;
    latencies_ += record.outcome->latency.endToEnd();
}

void SweepRunner::end(End how)
{
    if (std::exchange(hasEnded_, true))
        return;
    inFlight_.reset();
    throttle_.stop();
    Q_EMIT progressed(progress());
    QMetaObject::invokeMethod(
        this, [this, how] { Q_EMIT ended(how); }, Qt::QueuedConnection);
}

void SweepRunner::tellProgress()
{
    if (!throttle_.isActive())
        throttle_.start();
}

SweepProgress SweepRunner::progress() const
{
    SweepProgress progress{.measured = sweep_.measured(),
                           .leastRuns = sweep_.leastRuns(),
                           .failed = sweep_.failed(),
                           .warmUpLeft = std::ssize(warmUp_) + (isWarmUp_ && inFlight_ ? 1 : 0),
                           .paused = isPaused_,
                           .remaining = {}};
    const Seconds left = expectedInAll_ - expectedOfMeasured_;
    if (expectedHere_ > Seconds(0) && left > Seconds(0))
        progress.remaining = left * (tookHere_ / expectedHere_);
    return progress;
}

} // namespace splitscope
