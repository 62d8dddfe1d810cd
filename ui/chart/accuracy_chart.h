// Predicted latency against measured latency.
#pragma once

#include "ui/chart/accuracy.h"
#include "ui/chart/xy_chart.h"

#include <optional>

namespace splitscope {

/// A point for each setting and cut that was measured, with the predicted interval; on the line
/// they are the same. The band is the error that was found before, with runs that had no part in
/// the prediction. GUI thread.
class AccuracyChart : public XyChart
{
    Q_OBJECT

public:
    explicit AccuracyChart(QWidget *parent = nullptr);

    QString title() const override;
    QString asTsv() const override;
    void showData(const ChartData &now) override;

    const std::vector<PredictedAndMeasured> &cells() const { return cells_; }
    QString toolTipAt(QPointF position) const;

Q_SIGNALS:
    /// By the user: those of a point.
    void conditionsChosen(const splitscope::Conditions &conditions);

protected:
    void paintOver(QPainter &painter) override;
    void recolour() override { repaintOverlay(); }
    void retranslate() override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void fit();
    void showHead();
    QPointF placeOf(const PredictedAndMeasured &cell) const;
    const PredictedAndMeasured *cellAt(QPointF position) const;
    void paintBand(QPainter &painter) const;
    void paintCell(QPainter &painter, const PredictedAndMeasured &cell) const;

    std::vector<PredictedAndMeasured> cells_;
    PredictionCheck check_;
    std::optional<Conditions> conditions_;
    std::shared_ptr<const Predictions> predictions_;
    std::size_t revision_ = 0;
    std::string model_;
    std::vector<CutPoint> cuts_; ///< as ChartData has them
    int layerCount_ = 0;
};

} // namespace splitscope
