// A spin box that shows as few decimals as its number needs.
#pragma once

#include <QDoubleSpinBox>

namespace splitscope {

/// GUI thread.
class QuantitySpinBox : public QDoubleSpinBox
{
    Q_OBJECT

public:
    /// `decimals` at most and `leastDecimals` at least.
    QuantitySpinBox(int decimals, int leastDecimals, QWidget *parent = nullptr);

    /// Without valueChanged(), and without touching a text that says this number already: its user
    /// may be typing it.
    void showValue(double value);

    QString textFromValue(double value) const override;

private:
    int leastDecimals_;
};

} // namespace splitscope
