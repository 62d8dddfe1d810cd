#include "engine/predict/run_setting.h"

namespace splitscope {

namespace {

void takeLink(RunSetting &setting, const LinkConditions &link, std::optional<double> achievedMbit)
{
    if (link.shaping == LinkShaping::Outside) {
        if (achievedMbit)
            setting.uplink = Bandwidth::nearest(*achievedMbit);
        return;
    }
    setting.emulatedLink = !link.unshaped();
    setting.uplink = link.trace ? link.trace->mean() : link.uplink;
    setting.downlink = link.trace ? link.trace->mean() : link.downlink;
    setting.burstBytes = link.burstBytes;
    setting.delay = link.delay;
    setting.jitter = link.jitter;
}

} // namespace

RunSetting settingOf(const Conditions &conditions, std::optional<double> achievedMbit)
{
    RunSetting setting;
    setting.edgeShare = conditions.edge.share;
    setting.cloudShare = conditions.cloud.share;
    setting.edgeQuota = conditions.edge.quota;
    setting.cloudQuota = conditions.cloud.quota;
    setting.coding = conditions.coding;
    setting.delivery = conditions.delivery;
    setting.otherEdges = conditions.otherEdges;
    takeLink(setting, conditions.link, achievedMbit);
    return setting;
}

} // namespace splitscope
