// Runs one after the other while the cut follows the link.
#pragma once

#include "engine/plan/adaptive_summary.h"
#include "net/edge/edge_session.h"

#include <QObject>

#include <memory>
#include <optional>

namespace splitscope {

enum class AdaptivePolicy {
    Adaptive, ///< AdaptiveController
    Fixed,    ///< never moves: what adaptive runs have to beat
    Oracle,   ///< knows the rates that the trace is going to have: what they cannot beat
};

struct AdaptiveRun
{
    AdaptiveDecision decision;
    RunRecord record;
    /// Empty where the run was not measured, or where nobody here knows the link's rate.
    std::optional<OracleView> view;
};

/// Lives on the session's thread and lets it make one run at a time. Runs that others ask the
/// session for meanwhile are made between its own and are no concern of its.
class AdaptiveRunner : public QObject
{
    Q_OBJECT

public:
    /// `session` outlives the runner.
    explicit AdaptiveRunner(EdgeSession &session, QObject *parent = nullptr);
    ~AdaptiveRunner() override;

    /// From conditions.cut on, until stop(). What was measured before counts no more. `predictor`
    /// is of the session's network and of the devices in `conditions`. Precondition: not running.
    void start(const LatencyPredictor &predictor, const Conditions &conditions,
               AdaptivePolicy policy = AdaptivePolicy::Adaptive,
               const AdaptiveOptions &options = {});
    /// From the next run on, of this and of later sessions. A run that the edge finishes is no
    /// failure that could end it; its times are in no mean.
    void setOnLostCloud(OnLostCloud onLostCloud);
    /// Ends with the run that is in flight; stopped() follows, as it does when the session is
    /// cancelled or loads another network.
    void stop();
    bool running() const;

    /// From the next run on: another bandwidth, share, coding ... The cut stays where it is, and so
    /// does what is known of the link, which has to find out for itself: a slider moves the link
    /// and tells nothing.
    void setConditions(const Conditions &conditions, const LatencyPredictor &predictor);
    /// The cut is the last run's. Precondition: it was started once.
    const Conditions &conditions() const;
    AdaptiveSummary summary() const;

    /// A row of failures this long ends it: nothing would mend by itself.
    static constexpr int mostFailures = 3;

Q_SIGNALS:
    /// Before each run.
    void decided(const splitscope::AdaptiveDecision &decision);
    /// After each. One that was not measured has its reason in the record.
    void finished(const splitscope::AdaptiveRun &run);
    void stopped();

private:
    void begin();
    void onStarted(RunId id, const Conditions &conditions);
    void onFinished(const RunRecord &record);
    void onIdle();
    AdaptiveDecision decide();
    std::chrono::microseconds tracePositionNow() const;
    void end();

    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace splitscope
