#include "ui/guide/spotlight.h"

#include "ui/theme/colours.h"

#include <QEvent>
#include <QPainter>

namespace splitscope {

Spotlight::Spotlight(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void Spotlight::setTarget(QWidget *target)
{
    if (target_)
        target_->removeEventFilter(this);
    target_ = target;
    setVisible(target_);
    if (!target_)
        return;
    target_->installEventFilter(this);
    follow();
    raise();
}

void Spotlight::follow()
{
    const QPoint origin = target_->mapTo(parentWidget(), QPoint());
    setGeometry(QRect(origin, target_->size()).adjusted(-2, -2, 2, 2));
}

bool Spotlight::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move)
        follow();
    return QWidget::eventFilter(watched, event);
}

void Spotlight::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(coloursOf(palette()).best, 3));
    painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 6, 6);
}

} // namespace splitscope
