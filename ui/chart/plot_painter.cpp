#include "ui/chart/plot_painter.h"

#include "ui/theme/colours.h"

#include <QPainter>

namespace splitscope {
namespace {

constexpr double tickLength = 4;

} // namespace

PlotPainter::PlotPainter(QPainter &painter, const QPalette &palette, QRectF plot)
    : painter_(painter), palette_(palette), plot_(plot)
{
}

double PlotPainter::xOf(double fraction) const
{
    return plot_.left() + fraction * plot_.width();
}

double PlotPainter::yOf(double fraction) const
{
    return plot_.bottom() - fraction * plot_.height();
}

void PlotPainter::bottomAxis(const AxisView &axis, const QString &title, bool grid)
{
    const Colours &colours = coloursOf(palette_);
    const QFontMetricsF metrics(painter_.font());
    const double room = metrics.horizontalAdvance(QStringLiteral("00000000"));
    const double extent = axis.end() - axis.begin();
    for (const AxisView::Tick &tick : axis.ticks(int(plot_.width() / room))) {
        const double x = xOf((tick.coordinate - axis.begin()) / extent);
        painter_.setPen(colours.line);
        painter_.drawLine(QPointF(x, grid ? plot_.top() : plot_.bottom()),
                          QPointF(x, plot_.bottom() + tickLength));
        painter_.setPen(colours.quiet);
        QRectF box(0, plot_.bottom() + tickLength + 1, room, metrics.height());
        box.moveCenter({x, box.center().y()});
        painter_.drawText(box, Qt::AlignCenter, tick.label);
    }
    if (title.isEmpty())
        return;
    painter_.setPen(colours.quiet);
    painter_.drawText(QRectF(plot_.left(), plot_.bottom() + tickLength + metrics.height() + 2,
                             plot_.width(), metrics.height()),
                      Qt::AlignCenter, title);
}

void PlotPainter::leftAxis(const AxisView &axis, bool grid)
{
    const Colours &colours = coloursOf(palette_);
    const QFontMetricsF metrics(painter_.font());
    const double extent = axis.end() - axis.begin();
    for (const AxisView::Tick &tick : axis.ticks(int(plot_.height() / (metrics.height() * 1.8)))) {
        const double y = yOf((tick.coordinate - axis.begin()) / extent);
        painter_.setPen(colours.line);
        painter_.drawLine(QPointF(plot_.left() - tickLength, y),
                          QPointF(grid ? plot_.right() : plot_.left(), y));
        painter_.setPen(colours.quiet);
        QRectF box(0, 0, plot_.left() - tickLength - 3, metrics.height());
        box.moveCenter({box.center().x(), y});
        painter_.drawText(box, Qt::AlignRight | Qt::AlignVCenter, tick.label);
    }
}

void PlotPainter::head(const QString &text)
{
    const QFontMetricsF metrics(painter_.font());
    painter_.setPen(coloursOf(palette_).quiet);
    painter_.drawText(
        QRectF(16, plot_.top() - metrics.height() - 7, plot_.right() - 16, metrics.height()),
        Qt::AlignLeft | Qt::AlignVCenter, text);
}

void PlotPainter::frame()
{
    painter_.setPen(coloursOf(palette_).line);
    painter_.setBrush(Qt::NoBrush);
    painter_.drawRect(plot_);
}

} // namespace splitscope
