#include "ui/conditions/reset_button.h"

using namespace Qt::StringLiterals;

namespace splitscope {

ResetButton::ResetButton(QWidget *parent) : QToolButton(parent)
{
    setText(u"↺"_s);
    setAutoRaise(true);
    setFixedWidth(fontMetrics().height() + 2);
    QSizePolicy keepsItsRoom = sizePolicy();
    keepsItsRoom.setRetainSizeWhenHidden(true);
    setSizePolicy(keepsItsRoom);
    hide();
}

void ResetButton::setMeaning(const QString &control, const QString &value)
{
    setToolTip(tr("%1: back to %2").arg(control, value));
    setAccessibleName(toolTip());
}

} // namespace splitscope
