// The mark of the best measured cut, everywhere.
#pragma once

#include <QPointF>

class QPainter;
class QPalette;

namespace splitscope {

void drawStar(QPainter &painter, const QPalette &palette, QPointF centre, double diameter);

} // namespace splitscope
