#include "ui/dialogs/about_dialog.h"

#include "net/model_options.h"
#include "net/version_text.h"
#include "ui/theme/colours.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QIcon>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QThreadPool>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

QLabel *value(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    label->setMinimumWidth(320);
    return label;
}

QHBoxLayout *head(const QString &what)
{
    auto *icon = new QLabel;
    icon->setPixmap(QIcon(u":/splitscope/icons/splitscope.svg"_s).pixmap(56, 56));
    auto *name =
        new QLabel(u"<span style='font-size:16pt; font-weight:600'>Splitscope</span> %1"_s.arg(
            softwareVersion()));
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(name);
    words->addWidget(new QLabel(what));
    auto *layout = new QHBoxLayout;
    layout->setSpacing(16);
    layout->addWidget(icon);
    layout->addLayout(words, 1);
    return layout;
}

} // namespace

AboutDialog::AboutDialog(const Network &network, const ModelChoice &model,
                         const std::optional<Fingerprint> &fingerprint, QWidget *parent)
    : QDialog(parent), torch_(value(tr("is being loaded"))), blas_(value({})),
      slow_(new QLabel(this))
{
    setWindowTitle(tr("About Splitscope"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(16);
    layout->addLayout(head(tr("An oscilloscope for split inference")));

    auto *facts = new QFormLayout;
    facts->setHorizontalSpacing(16);
    facts->setVerticalSpacing(8);
    facts->addRow(tr("Qt"), value(QString::fromLatin1(qVersion())));
    facts->addRow(tr("LibTorch"), torch_);
    facts->addRow(tr("BLAS"), blas_);
    facts->addRow(tr("Network"), value(QString::fromStdString(network.title())));
    if (fingerprint)
        facts->addRow(tr("Fingerprint"),
                      value(QString::fromStdString(fingerprint->toShortString())));
    facts->addRow(tr("Weights"),
                  value(model.weights.empty()
                            ? tr("seeded, untrained: timings are real, labels mean nothing")
                            : toText(model.weights)));
    facts->addRow(tr("Licence"), value(u"GPL-3.0-or-later"_s));
    layout->addLayout(facts);

    slow_->setWordWrap(true);
    QPalette coloured;
    coloured.setColor(QPalette::WindowText, coloursOf(QPalette()).warning);
    slow_->setPalette(coloured);
    layout->addWidget(slow_);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);

    slow_->hide();
    torch_->setObjectName(u"torch"_s);
    if (!blasText().isEmpty()) {
        showLibraries();
        return;
    }
    QThreadPool::globalInstance()->start([dialog = QPointer(this)] {
        (void)torchText(); // loads it
        QMetaObject::invokeMethod(
            qApp,
            [dialog] {
                if (dialog)
                    dialog->showLibraries();
            },
            Qt::QueuedConnection);
    });
}

void AboutDialog::showLibraries()
{
    torch_->setText(torchText());
    blas_->setText(blasText());
    slow_->setText(slowBlasWarning());
    slow_->setVisible(!slow_->text().isEmpty());
}

} // namespace splitscope
