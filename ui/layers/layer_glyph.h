// A small picture of what a layer does.
#pragma once

#include "engine/model/layer.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace splitscope {

/// In the middle of `cell`, as large as fits, sharp at any scale.
void drawLayerGlyph(QPainter &painter, const LayerSpec &spec, const QRectF &cell,
                    const QColor &ink);

} // namespace splitscope
