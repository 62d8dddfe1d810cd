// What lies over the lines: points, names, crossovers and the present setting.
#pragma once

#include "ui/chart/cut_lines_chart.h"

class QPainter;

namespace splitscope {

/// GUI thread.
class CutLinesPainter
{
public:
    /// Draws with the painter's font. Both must outlive it.
    CutLinesPainter(QPainter &painter, const CutLinesChart &chart);

    void paint();

private:
    void paintPoints();
    void paintCrossovers();
    void paintNames();
    void paintName(const CutLine &line, std::vector<QRectF> &taken);
    void paintPresent();
    void paintLabel(const QRectF &box, const QString &text, const QColor &ink);
    QColor colourOf(CutPoint cut) const;

    QPainter &painter_;
    const CutLinesChart &chart_;
    QRectF plot_;
};

} // namespace splitscope
