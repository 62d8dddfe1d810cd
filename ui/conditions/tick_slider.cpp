#include "ui/conditions/tick_slider.h"

#include "ui/theme/colours.h"

#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionSlider>

#include <algorithm>

namespace splitscope {

TickSlider::TickSlider(QWidget *parent) : QSlider(Qt::Horizontal, parent) {}

void TickSlider::setTicks(std::vector<Tick> ticks)
{
    ticks_ = std::move(ticks);
    update();
}

QFont TickSlider::tickFont() const
{
    QFont small = font();
    small.setPointSizeF(std::max(6.0, small.pointSizeF() - 1.5));
    return small;
}

int TickSlider::tickRoom() const
{
    return QFontMetrics(tickFont()).height() + 2;
}

int TickSlider::controlHeight() const
{
    return std::max(QSlider::sizeHint().height(), fontMetrics().height() + 6);
}

QSize TickSlider::sizeHint() const
{
    return {160, controlHeight() + tickRoom()};
}

QSize TickSlider::minimumSizeHint() const
{
    return {88, sizeHint().height()};
}

int TickSlider::xOf(int position) const
{
    QStyleOptionSlider option;
    initStyleOption(&option);
    const int handle = style()->pixelMetric(QStyle::PM_SliderLength, &option, this);
    return handle / 2
           + QStyle::sliderPositionFromValue(minimum(), maximum(), position, width() - handle);
}

void TickSlider::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOptionSlider option;
    initStyleOption(&option);
    option.rect.setHeight(controlHeight());
    option.subControls = QStyle::SC_SliderGroove | QStyle::SC_SliderHandle;
    style()->drawComplexControl(QStyle::CC_Slider, &option, &painter, this);

    const Colours &colours = coloursOf(palette());
    painter.setFont(tickFont());
    const int top = option.rect.bottom();
    int free = 0; // labels that would run into the one before are left out
    for (const Tick &tick : ticks_) {
        const int x = xOf(tick.position);
        painter.fillRect(QRect(x, top - 3, 1, tick.label.isEmpty() ? 3 : 5), colours.quiet);
        if (tick.label.isEmpty())
            continue;
        const int labelWidth = painter.fontMetrics().horizontalAdvance(tick.label);
        const int left = std::clamp(x - labelWidth / 2, 0, std::max(0, width() - labelWidth));
        if (left < free)
            continue;
        free = left + labelWidth + 4;
        painter.setPen(colours.quiet);
        painter.drawText(QRect(left, top + 2, labelWidth + 1, tickRoom()), Qt::AlignTop,
                         tick.label);
    }
}

void TickSlider::mousePressEvent(QMouseEvent *event)
{
    // Where one clicks is where the value goes, tick labels included, and can be dragged on.
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QPoint point = event->position().toPoint();
    const int handle = style()->pixelMetric(QStyle::PM_SliderLength, &option, this);
    if (event->button() == Qt::LeftButton && std::abs(point.x() - xOf(value())) > handle / 2)
        setValue(QStyle::sliderValueFromPosition(minimum(), maximum(), point.x() - handle / 2,
                                                 width() - handle));
    // For QSlider the handle is in the middle of the whole height, which the ticks share here.
    QMouseEvent atHandle(event->type(), QPointF(point.x(), height() / 2.0), event->globalPosition(),
                         event->button(), event->buttons(), event->modifiers());
    QSlider::mousePressEvent(&atHandle);
}

} // namespace splitscope
