#include "ui/theme/focus_ring.h"

#include <QFocusEvent>
#include <QPainter>

namespace splitscope {

void FocusRing::addTo(QWidget *widget)
{
    new FocusRing(widget);
}

FocusRing::FocusRing(QWidget *widget) : QWidget(widget)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    widget->installEventFilter(this);
    hide();
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn: {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        // A window or menu that was in front of it gives back what was.
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason
            && reason != Qt::MenuBarFocusReason)
            byKeyboard_ = reason != Qt::MouseFocusReason;
        setGeometry(parentWidget()->rect());
        setVisible(byKeyboard_);
        raise();
        break;
    }
    case QEvent::FocusOut:
        hide();
        break;
    case QEvent::Resize:
        setGeometry(parentWidget()->rect());
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void FocusRing::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    constexpr double width = 2;
    QPen pen(palette().color(QPalette::Highlight), width);
    pen.setJoinStyle(Qt::MiterJoin);
    painter.setPen(pen);
    painter.drawRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2));
}

} // namespace splitscope
