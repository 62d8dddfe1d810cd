// Axes, grid and title of a plot that we paint ourselves, like those of Qt Charts beside it.
#pragma once

#include "ui/chart/axis_view.h"

#include <QPalette>
#include <QRectF>
#include <QString>

class QPainter;

namespace splitscope {

/// Draws with the painter's font. GUI thread.
class PlotPainter
{
public:
    PlotPainter(QPainter &painter, const QPalette &palette, QRectF plot);

    /// Labels below, the title below them, and lines up through the plot if `grid`.
    void bottomAxis(const AxisView &axis, const QString &title, bool grid);
    /// Labels at the left, and lines through the plot if `grid`. The title is the head's matter.
    void leftAxis(const AxisView &axis, bool grid);
    /// What the axis shows, above its upper end.
    void head(const QString &text);
    void frame();

private:
    double xOf(double fraction) const;
    double yOf(double fraction) const;

    QPainter &painter_;
    const QPalette &palette_;
    QRectF plot_;
};

} // namespace splitscope
