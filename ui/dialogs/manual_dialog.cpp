#include "ui/dialogs/manual_dialog.h"

#include "ui/language/language_switch.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace splitscope {

ManualDialog::ManualDialog(const LanguageSwitch &language, QWidget *parent)
    : QDialog(parent), language_(language), text_(new QTextBrowser(this))
{
    auto *buttons = new QDialogButtonBox(this);
    close_ = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    text_->setObjectName(u"manual"_s);
    text_->document()->setDocumentMargin(24);
    text_->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 12);
    layout->addWidget(text_, 1);
    layout->addWidget(buttons);
    buttons->setContentsMargins(0, 0, 16, 0);
    resize(820, 680);
    retranslate();
}

void ManualDialog::retranslate()
{
    setWindowTitle(tr("Manual"));
    text_->setAccessibleName(tr("Manual"));
    close_->setText(tr("Close"));
    const QUrl file(u"qrc:/splitscope/manual/manual_%1.html"_s.arg(languageId(language_.inUse())));
    if (text_->source() != file)
        text_->setSource(file);
}

void ManualDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    // Links were coloured when the text was read.
    if (event->type() == QEvent::PaletteChange)
        text_->reload();
    QDialog::changeEvent(event);
}

} // namespace splitscope
