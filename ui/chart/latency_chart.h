// Stacked bars: where the milliseconds of each measured cut went.
#pragma once

#include "engine/model/network.h"
#include "ui/chart/cut_latencies.h"

#include <QtCharts/QChartView>

#include <optional>
#include <vector>

class QBarCategoryAxis;
class QBarSet;
class QLabel;
class QStackedBarSeries;
class QValueAxis;

namespace splitscope {

class ChartMarks;
class SideLabel;

/// One place for each cut, measured or not, so that a cut stays where it is. A click or the arrow
/// keys select a cut. Only measurements come in here. GUI thread.
class LatencyChart : public QChartView
{
    Q_OBJECT

public:
    explicit LatencyChart(const Network &network, QWidget *parent = nullptr);

    /// Forgets what it showed. The cut stays, or is the last one that the network has.
    void setNetwork(const Network &network);
    void setLatencies(std::vector<CutLatency> latencies);
    const std::vector<CutLatency> &latencies() const { return latencies_; }
    /// Emits nothing: the caller knows.
    void setSelected(CutPoint cut);
    /// A run is under way at this cut; empty: none is.
    void setRunning(std::optional<CutPoint> cut);

    /// In the view's coordinates; empty outside of the plot.
    std::optional<CutPoint> cutAt(QPoint position) const;
    /// The middle of this cut's bar at this height of the axis, in the view's coordinates.
    QPoint positionOf(CutPoint cut, double milliseconds) const;
    QString toolTipFor(CutPoint cut) const;
    /// What an empty chart says.
    QString invitation() const;

Q_SIGNALS:
    /// By the user.
    void cutSelected(splitscope::CutPoint cut);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeChart();
    void makeBars();
    void makeHead();
    void placeOverlays();
    void fillBars();
    void showMarks();
    void colourChart();
    void retranslate();
    void select(int index);

    Network network_;
    std::vector<CutLatency> latencies_;
    CutPoint selected_;
    std::optional<CutPoint> running_;
    QBarSet *local_;
    QBarSet *transfer_;
    QBarSet *cloud_;
    QStackedBarSeries *series_;
    QBarCategoryAxis *cuts_;
    QValueAxis *milliseconds_;
    ChartMarks *slots_;
    ChartMarks *totals_;
    QWidget *head_;
    QLabel *unit_;
    SideLabel *localLabel_;
    SideLabel *transferLabel_;
    SideLabel *cloudLabel_;
    QLabel *invitation_;
};

} // namespace splitscope
