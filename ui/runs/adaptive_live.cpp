#include "ui/runs/adaptive_live.h"

#include "ui/conditions/conditions_panel.h"
#include "ui/conditions/node_edit.h"
#include "ui/window/prediction_source.h"

namespace splitscope {

AdaptiveLive::AdaptiveLive(EdgeSession &session, ConditionsPanel &panel,
                           const PredictionSource &predictions, QObject *parent)
    : QObject(parent), panel_(panel), predictions_(predictions), runner_(session)
{
    connect(&runner_, &AdaptiveRunner::decided, this, &AdaptiveLive::follow);
    connect(&runner_, &AdaptiveRunner::stopped, this, &AdaptiveLive::stopped);
    connect(&panel_, &ConditionsPanel::conditionsChanged, this, &AdaptiveLive::takeConditions);
}

bool AdaptiveLive::canStart() const
{
    return predictions_.predictions() != nullptr;
}

void AdaptiveLive::start()
{
    const Conditions conditions = panel_.conditions();
    runner_.start(predictions_.predictions()->forDevicesOf(conditions), conditions);
}

void AdaptiveLive::stop()
{
    if (runner_.running())
        runner_.stop();
}

void AdaptiveLive::follow(const AdaptiveDecision &decision)
{
    moving_ = true;
    panel_.setCut(decision.to);
    moving_ = false;
    runner_.setOnLostCloud(panel_.node().onLostCloud());
    Q_EMIT decided(decision);
}

void AdaptiveLive::takeConditions()
{
    if (moving_ || !runner_.running() || !predictions_.predictions())
        return;
    const Conditions conditions = panel_.conditions();
    runner_.setConditions(conditions, predictions_.predictions()->forDevicesOf(conditions));
}

} // namespace splitscope
