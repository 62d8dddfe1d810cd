// The batches of runs that the window's buttons ask for.
#pragma once

#include "engine/experiment/conditions.h"
#include "engine/model/network.h"

#include <vector>

namespace splitscope {

// Both leave out cuts whose tensor cannot have the setting's coding: a picture's is for cut 0
// alone.

/// Every cut of the network under this setting, in order.
std::vector<Conditions> allCuts(const Network &network, const Conditions &setting);
/// The cuts of the lab sheet's table, 0, 8, 13 and 22, as far as the network has them.
std::vector<Conditions> sheetCuts(const Network &network, const Conditions &setting);

} // namespace splitscope
