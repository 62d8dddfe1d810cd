// One run as stages over time, and the history of the last runs.
#pragma once

#include "ui/chart/axis_view.h"
#include "ui/chart/chart_page.h"
#include "ui/timeline/timeline_geometry.h"

#include <QWidget>

#include <deque>
#include <optional>
#include <vector>

namespace splitscope {

/// Shows the newest run until one of the history is clicked or chosen with the arrow keys; End goes
/// back to the newest. Repaints are the event loop's: many runs within a frame are one repaint.
/// GUI thread.
class TimelineChart : public QWidget, public ChartPage
{
    Q_OBJECT

public:
    static constexpr int mostRuns = 60;

    explicit TimelineChart(const Network &network, QWidget *parent = nullptr);

    void add(const RunRecord &record);
    void clear();
    const std::deque<RunRecord> &runs() const { return runs_; }
    /// Null while there is none.
    const RunRecord *shown() const;
    /// Of the run shown; empty where it failed.
    const std::vector<StageSpan> &stages() const { return stages_; }

    QWidget &widget() override { return *this; }
    QString title() const override;
    QString asTsv() const override;
    void showData(const ChartData &now) override;
    QRectF plotArea() const override;
    AxisView *horizontalAxis() override { return stages_.empty() ? nullptr : &milliseconds_; }
    AxisView *verticalAxis() override { return nullptr; }
    void showAxes() override { update(); }
    bool grabs(QPoint position) const override;

    TimelineGeometry timeline() const;
    HistoryGeometry history() const;
    QString toolTipAt(QPoint position) const;
    QSize minimumSizeHint() const override { return {320, 160}; }

Q_SIGNALS:
    /// The run shown by the user's choice.
    void runSelected(splitscope::RunId run);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QRectF historyArea() const;
    double mostMilliseconds() const;
    int shownIndex() const;
    void choose(int index);
    void showStages();
    QString runToolTip(const RunRecord &run) const;
    QString layerName(int layer) const;
    void describeToScreenReaders();

    std::deque<RunRecord> runs_;
    /// Empty: the newest one.
    std::optional<RunId> chosen_;
    std::vector<StageSpan> stages_;
    AxisView milliseconds_{AxisView::Scale::Linear, 0, 1};
    Network network_;
    std::string model_;
    std::optional<int> hoveredRun_;
};

} // namespace splitscope
