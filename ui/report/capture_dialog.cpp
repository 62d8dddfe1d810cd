#include "ui/report/capture_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace splitscope {

CaptureDialog::CaptureDialog(std::vector<ReportCapture> captures, QWidget *parent)
    : QDialog(parent), captures_(std::move(captures)), picture_(new QLabel(this)),
      captionName_(new QLabel(this)), caption_(new QLineEdit(this)), placeName_(new QLabel(this)),
      place_(new QComboBox(this))
{
    constexpr QSize thumbnail(420, 260);
    const ReportCapture &first = captures_.front();
    if (first.picture.isNull()) {
        picture_->setTextFormat(Qt::PlainText);
        picture_->setText(first.text.section(u'\n', -6));
    } else {
        picture_->setPixmap(QPixmap::fromImage(
            first.picture.scaled(thumbnail, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
    }
    picture_->setFrameShape(QFrame::StyledPanel);
    caption_->setObjectName(u"captureCaption"_s);
    caption_->setMaxLength(ReportCaptures::longestCaption);
    captionName_->setBuddy(caption_);
    place_->setObjectName(u"capturePlace"_s);
    for (const CapturePlace place :
         {CapturePlace::Configuration, CapturePlace::Terminals, CapturePlace::Data})
        place_->addItem(QString(), int(place));
    place_->setCurrentIndex(int(first.place));
    placeName_->setBuddy(place_);
    auto *buttons = new QDialogButtonBox(this);
    keep_ = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    cancel_ = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *form = new QFormLayout(this);
    form->addRow(picture_);
    form->addRow(captionName_, caption_);
    form->addRow(placeName_, place_);
    form->addRow(buttons);
    caption_->setFocus();
    retranslate();
}

std::vector<ReportCapture> CaptureDialog::captures() const
{
    std::vector<ReportCapture> named = captures_;
    for (ReportCapture &capture : named) {
        const QString caption = caption_->text().trimmed();
        if (capture.caption.isEmpty() || caption.isEmpty())
            capture.caption += caption;
        else
            capture.caption += u": "_s + caption;
        capture.place = static_cast<CapturePlace>(place_->currentData().toInt());
    }
    return named;
}

void CaptureDialog::retranslate()
{
    setWindowTitle(tr("Capture for report"));
    captionName_->setText(tr("Caption:"));
    placeName_->setText(tr("Belongs to:"));
    place_->setItemText(0, tr("1) Configuration"));
    place_->setItemText(1, tr("2) Both terminals"));
    place_->setItemText(2, tr("Data and charts"));
    keep_->setText(tr("Keep for the report"));
    cancel_->setText(tr("Cancel"));
}

void CaptureDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace splitscope
