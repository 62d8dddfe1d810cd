// Live mode with the cut following the link.
#pragma once

#include "net/edge/adaptive_runner.h"

#include <QObject>

#include <memory>

namespace splitscope {

class ConditionsPanel;
class PredictionSource;

/// Moves the panel's cut as the runner decides, and gives the runner what the sliders say: the cut
/// is the runner's until it has stopped. GUI thread.
class AdaptiveLive : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    AdaptiveLive(EdgeSession &session, ConditionsPanel &panel, const PredictionSource &predictions,
                 QObject *parent = nullptr);

    /// Without predictions there is nothing to decide by.
    bool canStart() const;
    /// Precondition: canStart() and not running.
    void start();
    void stop();
    bool isRunning() const { return runner_.running(); }

Q_SIGNALS:
    /// Why the last run had the cut that it had.
    void decided(const splitscope::AdaptiveDecision &decision);
    void stopped();

private:
    void follow(const AdaptiveDecision &decision);
    void takeConditions();

    ConditionsPanel &panel_;
    const PredictionSource &predictions_;
    AdaptiveRunner runner_;
    bool moving_ = false; ///< the cut, by its own decision
};

} // namespace splitscope
