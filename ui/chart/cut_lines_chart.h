// Every cut's latency against one condition, the bandwidth or the edge's CPU share.
#pragma once

#include "ui/chart/cut_latencies.h"
#include "ui/chart/cut_lines.h"
#include "ui/chart/xy_chart.h"

#include <map>
#include <optional>

namespace splitscope {

/// Lines are predicted; cuts that are the best somewhere have strong ones with their numbers.
/// Points are measured medians. The vertical line is the present setting: it can be dragged, and
/// Left and Right move it; Up and Down choose the cut. GUI thread.
class CutLinesChart : public XyChart
{
    Q_OBJECT

public:
    explicit CutLinesChart(Along along, QWidget *parent = nullptr);

    QString title() const override;
    QString asTsv() const override;
    void showData(const ChartData &now) override;
    bool grabs(QPoint position) const override;

    const CutLines &lines() const { return lines_; }
    struct Point
    {
        double value;
        CutLatency latency;
    };
    const std::vector<Point> &points() const { return points_; }
    /// Of the present setting; empty where it has no one number.
    std::optional<double> present() const { return present_; }
    std::optional<CutPoint> selected() const;
    std::optional<CutPoint> hovered() const { return hovered_; }
    bool isDragging() const { return dragging_; }
    int layerCount() const { return layerCount_; }
    /// Null for a cut without a line.
    const CutLine *lineOf(CutPoint cut) const;
    /// Empty beside the line's ends.
    std::optional<double> millisecondsAt(const CutLine &line, double value) const;
    /// "5 Mbit/s"
    QString valueText(double value) const;
    QString toolTipAt(QPoint position) const;
    void setHovered(std::optional<CutPoint> cut);

Q_SIGNALS:
    /// All by the user.
    void cutSelected(splitscope::CutPoint cut);
    void cutHovered(std::optional<splitscope::CutPoint> cut);
    void conditionsChosen(const splitscope::Conditions &conditions);

protected:
    void paintOver(QPainter &painter) override;
    void recolour() override;
    void retranslate() override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void takePoints(const ChartData &now);
    void fillLines();
    void fitLatencies();
    void choose(double value);
    void step(int steps);
    void chooseNeighbour(int by);
    std::optional<CutPoint> cutAt(QPointF position) const;

    Along along_;
    CutLines lines_;
    std::vector<Point> points_;
    std::map<CutPoint, QLineSeries *> series_;
    std::optional<Conditions> conditions_;
    std::optional<double> present_;
    std::optional<CutPoint> hovered_;
    int layerCount_ = 0;
    bool dragging_ = false;
};

} // namespace splitscope
