#include "engine/experiment/conditions.h"

namespace splitscope {

Conditions labPreset(CutPoint cut)
{
    Conditions conditions(cut);
    conditions.edge = {.profile = orangePi(), .share = CpuShare::of(0.6).value()};
    conditions.cloud = {.profile = orangePi(), .share = CpuShare()};
    conditions.link.uplink = conditions.link.downlink = Bandwidth::ofMbitPerSecond(5).value();
    conditions.link.burstBytes = 4096;
    return conditions;
}

} // namespace splitscope
