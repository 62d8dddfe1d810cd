// Where the ranges of a sweep are chosen.
#pragma once

#include "ui/sweep/sweep_choice.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace splitscope {

/// GUI thread.
class SweepForm : public QWidget
{
    Q_OBJECT

public:
    explicit SweepForm(QWidget *parent = nullptr);

    SweepChoice choice() const;
    void setChoice(const SweepChoice &choice);

Q_SIGNALS:
    void choiceChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    QLabel *headOf(QWidget *field);
    void retranslate();

    QLineEdit *shares_;
    QLineEdit *bandwidths_;
    QLineEdit *cuts_;
    QLineEdit *codings_;
    QSpinBox *repeats_;
    QCheckBox *untilNarrow_;
    QDoubleSpinBox *width_;
    QComboBox *mode_;
    QPushButton *sheet_;
    std::vector<QLabel *> heads_;
};

} // namespace splitscope
