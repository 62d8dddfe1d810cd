// Brings one control back to its default.
#pragma once

#include <QToolButton>

namespace splitscope {

/// Has its room always, and is to be seen while the control differs. GUI thread.
class ResetButton : public QToolButton
{
    Q_OBJECT

public:
    explicit ResetButton(QWidget *parent = nullptr);

    void setDiffers(bool differs) { setVisible(differs); }
    /// "5 Mbit/s": where the control goes back to; "Bandwidth": which one it is.
    void setMeaning(const QString &control, const QString &value);
};

} // namespace splitscope
