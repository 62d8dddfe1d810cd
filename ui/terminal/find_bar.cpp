#include "ui/terminal/find_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace splitscope {

FindBar::FindBar(QWidget *parent)
    : QWidget(parent), text_(new QLineEdit(this)), count_(new QLabel(this)),
      previous_(new QToolButton(this)), next_(new QToolButton(this)), close_(new QToolButton(this))
{
    text_->setObjectName(u"findText"_s);
    text_->setClearButtonEnabled(true);
    text_->installEventFilter(this);
    count_->setObjectName(u"findCount"_s);
    count_->setForegroundRole(QPalette::PlaceholderText);
    previous_->setObjectName(u"findPrevious"_s);
    previous_->setArrowType(Qt::UpArrow);
    next_->setObjectName(u"findNext"_s);
    next_->setArrowType(Qt::DownArrow);
    close_->setText(u"×"_s);
    close_->setAutoRaise(true);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 4, 2);
    layout->setSpacing(4);
    layout->addWidget(text_, 1);
    layout->addWidget(count_);
    layout->addWidget(previous_);
    layout->addWidget(next_);
    layout->addWidget(close_);

    connect(text_, &QLineEdit::textChanged, this, &FindBar::textChanged);
    connect(previous_, &QToolButton::clicked, this, &FindBar::previousRequested);
    connect(next_, &QToolButton::clicked, this, &FindBar::nextRequested);
    connect(close_, &QToolButton::clicked, this, &FindBar::close);
    retranslate();
    hide();
}

QString FindBar::text() const
{
    return text_->text();
}

void FindBar::open()
{
    const bool wasHidden = isHidden();
    show();
    text_->setFocus(Qt::ShortcutFocusReason);
    text_->selectAll();
    if (wasHidden && !text_->text().isEmpty())
        Q_EMIT textChanged(text_->text());
}

void FindBar::close()
{
    hide();
    Q_EMIT closed();
}

void FindBar::showCount(int current, int count)
{
    shownCurrent_ = current;
    shownCount_ = count;
    retranslate();
}

// The line edit would pass Esc on to the window, which stops a run with it.
bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!isReturn && key->key() != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::ShortcutOverride)
        return true;
    if (!isReturn)
        close();
    else if (key->modifiers().testFlag(Qt::ShiftModifier))
        Q_EMIT previousRequested();
    else
        Q_EMIT nextRequested();
    return true;
}

void FindBar::retranslate()
{
    text_->setPlaceholderText(tr("Find"));
    text_->setAccessibleName(tr("Find in the terminal"));
    previous_->setToolTip(tr("Previous (Shift+Return)"));
    previous_->setAccessibleName(tr("Previous"));
    next_->setToolTip(tr("Next (Return)"));
    next_->setAccessibleName(tr("Next"));
    close_->setToolTip(tr("Close (Esc)"));
    close_->setAccessibleName(tr("Close"));
    const bool empty = text_->text().isEmpty();
    count_->setText(empty             ? QString()
                    : shownCount_ > 0 ? tr("%1 of %2").arg(shownCurrent_).arg(shownCount_)
                                      : tr("not found"));
}

void FindBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace splitscope
