#include "ui/conditions/quantity_spin_box.h"

#include <QSignalBlocker>

#include <cmath>

namespace splitscope {

QuantitySpinBox::QuantitySpinBox(int decimals, int leastDecimals, QWidget *parent)
    : QDoubleSpinBox(parent), leastDecimals_(leastDecimals)
{
    setDecimals(decimals);
    setAlignment(Qt::AlignRight);
    setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
}

void QuantitySpinBox::showValue(double value)
{
    const double scale = std::pow(10.0, decimals());
    if (std::llround(value * scale) == std::llround(this->value() * scale))
        return;
    const QSignalBlocker quiet(this);
    setValue(value);
}

QString QuantitySpinBox::textFromValue(double value) const
{
    QString text = QDoubleSpinBox::textFromValue(value);
    for (int surplus = decimals() - leastDecimals_; surplus > 0 && text.endsWith(u'0'); --surplus)
        text.chop(1);
    if (!text.isEmpty() && !text.back().isDigit())
        text.chop(1);
    return text;
}

} // namespace splitscope
