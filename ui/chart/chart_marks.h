// What the bars of Qt Charts cannot show: predictions, intervals, totals, baselines, marks.
#pragma once

#include "engine/plan/planned_cut.h"
#include "ui/chart/cut_latencies.h"
#include "ui/chart/label_places.h"

#include <QFont>
#include <QGraphicsItem>
#include <QPalette>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

class QAbstractSeries;
class QChart;

namespace splitscope {

/// What the chart by cut shows at one moment.
struct ByCut
{
    std::vector<CutPoint> cuts; ///< ascending: those that have a place
    std::vector<CutLatency> measured;
    std::vector<PlannedCut> predicted;
    std::optional<Baselines> baselines;
    std::optional<CutPoint> selected;
    std::optional<CutPoint> running;
    std::optional<CutPoint> hovered;

    /// From the left; empty: the cut has no place.
    std::optional<int> placeOf(CutPoint cut) const;
};

/// A child of the chart that draws with its mapping, behind the bars or over them. GUI thread.
class ChartMarks : public QGraphicsItem
{
public:
    enum class Place {
        BehindGrid, ///< the selected cut, the one that runs, and the cuts' numbers
        BehindBars, ///< predictions, pale
        OverBars,   ///< intervals, totals, baselines and the stars
    };

    /// `shown` must outlive it.
    ChartMarks(Place place, QChart *chart, QAbstractSeries *series, const ByCut &shown);

    /// What the numbers of the cuts and their title need below the plot.
    static int footHeight(const QFont &font);
    /// Each cut has its number, or each second, fifth, tenth: none runs into another.
    static int numbersStride(double slotWidth, double numberWidth);

    /// After `shown` has changed.
    void showAgain();
    void setColours(const QPalette &palette, const QFont &font);

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    /// Empty for a cut that has no place.
    QRectF slotOf(CutPoint cut) const;
    double yOf(double milliseconds) const;
    void paintSlots(QPainter *painter) const;
    void paintNumbers(QPainter *painter) const;
    void paintPredicted(QPainter *painter, const PlannedCut &planned) const;
    void paintOver(QPainter *painter) const;
    void paintMeasured(QPainter *painter, const CutLatency &latency, bool best, bool tie,
                       LabelPlaces &places) const;
    void paintInterval(QPainter *painter, std::pair<double, double> milliseconds, double x,
                       double reach) const;
    /// Of the bar and, as long as it is within the plot, its interval: the total stands above.
    double topOf(double total, double high) const;
    void paintPredictedInterval(QPainter *painter, const PlannedCut &planned) const;
    void paintPredictedTotal(QPainter *painter, const PlannedCut &planned, bool best,
                             LabelPlaces &places) const;
    struct Baseline
    {
        QString name;
        double milliseconds;
        QColor colour;
    };
    /// Those within the plot.
    std::vector<Baseline> baselines() const;
    void paintBaselines(QPainter *painter) const;
    /// Where nothing else is written.
    void paintBaselineNames(QPainter *painter, LabelPlaces &places) const;
    void paintStar(QPainter *painter, QPointF above, bool hollow, LabelPlaces &places) const;
    bool isMeasured(CutPoint cut) const;

    Place place_;
    QChart *chart_;
    QAbstractSeries *series_;
    const ByCut &shown_;
    QPalette palette_;
    QFont font_;
};

} // namespace splitscope
