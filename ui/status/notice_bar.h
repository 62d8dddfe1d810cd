// The last problem, in place, with what can be done about it.
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace splitscope {

/// Hidden while there is no problem. GUI thread.
class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    /// `sentence` is asked for again when the language changes. Without `retry` there is no button.
    void showProblem(std::function<QString()> sentence, std::function<void()> retry = {});
    QString text() const;
    void dismiss();

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();
    void retranslate();

    QLabel *text_;
    QPushButton *retry_;
    QPushButton *dismiss_;
    std::function<QString()> sentence_;
    std::function<void()> retryAction_;
};

} // namespace splitscope
