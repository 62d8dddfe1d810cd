// Says in the charts' place how it stands with predictions, where there are none.
#pragma once

#include <QFrame>

#include <functional>
#include <optional>

class QLabel;
class QPushButton;

namespace splitscope {

/// Hidden while there are predictions. GUI thread.
class PredictionNote : public QFrame
{
    Q_OBJECT

public:
    explicit PredictionNote(QWidget *parent = nullptr);

    void showReady();
    /// `fraction` from 0 to 1.
    void showMeasuring(double fraction);
    /// They wait for a connection to the node.
    void showWaiting();
    /// `sentence` is asked for again when the language changes.
    void showFailure(std::function<QString()> sentence);
    QString text() const;

Q_SIGNALS:
    void measureRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class State { Ready, Waiting, Measuring, Failed };
    void show(State state);
    void retranslate();

    State state_ = State::Ready;
    double fraction_ = 0;
    std::function<QString()> failure_;
    QLabel *text_;
    QPushButton *measure_;
};

} // namespace splitscope
