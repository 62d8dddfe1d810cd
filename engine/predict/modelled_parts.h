// Parts of predictions that nobody had to measure.
#pragma once

#include "engine/predict/prediction_parts.h"

namespace splitscope {

/// For two emulated devices over an emulated link: the devices' own figures and the link's law are
/// all that a predictor made of it has. The computer is taken to cost nothing beside, and codings
/// to be free; those whose bytes depend on the values are left out.
PredictionParts modelledParts(const Network &network);

} // namespace splitscope
