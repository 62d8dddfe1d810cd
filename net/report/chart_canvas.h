// What the charts of a report have in common: a frame, axes and colours.
#pragma once

#include <QColor>
#include <QPainter>
#include <QRectF>
#include <QString>

#include <vector>

namespace splitscope {

namespace report_colour {
inline constexpr QColor edge{0x2b, 0x6c, 0xb0};
inline constexpr QColor transfer{0x9a, 0xa7, 0xb4};
inline constexpr QColor cloud{0xdd, 0x7a, 0x12};
inline constexpr QColor ink{0x1c, 0x23, 0x2b};
inline constexpr QColor quiet{0x5f, 0x69, 0x74};
inline constexpr QColor line{0xd9, 0xde, 0xe4};
inline constexpr QColor best{0xb0, 0x7a, 0x00};
} // namespace report_colour

/// From the cloud's orange (cut 0) by way of a third hue to the edge's blue (the last cut).
QColor reportCutColour(int cut, int lastCut);

/// Round numbers from 0 to at least `most`, about `count` of them.
std::vector<double> roundSteps(double most, int count);

struct ChartMark
{
    double at;
    QString text;
};

/// A plot with a vertical axis from 0 to `top`.
class ChartCanvas
{
public:
    ChartCanvas(QPainter &painter, const QRectF &plot, double top);

    QPainter &painter() { return painter_; }
    const QRectF &plot() const { return plot_; }
    double y(double value) const { return plot_.bottom() - value / top_ * plot_.height(); }

    void setFont(double points, bool bold = false);
    /// Grid, numbers, and the axis's name above it.
    void drawVerticalAxis(const QString &name);
    /// Numbers below the plot at these places of it; `name` below them.
    void drawHorizontalAxis(const std::vector<ChartMark> &marks, const QString &name);
    void drawText(QPointF middle, const QString &text, const QColor &colour);

private:
    QPainter &painter_;
    QRectF plot_;
    double top_;
    std::vector<double> steps_;
};

} // namespace splitscope
