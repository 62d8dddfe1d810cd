// The best cut over bandwidth and CPU share.
#pragma once

#include "engine/predict/latency_predictor.h"
#include "ui/chart/along.h"
#include "ui/chart/axis_view.h"
#include "ui/chart/chart_page.h"
#include "ui/chart/cut_latencies.h"
#include "ui/map/latency_field.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace splitscope {

class Predictions;

/// Areas and contours are predicted; round marks are measured: the fastest cut of that setting,
/// filled with its colour. A click sets bandwidth and share, as the arrow keys do step by step.
/// GUI thread.
class MapChart : public QWidget, public ChartPage
{
    Q_OBJECT

public:
    explicit MapChart(QWidget *parent = nullptr);

    QWidget &widget() override { return *this; }
    QString title() const override;
    QString asTsv() const override;
    void showData(const ChartData &now) override;
    QRectF plotArea() const override;
    AxisView *horizontalAxis() override { return &mbit_; }
    AxisView *verticalAxis() override { return &share_; }
    void showAxes() override;

    /// A setting in which something was measured.
    struct Cell
    {
        double mbit;
        double share;
        std::vector<CutLatency> latencies; ///< by cut
    };
    const std::vector<Cell> &cells() const { return cells_; }
    /// Empty while nothing is predicted.
    const std::optional<LatencyField> &field() const { return field_; }
    /// The areas as pixels, and where their names go. Null and empty without predictions.
    const QImage &areas() const { return areas_; }
    const std::vector<AreaLabel> &names() const { return names_; }
    const std::optional<Conditions> &conditions() const { return conditions_; }
    int layerCount() const { return layerCount_; }

    QPointF positionOf(double mbit, double share) const;
    QString toolTipAt(QPointF position) const;
    QSize minimumSizeHint() const override { return {320, 160}; }

Q_SIGNALS:
    /// By the user.
    void conditionsChosen(const splitscope::Conditions &conditions);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void takeCells(const ChartData &now);
    void predict();
    void drawAreas();
    const Cell *cellAt(QPointF position) const;
    double mbitAt(double x) const;
    double shareAt(double y) const;
    void step(Along along, int steps);
    void describe();

    AxisView mbit_;
    AxisView share_;
    std::optional<Conditions> conditions_;
    int layerCount_ = 0;
    std::vector<Cell> cells_;
    /// What the field was made of, with any bandwidth and share: another setting makes another one.
    std::optional<Conditions> fieldOf_;
    std::shared_ptr<const Predictions> predictions_;
    std::vector<CutPoint> cuts_; ///< as ChartData has them
    std::optional<LatencyPredictor> predictor_;
    std::optional<LatencyField> field_;
    QImage areas_;
    std::vector<AreaLabel> names_;
};

} // namespace splitscope
