#include "ui/theme/side_label.h"

#include "ui/theme/colours.h"

#include <QPainter>

namespace splitscope {

SideLabel::SideLabel(Side side, QWidget *parent) : QLabel(parent), side_(side)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    if (side != Side::Neither)
        setContentsMargins(fontMetrics().height(), 0, 0, 0);
}

void SideLabel::paintEvent(QPaintEvent *event)
{
    QLabel::paintEvent(event);
    if (side_ == Side::Neither)
        return;
    const Colours &colours = coloursOf(palette());
    const QColor colour = side_ == Side::Edge    ? colours.edge
                          : side_ == Side::Cloud ? colours.cloud
                                                 : colours.transfer;
    const int size = fontMetrics().height() / 2 + 2;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(0, (height() - size) / 2.0, size, size), 2, 2);
}

} // namespace splitscope
