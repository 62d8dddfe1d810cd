// The marks of the best cut, everywhere: filled for the best measured one, hollow for the best
// predicted one.
#pragma once

#include <QPointF>

class QColor;
class QPainter;
class QPalette;

namespace splitscope {

void drawStar(QPainter &painter, const QPalette &palette, QPointF centre, double diameter);
/// On a ground of another colour.
void drawStar(QPainter &painter, const QColor &ink, QPointF centre, double diameter);
void drawHollowStar(QPainter &painter, const QPalette &palette, QPointF centre, double diameter);

} // namespace splitscope
