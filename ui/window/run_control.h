// Which runs the session is asked for: batches by the user's hand, and live mode.
#pragma once

#include "engine/experiment/measured_run.h"
#include "engine/plan/adaptive_controller.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace splitscope {

class EdgeSession;
class MainMenu;
class AdaptiveLive;
class PredictionSource;
class StatusStrip;
class Workbench;

/// Counts what was asked for and what has ended, and shows it. In live mode the next run begins
/// when the session has nothing else to do, under the conditions that the panel has by then. It
/// ends with a stop and with a run that fails. GUI thread.
class RunControl : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it. `ready`: whether the address of the node can be used.
    RunControl(EdgeSession &session, Workbench &workbench, MainMenu &menu, StatusStrip &status,
               const PredictionSource &predictions, std::function<bool()> ready,
               QObject *parent = nullptr);

    void runThisCut();
    void runSheetCuts();
    void runAllCuts();
    void run(const std::vector<Conditions> &batch);
    /// What has failed since the user last began something.
    void runFailedAgain();
    void stop();
    /// What waits for the engine is dropped when another one is loaded.
    void forgetWaiting();

    void setLive(bool live);
    bool isLive() const { return live_; }
    /// Live mode in which the cut follows the link, once there are predictions. It ends with live
    /// mode; switched off alone, live mode goes on with the cut where it is.
    void setAdaptive(bool adaptive);

private:
    void noteFinished(const RunRecord &record);
    void noteIdle();
    void runNext();
    OnLostCloud onLostCloud() const;
    void startLive();
    void showDecision(const AdaptiveDecision &decision);
    void show();

    EdgeSession &session_;
    Workbench &workbench_;
    MainMenu &menu_;
    StatusStrip &status_;
    std::function<bool()> ready_;
    int finished_ = 0;
    int requested_ = 0;
    std::vector<Conditions> failed_;
    bool live_ = false;
    bool adaptive_ = false;
    AdaptiveLive *adaptiveLive_;
    QTimer next_;
    QElapsedTimer sinceLast_;
};

} // namespace splitscope
