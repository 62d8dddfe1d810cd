// Shows that a widget has the keyboard, where its style draws nothing.
#pragma once

#include <QWidget>

namespace splitscope {

/// Lies over the widget and lets the mouse through. As in a browser, one who clicks sees no ring.
/// GUI thread.
class FocusRing : public QWidget
{
    Q_OBJECT

public:
    static void addTo(QWidget *widget);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    explicit FocusRing(QWidget *widget);

    bool byKeyboard_ = false;
};

} // namespace splitscope
