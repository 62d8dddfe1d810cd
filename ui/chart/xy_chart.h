// What charts over two continuous axes have in common.
#pragma once

#include "ui/chart/axis_view.h"
#include "ui/chart/chart_page.h"

#include <QGraphicsItem>
#include <QtCharts/QChartView>

#include <functional>
#include <vector>

class QCategoryAxis;
class QLabel;
class QLineSeries;

namespace splitscope {

/// Draws over the lines, with the chart's mapping. GUI thread.
class ChartOverlay : public QGraphicsItem
{
public:
    using Paint = std::function<void(QPainter &)>;

    ChartOverlay(QChart *chart, Paint paint);

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QChart *chart_;
    Paint paint_;
};

/// Series have the axes' coordinates, so that both scales are drawn evenly and have round labels
/// wherever one has zoomed to. GUI thread.
class XyChart : public QChartView, public ChartPage
{
    Q_OBJECT

public:
    QWidget &widget() override { return *this; }
    QWidget &canvas() override { return *viewport(); }
    QRectF plotArea() const override;
    AxisView *horizontalAxis() override { return &x_; }
    AxisView *verticalAxis() override { return &y_; }
    void showAxes() override;

    /// In the view's coordinates.
    QPointF positionOf(double x, double y) const;
    double xAt(QPointF position) const;
    double yAt(QPointF position) const;

protected:
    XyChart(AxisView x, AxisView y, QWidget *parent);

    QLineSeries *addLine();
    /// The series' points, with the axes' coordinates. Nothing happens if it has them already.
    void setPoints(QLineSeries *series, const std::vector<std::pair<double, double>> &values);
    AxisView &x() { return x_; }
    const AxisView &x() const { return x_; }
    AxisView &y() { return y_; }
    const AxisView &y() const { return y_; }
    void setTitles(const QString &below, const QString &head);
    /// What stands in place of an empty plot; empty: nothing does.
    void setInvitation(const QString &text);
    void repaintOverlay() { overlay_->update(); }
    /// In the plot's clip; the font is the chart's.
    virtual void paintOver(QPainter &painter) = 0;
    /// After a change of palette, font or language.
    virtual void recolour() = 0;
    virtual void retranslate() = 0;

    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *) override {} // ChartNavigation's
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void colourChart();
    void label(QCategoryAxis *axis, const AxisView &view, double room);

    AxisView x_;
    AxisView y_;
    QCategoryAxis *xAxis_;
    QCategoryAxis *yAxis_;
    QLineSeries *frame_; ///< invisible: the mapping is that of a series
    ChartOverlay *overlay_;
    QLabel *head_;
    QLabel *invitation_;
};

} // namespace splitscope
