// Everything about a layer, and about the cut after it, on a card.
#pragma once

#include "engine/model/network.h"
#include "ui/layers/cut_figures.h"

#include <QString>

namespace splitscope {

/// Rich text for a tool tip. Row 0 is the input.
QString layerCard(const Network &network, int row, const NetworkFigures &figures);

} // namespace splitscope
