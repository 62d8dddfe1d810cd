// What a stage of a run is called.
#pragma once

#include "ui/timeline/run_stages.h"

#include <QString>

namespace splitscope {

/// "uplink"
QString stageText(Stage stage);
/// "edge": what the lane's stages belong to.
QString laneText(Lane lane);

} // namespace splitscope
