// What lies over the bars: the selected cut, the totals, the star.
#pragma once

#include "ui/chart/cut_latencies.h"

#include <QFont>
#include <QGraphicsItem>
#include <QPalette>

#include <optional>
#include <span>

class QAbstractSeries;
class QChart;

namespace splitscope {

/// A child of the chart that draws with its mapping, behind the bars or over them. GUI thread.
class ChartMarks : public QGraphicsItem
{
public:
    enum class Place {
        BehindBars, ///< the selected cut and the one that runs
        OverBars,   ///< the totals and the star
    };

    ChartMarks(Place place, QChart *chart, QAbstractSeries *series);

    /// Both must live until the next call.
    void show(std::span<const CutLatency> latencies, CutPoint selected,
              std::optional<CutPoint> running);
    void setColours(const QPalette &palette, const QFont &font);

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QRectF slotOf(CutPoint cut) const;
    void paintSlots(QPainter *painter) const;
    void paintTotal(QPainter *painter, const CutLatency &latency, bool best) const;

    Place place_;
    QChart *chart_;
    QAbstractSeries *series_;
    std::span<const CutLatency> latencies_;
    std::optional<CutPoint> selected_;
    std::optional<CutPoint> running_;
    QPalette palette_;
    QFont font_;
};

} // namespace splitscope
