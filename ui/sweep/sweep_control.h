// A sweep of the window: begun or resumed, kept run by run, and told about.
#pragma once

#include "engine/notebook/notebook.h"
#include "net/edge/sweep_runner.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace splitscope {

class NotebookKeeper;

/// One that was begun and has runs left to make.
struct UnfinishedSweep
{
    ExperimentId experiment{};
    SweepPlan plan;
    std::int64_t measured = 0;
    std::chrono::system_clock::time_point startedAt = {};
};

/// One sweep at a time. Its runs reach the notebook on the keeper's thread, and a notebook that
/// cannot take them ends it. GUI thread.
class SweepControl : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    SweepControl(EdgeSession &session, NotebookKeeper &keeper, QObject *parent = nullptr);

    bool isRunning() const { return runner_ != nullptr && !ended_; }
    bool isPaused() const { return isRunning() && runner_->progress().paused; }
    /// The one under way, or the last one that was. Null before the first.
    const Sweep *sweep() const { return runner_ ? &runner_->sweep() : nullptr; }
    std::optional<SweepProgress> progress() const;

    /// Preconditions of these two: none is running, and the session is idle.
    void begin(const SweepPlan &plan);
    /// Reads what was measured before it goes on.
    void resume(const UnfinishedSweep &sweep);
    void pause();
    void goOn();
    void cancel();

    /// Asks the notebook for sweeps of the session's network; unfinishedFound() has the answer.
    void findUnfinished();

Q_SIGNALS:
    void changed();
    /// Of a sweep that has been stopped by an error.
    void failed(const splitscope::Error &error);
    void unfinishedFound(const std::vector<splitscope::UnfinishedSweep> &sweeps);

private:
    void start(Sweep sweep);
    void end(SweepRunner::End how);

    EdgeSession &session_;
    NotebookKeeper &keeper_;
    std::unique_ptr<SweepRunner> runner_;
    bool ended_ = true;
    bool reading_ = false;
};

} // namespace splitscope
