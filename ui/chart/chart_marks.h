// What the bars of Qt Charts cannot show: predictions, intervals, totals, baselines, marks.
#pragma once

#include "engine/plan/planned_cut.h"
#include "ui/chart/cut_latencies.h"

#include <QFont>
#include <QGraphicsItem>
#include <QPalette>

#include <optional>
#include <vector>

class QAbstractSeries;
class QChart;

namespace splitscope {

/// What the chart by cut shows at one moment.
struct ByCut
{
    std::vector<CutLatency> measured;
    std::vector<PlannedCut> predicted;
    std::optional<Baselines> baselines;
    std::optional<CutPoint> selected;
    std::optional<CutPoint> running;
    std::optional<CutPoint> hovered;
};

/// A child of the chart that draws with its mapping, behind the bars or over them. GUI thread.
class ChartMarks : public QGraphicsItem
{
public:
    enum class Place {
        BehindGrid, ///< the selected cut and the one that runs
        BehindBars, ///< predictions, pale
        OverBars,   ///< intervals, totals, baselines and the stars
    };

    /// `shown` must outlive it.
    ChartMarks(Place place, QChart *chart, QAbstractSeries *series, const ByCut &shown);

    /// After `shown` has changed.
    void showAgain();
    void setColours(const QPalette &palette, const QFont &font);

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QRectF slotOf(CutPoint cut) const;
    double yOf(double milliseconds) const;
    void paintSlots(QPainter *painter) const;
    void paintPredicted(QPainter *painter, const PlannedCut &planned) const;
    void paintOver(QPainter *painter) const;
    void paintMeasured(QPainter *painter, const CutLatency &latency, bool best, bool tie) const;
    void paintPredictedTotal(QPainter *painter, const PlannedCut &planned, bool best) const;
    void paintBaselines(QPainter *painter) const;
    void paintStar(QPainter *painter, QPointF above, bool hollow) const;
    bool isMeasured(CutPoint cut) const;

    Place place_;
    QChart *chart_;
    QAbstractSeries *series_;
    const ByCut &shown_;
    QPalette palette_;
    QFont font_;
};

} // namespace splitscope
