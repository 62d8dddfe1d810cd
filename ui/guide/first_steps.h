// Three steps to a first measurement, beside the parts that they are about.
#pragma once

#include <QFrame>

#include <array>

class QLabel;
class QPushButton;

namespace splitscope {

class Spotlight;

/// A card over the window. It goes on when its user has done the step, or presses Next; nothing
/// else is kept from being used meanwhile. GUI thread.
class FirstSteps : public QFrame
{
    Q_OBJECT

public:
    static constexpr int count = 3;

    /// The parts are the layers, the conditions and the buttons that run, all within `window`.
    FirstSteps(QWidget *window, const std::array<QWidget *, count> &parts);

    void start();
    /// 1, 2, 3 while the step is shown.
    int step() const { return step_; }
    /// The user has done what this step is about; nothing happens while another one is shown.
    void done(int step);

Q_SIGNALS:
    /// Gone through, or left.
    void finished();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void goTo(int step);
    void finish();
    void place();
    void retranslate();

    std::array<QWidget *, count> parts_;
    Spotlight *spotlight_;
    QLabel *progress_;
    QLabel *title_;
    QLabel *text_;
    QPushButton *leave_;
    QPushButton *back_;
    QPushButton *next_;
    int step_ = 0; ///< 0: not shown
};

} // namespace splitscope
