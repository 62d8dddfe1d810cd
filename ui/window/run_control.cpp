#include "ui/window/run_control.h"

#include "net/edge/adaptive_report.h"
#include "net/edge/edge_session.h"
#include "ui/conditions/conditions_panel.h"
#include "ui/conditions/node_edit.h"
#include "ui/runs/adaptive_live.h"
#include "ui/runs/run_bar.h"
#include "ui/runs/run_batches.h"
#include "ui/status/notice_bar.h"
#include "ui/status/status_strip.h"
#include "ui/window/main_menu.h"
#include "ui/window/workbench.h"

#include <algorithm>

namespace splitscope {

RunControl::RunControl(EdgeSession &session, Workbench &workbench, MainMenu &menu,
                       StatusStrip &status, const PredictionSource &predictions,
                       std::function<bool()> ready, QObject *parent)
    : QObject(parent), session_(session), workbench_(workbench), menu_(menu), status_(status),
      ready_(std::move(ready)),
      adaptiveLive_(new AdaptiveLive(session, workbench.conditions(), predictions, this))
{
    next_.setSingleShot(true);
    connect(&next_, &QTimer::timeout, this, &RunControl::runNext);
    connect(&session_, &EdgeSession::runFinished, this, &RunControl::noteFinished);
    connect(&session_, &EdgeSession::idle, this, &RunControl::noteIdle);
    const RunBar *bar = &workbench_.runBar();
    connect(bar, &RunBar::runRequested, this, &RunControl::runThisCut);
    connect(bar, &RunBar::sheetCutsRequested, this, &RunControl::runSheetCuts);
    connect(bar, &RunBar::allCutsRequested, this, &RunControl::runAllCuts);
    connect(bar, &RunBar::liveRequested, this, &RunControl::setLive);
    connect(bar, &RunBar::adaptiveRequested, this, &RunControl::setAdaptive);
    connect(bar, &RunBar::stopRequested, this, &RunControl::stop);
    connect(&menu_, &MainMenu::runRequested, this, &RunControl::runThisCut);
    connect(&menu_, &MainMenu::sheetCutsRequested, this, &RunControl::runSheetCuts);
    connect(&menu_, &MainMenu::allCutsRequested, this, &RunControl::runAllCuts);
    connect(&menu_, &MainMenu::liveRequested, this, &RunControl::setLive);
    connect(&menu_, &MainMenu::adaptiveRequested, this, &RunControl::setAdaptive);
    connect(adaptiveLive_, &AdaptiveLive::decided, this, &RunControl::showDecision);
    connect(adaptiveLive_, &AdaptiveLive::stopped, this, [this] {
        if (adaptive_)
            setLive(false);
    });
    connect(&menu_, &MainMenu::stopRequested, this, &RunControl::stop);
    show();
}

void RunControl::runThisCut()
{
    run({workbench_.conditions().conditions()});
}

void RunControl::runSheetCuts()
{
    run(sheetCuts(session_.network(), workbench_.conditions().conditions()));
}

void RunControl::runAllCuts()
{
    run(allCuts(session_.network(), workbench_.conditions().conditions()));
}

void RunControl::run(const std::vector<Conditions> &batch)
{
    workbench_.notice().dismiss();
    if (!ready_())
        return;
    failed_.clear();
    requested_ += static_cast<int>(batch.size());
    session_.run(batch, onLostCloud());
    show();
}

void RunControl::runFailedAgain()
{
    const std::vector<Conditions> again = failed_;
    run(again);
}

void RunControl::stop()
{
    setLive(false);
    session_.cancel();
    forgetWaiting();
}

void RunControl::forgetWaiting()
{
    // What waited for the engine has not begun, so it does not end either.
    if (!session_.busy())
        finished_ = requested_ = 0;
    show();
}

void RunControl::setLive(bool live)
{
    live_ = live && ready_();
    next_.stop();
    if (live_) {
        failed_.clear();
        workbench_.notice().dismiss();
        startLive();
    } else {
        adaptive_ = false;
        adaptiveLive_->stop();
        workbench_.runBar().setReason({});
    }
    show();
}

void RunControl::setAdaptive(bool adaptive)
{
    adaptive_ = adaptive;
    next_.stop();
    if (!adaptive_) {
        adaptiveLive_->stop();
        workbench_.runBar().setReason({});
    }
    if (adaptive_ && !live_)
        return setLive(true);
    if (live_)
        startLive();
    show();
}

OnLostCloud RunControl::onLostCloud() const
{
    return workbench_.conditions().node().onLostCloud();
}

void RunControl::startLive()
{
    if (adaptive_ && !adaptiveLive_->isRunning()) {
        if (adaptiveLive_->canStart())
            return adaptiveLive_->start();
        workbench_.runBar().setReason(tr("The cut adapts as soon as there are predictions."));
    }
    if (!session_.busy())
        runNext();
}

void RunControl::showDecision(const AdaptiveDecision &decision)
{
    workbench_.runBar().setReason(decisionText(decision));
}

void RunControl::noteFinished(const RunRecord &record)
{
    ++finished_;
    if (!record.outcome && record.outcome.error().kind != ErrorKind::Cancelled) {
        if (live_)
            failed_.clear(); // it repeats itself
        failed_.push_back(record.conditions);
    }
    if (!record.outcome && !record.finishedOnEdge && live_)
        setLive(false); // the next one would fail as well, and hide why
    show();
}

void RunControl::noteIdle()
{
    finished_ = requested_ = 0;
    if (live_ && !adaptiveLive_->isRunning()) {
        // A display shows no more than that, and a small network would fill the records in no time.
        constexpr int frame = 16; // ms
        next_.start(std::max(0, frame - static_cast<int>(sinceLast_.elapsed())));
    }
    show();
}

void RunControl::runNext()
{
    if (!live_ || adaptiveLive_->isRunning() || session_.busy())
        return;
    if (adaptive_ && adaptiveLive_->canStart())
        return startLive();
    ++requested_;
    sinceLast_.start();
    session_.run({workbench_.conditions().conditions()}, onLostCloud());
    show();
}

void RunControl::show()
{
    const bool running = requested_ > 0 || live_;
    // One run of live mode after the other is no progress towards anything.
    workbench_.runBar().setProgress(live_ ? 0 : finished_, live_ ? 1 : requested_);
    workbench_.runBar().setLive(live_, adaptive_);
    menu_.setRunning(running);
    menu_.setLive(live_, adaptive_);
    status_.showRuns(running);
}

} // namespace splitscope
