// What a regression reckons with: numbers made of a step's configuration.
#pragma once

#include "engine/predict/layer_work.h"

namespace splitscope {

/// Those of Neurosurgeon (Kang et al. 2017, section 4.1), which knows no input channels but in the
/// size of the feature map: for convolutions its size and (filter size / stride)^2 x filters, for
/// linear layers their inputs and outputs, for poolings the sizes of both maps, for all others the
/// number of neurons.
std::vector<double> paperVariables(const LayerWork &work);

/// What a step's time is a sum of: multiply-accumulates, bytes read and written, weights that come
/// from the third-level cache and from memory, values that take longer than others.
std::vector<double> summedVariables(const LayerWork &work);

/// Natural logarithms of what a step's time is a product of, and 0 or 1 for what it may have.
std::vector<double> logVariables(const LayerWork &work);

} // namespace splitscope
