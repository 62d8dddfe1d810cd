// A frame around the part of a window that is spoken of.
#pragma once

#include <QPointer>
#include <QWidget>

namespace splitscope {

/// Lies over its parent, follows the target, and lets the mouse through. GUI thread.
class Spotlight : public QWidget
{
    Q_OBJECT

public:
    explicit Spotlight(QWidget *parent);

    /// A part of the parent, or nullptr: hidden.
    void setTarget(QWidget *target);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();

    QPointer<QWidget> target_;
};

} // namespace splitscope
