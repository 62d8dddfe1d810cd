// Asks what to look for, and tells how often it is there.
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace splitscope {

/// Return and Shift+Return go on, Esc closes. GUI thread.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);

    QString text() const;
    /// Shows the bar with the keyboard in it.
    void open();
    void close();
    /// `current` from 1; 0 of 0: nothing was found.
    void showCount(int current, int count);

Q_SIGNALS:
    void textChanged(const QString &text);
    void nextRequested();
    void previousRequested();
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLineEdit *text_;
    QLabel *count_;
    QToolButton *previous_;
    QToolButton *next_;
    QToolButton *close_;
    int shownCurrent_ = 0;
    int shownCount_ = 0;
};

} // namespace splitscope
