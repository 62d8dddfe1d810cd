#include "ui/status/notice_bar.h"

#include "ui/theme/colours.h"
#include "ui/theme/focus_ring.h"

#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace splitscope {

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent), text_(new QLabel(this)), retry_(new QPushButton(this)),
      dismiss_(new QPushButton(this))
{
    setObjectName(u"notice"_s);
    text_->setObjectName(u"noticeText"_s);
    retry_->setObjectName(u"noticeRetry"_s);
    text_->setTextFormat(Qt::PlainText);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    dismiss_->setFlat(true);
    FocusRing::addTo(dismiss_);
    setAutoFillBackground(true);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 6, 6);
    layout->setSpacing(8);
    layout->addWidget(text_, 1);
    layout->addWidget(retry_);
    layout->addWidget(dismiss_);

    connect(dismiss_, &QPushButton::clicked, this, &NoticeBar::dismiss);
    connect(retry_, &QPushButton::clicked, this, [this] {
        // Retrying may fail at once and put a new action in this one's place.
        const auto action = retryAction_;
        dismiss();
        action();
    });
    colour();
    retranslate();
    hide();
}

void NoticeBar::showProblem(std::function<QString()> sentence, std::function<void()> retry)
{
    sentence_ = std::move(sentence);
    retryAction_ = std::move(retry);
    retry_->setVisible(static_cast<bool>(retryAction_));
    retranslate();
    show();
}

QString NoticeBar::text() const
{
    return isHidden() ? QString() : text_->text();
}

void NoticeBar::dismiss()
{
    hide();
}

void NoticeBar::colour()
{
    // The bar's own palette has the tint already, so it cannot tell the tone.
    const Colours colours = coloursOf(QGuiApplication::palette());
    QPalette tinted;
    tinted.setColor(QPalette::Window, colours.noticeTint);
    setPalette(tinted);
    QPalette ink;
    ink.setColor(QPalette::WindowText, colours.failure);
    text_->setPalette(ink);
}

void NoticeBar::retranslate()
{
    if (sentence_)
        text_->setText(sentence_());
    retry_->setText(tr("Retry"));
    dismiss_->setText(tr("Dismiss"));
}

void NoticeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        colour();
    QFrame::changeEvent(event);
}

} // namespace splitscope
