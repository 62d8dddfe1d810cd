// Measures a sweep, one run after the other, and has each kept before the next one begins.
#pragma once

#include "engine/experiment/sweep.h"
#include "net/edge/edge_session.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <optional>

namespace splitscope {

struct SweepProgress
{
    std::int64_t measured = 0;
    std::int64_t leastRuns = 0; ///< more where runs go on until an interval is narrow
    std::int64_t failed = 0;
    qsizetype warmUpLeft = 0;
    bool paused = false;
    /// By what the runs so far took, over what was expected of them. Empty before the first, and
    /// when more than the least number of runs is under way.
    std::optional<std::chrono::duration<double>> remaining;
};

/// Lives on its session's thread and never blocks it beyond what `keep` does. The session is not
/// asked for other runs meanwhile.
class SweepRunner : public QObject
{
    Q_OBJECT

public:
    enum class End {
        Completed, ///< nothing is left; points may have been given up
        Cancelled,
        Failed, ///< error() tells
    };
    Q_ENUM(End)

    /// Called with each run that is no warm-up, measured or failed, before the next one begins. An
    /// error ends the sweep.
    using Keep = std::function<Result<void>(const RunRecord &)>;
    /// So many failed runs one after the other, whatever their settings, end the sweep.
    static constexpr int mostFailuresInARow = 5;

    /// The session outlives the runner. `sweep` has the runs of earlier processes, if any.
    SweepRunner(EdgeSession &session, Sweep sweep, Keep keep, QObject *parent = nullptr);

    /// Waits for the engine if it is loading still. Precondition: the plan is of the network that
    /// the session loads.
    void start();
    /// The run in flight is finished, and no other begins before resume().
    void pause();
    void resume();
    /// The run in flight is stopped at once and not kept. ended() follows.
    void cancel();

    const Sweep &sweep() const { return sweep_; }
    SweepProgress progress() const;
    /// Of End::Failed.
    const std::optional<Error> &error() const { return error_; }
    /// From when the first run that counts was asked for until the last was kept, without pauses
    /// and failed runs; and the latencies of the same runs. The difference is what a sweep costs.
    std::chrono::nanoseconds runningTime() const { return running_; }
    std::chrono::nanoseconds latencies() const { return latencies_; }

Q_SIGNALS:
    /// Ten times a second at most.
    void progressed(const splitscope::SweepProgress &progress);
    /// A run that is no warm-up. Comes after it was kept.
    void runFinished(const splitscope::RunRecord &record);
    /// Once, and queued: the session is idle by then.
    void ended(splitscope::SweepRunner::End end);

private:
    using Seconds = std::chrono::duration<double>;

    void startNext();
    void onRunFinished(const RunRecord &record);
    void count(const RunRecord &record);
    void end(End how);
    void tellProgress();

    EdgeSession &session_;
    Sweep sweep_;
    Keep keep_;
    std::deque<Conditions> warmUp_;
    std::optional<Conditions> inFlight_;
    bool isWarmUp_ = false;
    bool isPaused_ = false;
    bool hasEnded_ = false;
    int failuresInARow_ = 0;
    std::optional<Error> error_;
    QTimer throttle_;

    Seconds expectedInAll_{0};
    Seconds expectedOfMeasured_{0};
    Seconds expectedHere_{0}; ///< of the runs of this process
    Seconds tookHere_{0};
    QElapsedTimer sinceLast_; ///< since the run before was kept, or this one was asked for
    std::chrono::nanoseconds running_{0};
    std::chrono::nanoseconds latencies_{0};
};

} // namespace splitscope
