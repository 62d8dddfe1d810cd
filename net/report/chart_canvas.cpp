#include "net/report/chart_canvas.h"

#include "net/report/report_fonts.h"

#include <algorithm>
#include <cmath>

namespace splitscope {

namespace {

constexpr double axisFont = 7.5; // points, at 96 to an inch

QColor mixed(const QColor &from, const QColor &to, double part)
{
    const auto mix = [part](int a, int b) { return static_cast<int>(a + (b - a) * part + 0.5); };
    return {mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())};
}

} // namespace

QColor reportCutColour(int cut, int lastCut)
{
    constexpr QColor between{0xa2, 0x3f, 0x8e};
    const double part = lastCut > 0 ? static_cast<double>(cut) / lastCut : 0;
    return part < 0.5 ? mixed(report_colour::cloud, between, part * 2)
                      : mixed(between, report_colour::edge, part * 2 - 1);
}

std::vector<double> roundSteps(double most, int count)
{
    if (!(most > 0))
        return {0, 1};
    const double rough = most / count;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough) {
            step = factor * power;
            break;
        }
    }
    std::vector<double> steps;
    for (int number = 0; number == 0 || steps.back() < most; ++number)
        steps.push_back(number * step);
    return steps;
}

ChartCanvas::ChartCanvas(QPainter &painter, const QRectF &plot, double top)
    : painter_(painter), plot_(plot), top_(top), steps_(roundSteps(top, 5))
{
    top_ = steps_.back();
    setFont(axisFont);
}

void ChartCanvas::setFont(double points, bool bold)
{
    // In pixels: what a point is, the device may have its own opinion about.
    QFont font = reportFont(points);
    font.setPixelSize(static_cast<int>(std::lround(points * 96 / 72)));
    font.setBold(bold);
    painter_.setFont(font);
}

void ChartCanvas::drawVerticalAxis(const QString &name)
{
    for (const double step : steps_) {
        painter_.setPen(QPen(report_colour::line, 1));
        painter_.drawLine(QPointF(plot_.left(), y(step)), QPointF(plot_.right(), y(step)));
        painter_.setPen(report_colour::quiet);
        painter_.drawText(QRectF(plot_.left() - 70, y(step) - 10, 64, 20),
                          Qt::AlignRight | Qt::AlignVCenter, QString::number(step));
    }
    painter_.drawText(QRectF(0, plot_.top() - 28, 300, 18), Qt::AlignLeft | Qt::AlignVCenter, name);
}

void ChartCanvas::drawHorizontalAxis(const std::vector<ChartMark> &marks, const QString &name)
{
    painter_.setPen(report_colour::quiet);
    double taken = plot_.left() - 40;
    for (const ChartMark &mark : marks) {
        const double width = painter_.fontMetrics().horizontalAdvance(mark.text);
        if (mark.at - width / 2 < taken + 3) // no room beside the one before
            continue;
        taken = mark.at + width / 2;
        painter_.drawText(QRectF(mark.at - 60, plot_.bottom() + 3, 120, 16),
                          Qt::AlignHCenter | Qt::AlignTop, mark.text);
    }
    painter_.drawText(QRectF(plot_.left(), plot_.bottom() + 19, plot_.width(), 18),
                      Qt::AlignHCenter | Qt::AlignTop, name);
}

void ChartCanvas::drawText(QPointF middle, const QString &text, const QColor &colour)
{
    painter_.setPen(colour);
    painter_.drawText(QRectF(middle.x() - 80, middle.y() - 9, 160, 18), Qt::AlignCenter, text);
}

} // namespace splitscope
