#include "ui/guide/first_steps.h"

#include "ui/guide/spotlight.h"
#include "ui/theme/focus_ring.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace splitscope {

FirstSteps::FirstSteps(QWidget *window, const std::array<QWidget *, count> &parts)
    : QFrame(window), parts_(parts), spotlight_(new Spotlight(window)), progress_(new QLabel(this)),
      title_(new QLabel(this)), text_(new QLabel(this)), leave_(new QPushButton(this)),
      back_(new QPushButton(this)), next_(new QPushButton(this))
{
    setObjectName(u"firstSteps"_s);
    setFrameStyle(QFrame::StyledPanel | QFrame::Raised);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    progress_->setForegroundRole(QPalette::PlaceholderText);
    QFont bold = title_->font();
    bold.setBold(true);
    title_->setFont(bold);
    title_->setObjectName(u"stepTitle"_s);
    text_->setWordWrap(true);
    text_->setObjectName(u"stepText"_s);
    leave_->setObjectName(u"leaveSteps"_s);
    leave_->setFlat(true);
    FocusRing::addTo(leave_);
    back_->setObjectName(u"stepBack"_s);
    next_->setObjectName(u"stepNext"_s);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(leave_);
    buttons->addStretch(1);
    buttons->addWidget(back_);
    buttons->addWidget(next_);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);
    layout->addWidget(progress_);
    layout->addWidget(title_);
    layout->addWidget(text_);
    layout->addLayout(buttons);
    setFixedWidth(56 * fontMetrics().horizontalAdvance(u'0'));
    connect(leave_, &QPushButton::clicked, this, &FirstSteps::finish);
    connect(back_, &QPushButton::clicked, this, [this] { goTo(step_ - 1); });
    connect(next_, &QPushButton::clicked, this, [this] { goTo(step_ + 1); });
    window->installEventFilter(this);
    hide();
}

void FirstSteps::start()
{
    goTo(1);
    next_->setFocus();
}

void FirstSteps::done(int step)
{
    if (step == step_)
        goTo(step + 1);
}

void FirstSteps::goTo(int step)
{
    if (step > count)
        return finish();
    step_ = step;
    retranslate();
    spotlight_->setTarget(parts_.at(static_cast<std::size_t>(step - 1)));
    show();
    place();
    raise();
}

void FirstSteps::finish()
{
    step_ = 0;
    spotlight_->setTarget(nullptr);
    hide();
    Q_EMIT finished();
}

// Beside its part where there is room, below it otherwise, and within the window always.
void FirstSteps::place()
{
    if (step_ == 0)
        return;
    // adjustSize() would take the height for the width that the text has wanted.
    layout()->activate();
    resize(width(), layout()->totalHeightForWidth(width()));
    const QWidget *part = parts_.at(static_cast<std::size_t>(step_ - 1));
    const QRect target(part->mapTo(parentWidget(), QPoint()), part->size());
    constexpr int gap = 12;
    const bool beside = target.right() + gap + width() < parentWidget()->width();
    const QPoint wanted = beside ? QPoint(target.right() + gap, target.top() + gap)
                                 : QPoint(target.left() + gap, target.bottom() + gap);
    move(std::clamp(wanted.x(), 0, std::max(0, parentWidget()->width() - width())),
         std::clamp(wanted.y(), 0, std::max(0, parentWidget()->height() - height())));
}

void FirstSteps::retranslate()
{
    progress_->setText(tr("First steps: %1 of %2").arg(step_).arg(int(count)));
    leave_->setText(tr("Leave"));
    back_->setText(tr("Back"));
    back_->setEnabled(step_ > 1);
    next_->setText(step_ == count ? tr("Done") : tr("Next"));
    switch (step_) {
    case 1:
        title_->setText(tr("Choose where to cut"));
        text_->setText(tr("The layers above the line run on the edge, those below it in the cloud, "
                          "and what is between them is sent. Click a layer, drag the line, or use "
                          "the arrow keys."));
        break;
    case 2:
        title_->setText(tr("Set the conditions"));
        text_->setText(tr("How fast the edge may compute, and what the link can carry. The lab "
                          "preset is an Orange Pi with CPU 0.6 at 5 Mbit/s. Move a slider."));
        break;
    case 3:
        title_->setText(tr("Measure"));
        text_->setText(tr("Run measures this cut, Sheet's cuts the four of the lab sheet. Each run "
                          "really computes and really sends, and becomes a row below. The manual "
                          "is one key away: F1."));
        break;
    default:
        break;
    }
    setAccessibleName(title_->text());
    setAccessibleDescription(text_->text());
}

bool FirstSteps::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

void FirstSteps::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && step_ > 0) {
        retranslate();
        place();
    }
    QFrame::changeEvent(event);
}

void FirstSteps::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return finish();
    QFrame::keyPressEvent(event);
}

} // namespace splitscope
