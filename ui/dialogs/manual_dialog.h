// The manual, short enough to be read.
#pragma once

#include <QDialog>

class QPushButton;
class QTextBrowser;

namespace splitscope {

class LanguageSwitch;

/// Stays open beside the window. GUI thread.
class ManualDialog : public QDialog
{
    Q_OBJECT

public:
    /// `language` outlives it.
    explicit ManualDialog(const LanguageSwitch &language, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const LanguageSwitch &language_;
    QTextBrowser *text_;
    QPushButton *close_;
};

} // namespace splitscope
