#include "ui/chart/chart_marks.h"

#include "ui/theme/colours.h"
#include "ui/theme/star.h"

#include <QPainter>
#include <QtCharts/QAbstractSeries>
#include <QtCharts/QChart>

namespace splitscope {

ChartMarks::ChartMarks(Place place, QChart *chart, QAbstractSeries *series)
    : QGraphicsItem(chart), place_(place), chart_(chart), series_(series)
{
    // The chart's own parts have small numbers from its background up to its series.
    constexpr double behindGrid = 0.5;
    constexpr double overAll = 100;
    setZValue(place == Place::BehindBars ? behindGrid : overAll);
    setAcceptedMouseButtons(Qt::NoButton);
}

void ChartMarks::show(std::span<const CutLatency> latencies, CutPoint selected,
                      std::optional<CutPoint> running)
{
    latencies_ = latencies;
    selected_ = selected;
    running_ = running;
    prepareGeometryChange();
    update();
}

void ChartMarks::setColours(const QPalette &palette, const QFont &font)
{
    palette_ = palette;
    font_ = font;
    update();
}

QRectF ChartMarks::boundingRect() const
{
    return QRectF(QPointF(), chart_->size());
}

QRectF ChartMarks::slotOf(CutPoint cut) const
{
    const QRectF plot = chart_->plotArea();
    const double left = chart_->mapToPosition({cut.index() - 0.5, 0}, series_).x();
    const double right = chart_->mapToPosition({cut.index() + 0.5, 0}, series_).x();
    return {left, plot.top(), right - left, plot.height()};
}

void ChartMarks::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setRenderHint(QPainter::Antialiasing);
    if (place_ == Place::BehindBars)
        return paintSlots(painter);
    const auto best = fastest(latencies_);
    for (const CutLatency &latency : latencies_)
        paintTotal(painter, latency, best && best->cut == latency.cut);
}

void ChartMarks::paintSlots(QPainter *painter) const
{
    const QColor ink = palette_.color(QPalette::WindowText);
    if (selected_) {
        QColor band = ink;
        band.setAlphaF(0.09F);
        const QRectF slot = slotOf(*selected_);
        if (!latencies_.empty())
            painter->fillRect(slot, band);
        painter->fillRect(QRectF(slot.left(), slot.bottom(), slot.width(), 2), ink);
    }
    if (running_) {
        QColor band = coloursOf(palette_).edge;
        band.setAlphaF(0.22F);
        painter->fillRect(slotOf(*running_), band);
    }
}

void ChartMarks::paintTotal(QPainter *painter, const CutLatency &latency, bool best) const
{
    const double total = static_cast<double>(latency.median.endToEnd().count()) / 1e3;
    const QPointF top = chart_->mapToPosition({double(latency.cut.index()), total}, series_);
    QFont font = font_;
    font.setBold(best);
    painter->setFont(font);
    QString text = QString::number(total, 'f', total < 9.95 ? 1 : 0);
    if (latency.hostTooSlow)
        text += u'*';
    const QFontMetricsF metrics(font);
    QRectF box(0, 0, metrics.horizontalAdvance(text) + 2, metrics.height());
    box.moveCenter({top.x(), 0});
    box.moveBottom(top.y() - 2);
    painter->setPen(palette_.color(QPalette::WindowText));
    painter->drawText(box, Qt::AlignCenter, text);
    constexpr double star = 14;
    if (best)
        drawStar(*painter, palette_, {top.x(), box.top() - star / 2}, star);
}

} // namespace splitscope
