// Cuts that are worth a look.
#pragma once

#include "engine/model/network.h"

#include <vector>

namespace splitscope {

/// Without those to which the cut before them is as good: after a layer that multiplies nothing and
/// makes nothing smaller (a ReLU, a Dropout, a Flatten) there are as many bytes to send, and next
/// to nothing was computed. Not to the byte where a coding packs zeros, nor to the microsecond
/// where the layer is computed as a part of the one before it. Both ends are always in. Ascending.
std::vector<CutPoint> usefulCuts(const Network &network);

} // namespace splitscope
