// Stacked bars: where the milliseconds of each cut go, measured and predicted.
#pragma once

#include "engine/model/network.h"
#include "ui/chart/axis_view.h"
#include "ui/chart/chart_marks.h"
#include "ui/chart/chart_page.h"

#include <QtCharts/QChartView>

#include <optional>
#include <vector>

class QBarCategoryAxis;
class QBarSet;
class QLabel;
class QStackedBarSeries;
class QValueAxis;

namespace splitscope {

class LatencyHead;

/// One place for each cut, measured or not, so that a cut stays where it is. Measured bars are
/// solid and stand before the pale predicted ones; the two come in by different types. A click or
/// the arrow keys select a cut. GUI thread.
class LatencyChart : public QChartView, public ChartPage
{
    Q_OBJECT

public:
    explicit LatencyChart(const Network &network, QWidget *parent = nullptr);

    /// Forgets what it showed. The cut stays, or is the last one that the network has.
    void setNetwork(const Network &network);
    /// The cuts that have a place, ascending; all after setNetwork(). Forgets the latencies if they
    /// are others than before.
    void setCuts(const std::vector<CutPoint> &cuts);
    void setLatencies(std::vector<CutLatency> latencies);
    const std::vector<CutLatency> &latencies() const { return shown_.measured; }
    /// Empty: there are none.
    void setPredicted(std::vector<PlannedCut> predicted, std::optional<Baselines> baselines);
    const std::vector<PlannedCut> &predicted() const { return shown_.predicted; }
    /// Emits nothing: the caller knows.
    void setSelected(CutPoint cut);
    /// A run is under way at this cut; empty: none is.
    void setRunning(std::optional<CutPoint> cut);
    /// The pointer is on this cut here or elsewhere.
    void setHovered(std::optional<CutPoint> cut);

    QWidget &widget() override { return *this; }
    QWidget &canvas() override { return *viewport(); }
    QString title() const override;
    QString asTsv() const override;
    void showData(const ChartData &now) override;
    QRectF plotArea() const override;
    AxisView *horizontalAxis() override { return &cutsView_; }
    AxisView *verticalAxis() override { return &millisecondsView_; }
    void showAxes() override;

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
    void cutHovered(std::optional<splitscope::CutPoint> cut);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *) override {} // ChartNavigation's
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeChart();
    void makeBars();
    void placeOverlays();
    void fillBars();
    void fitAxes();
    void showMarks();
    void colourChart();
    void colourAxes();
    void retranslate();
    void placeCuts(std::vector<CutPoint> cuts);
    int placeOfSelected() const;
    void select(int place);
    bool isEmpty() const { return shown_.measured.empty() && shown_.predicted.empty(); }

    Network network_;
    ByCut shown_;
    CutPoint selected_;
    AxisView cutsView_;
    AxisView millisecondsView_;
    QBarSet *local_;
    QBarSet *transfer_;
    QBarSet *cloud_;
    QStackedBarSeries *series_;
    QBarCategoryAxis *cuts_;
    QValueAxis *milliseconds_;
    std::vector<ChartMarks *> marks_;
    LatencyHead *head_;
    QLabel *invitation_;
};

} // namespace splitscope
