#include "ui/runs/progress_line.h"

#include "ui/theme/colours.h"

#include <QPainter>

namespace splitscope {

ProgressLine::ProgressLine(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProgressLine::setFraction(double fraction)
{
    fraction_ = fraction;
    update();
}

QSize ProgressLine::sizeHint() const
{
    return {64, 3};
}

void ProgressLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (fraction_ < 0)
        return painter.fillRect(rect(), coloursOf(palette()).line);
    QColor groove = coloursOf(palette()).good;
    groove.setAlphaF(fraction_ > 1 ? 0.6F : 0.25F);
    painter.fillRect(rect(), groove);
    if (fraction_ <= 1)
        painter.fillRect(QRectF(0, 0, width() * fraction_, height()), coloursOf(palette()).good);
}

} // namespace splitscope
