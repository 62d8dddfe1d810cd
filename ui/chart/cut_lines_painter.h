// What lies over the lines: points, names, crossovers and the present setting.
#pragma once

#include "ui/chart/cut_lines_chart.h"
#include "ui/chart/label_places.h"

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
    void paintDot(QPainter &painter, QPointF middle, CutPoint cut) const;
    QPixmap dotOf(CutPoint cut) const;
    void paintCrossovers();
    void paintNames();
    void paintName(const CutLine &line);
    void paintPresent();
    QRectF presentBox() const;
    std::optional<QRectF> crossoverPlace(QPointF at, const QString &text);
    /// How many lines a label there would cover, pale ones not counted.
    int strongLinesUnder(const QRectF &box) const;
    bool isStrong(const CutLine &line) const;
    void paintLabel(const QRectF &box, const QString &text, const QColor &ink);
    QColor colourOf(CutPoint cut) const;

    QPainter &painter_;
    const CutLinesChart &chart_;
    QRectF plot_;
    LabelPlaces places_;
};

} // namespace splitscope
