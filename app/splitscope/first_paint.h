// When the window has been painted for the first time.
#pragma once

#include <QEvent>
#include <QObject>
#include <QWidget>

namespace splitscope {

/// GUI thread.
class FirstPaint : public QObject
{
    Q_OBJECT

public:
    /// The window must outlive it.
    explicit FirstPaint(QWidget &window) { window.installEventFilter(this); }

Q_SIGNALS:
    /// Once, when the window's pixels have reached the screen.
    void painted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            // The event is delivered before the children have painted; a queued call is after.
            QMetaObject::invokeMethod(this, &FirstPaint::painted, Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }
};

} // namespace splitscope
