// The colour of a cut, in every chart that shows several.
#pragma once

#include <QColor>
#include <QPalette>

namespace splitscope {

/// From the cloud's colour at cut 0 (all cloud) to the edge's at the last one (all edge).
QColor cutColour(int cut, int layerCount, const QPalette &palette);
/// The same as a ground for text and lines.
QColor cutGround(int cut, int layerCount, const QPalette &palette);

} // namespace splitscope
