// How the map looks.
#pragma once

#include "ui/chart/label_places.h"
#include "ui/map/map_chart.h"

#include <QFont>

#include <vector>

class QPainter;

namespace splitscope {

/// GUI thread.
class MapPainter
{
public:
    static constexpr double markRadius = 9;

    /// Both must outlive it.
    MapPainter(QPainter &painter, const MapChart &chart);

    void paint();

private:
    void paintAreas();
    void paintContours();
    void paintLevel(const QString &text, std::vector<QPointF> line);
    void paintNames();
    void paintCells();
    void paintPresent();

    QPainter &painter_;
    const MapChart &chart_;
    QRectF plot_;
    QFont font_;
    LabelPlaces places_;
};

} // namespace splitscope
