#include "ui/report/report_preview.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace splitscope {

ReportPreview::ReportPreview(QWidget *parent)
    : QScrollArea(parent), column_(nullptr), rest_(nullptr), message_(nullptr)
{
    setObjectName(u"reportPreview"_s);
    auto *inside = new QWidget(this);
    column_ = new QVBoxLayout(inside);
    column_->setSpacing(12);
    message_ = new QLabel(inside);
    message_->setObjectName(u"reportMessage"_s);
    message_->setWordWrap(true);
    message_->setTextFormat(Qt::PlainText);
    message_->setVisible(false);
    rest_ = new QLabel(inside);
    rest_->setAlignment(Qt::AlignCenter);
    rest_->setVisible(false);
    column_->addWidget(message_);
    column_->addWidget(rest_);
    column_->addStretch(1);
    setWidget(inside);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    retranslate();
}

void ReportPreview::showPage(int number, const QImage &page)
{
    message_->setVisible(false);
    while (std::ssize(pages_) <= number) {
        auto *label = new QLabel(widget());
        label->setFrameShape(QFrame::Box);
        label->setAlignment(Qt::AlignCenter);
        label->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        column_->insertWidget(1 + static_cast<int>(pages_.size()), label, 0, Qt::AlignHCenter);
        pages_.push_back(label);
    }
    QLabel *label = pages_[static_cast<std::size_t>(number)];
    label->setPixmap(QPixmap::fromImage(page));
    label->setAccessibleName(tr("Page %1").arg(number + 1));
    label->setVisible(true);
}

void ReportPreview::finish(int count)
{
    count_ = count;
    shown_ = std::min(count, static_cast<int>(pages_.size()));
    for (std::size_t page = static_cast<std::size_t>(shown_); page < pages_.size(); ++page)
        pages_[page]->setVisible(false);
    retranslate();
}

void ReportPreview::showMessage(const QString &sentence)
{
    for (QLabel *page : pages_)
        page->setVisible(false);
    rest_->setVisible(false);
    message_->setText(sentence);
    message_->setVisible(true);
}

int ReportPreview::pageCount() const
{
    return count_;
}

void ReportPreview::retranslate()
{
    setAccessibleName(tr("Preview of the report"));
    rest_->setVisible(count_ > shown_);
    rest_->setText(tr("… and %1 more pages in the file").arg(count_ - shown_));
}

void ReportPreview::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QScrollArea::changeEvent(event);
}

} // namespace splitscope
