#include "ui/terminal/terminal_search.h"

#include "ui/theme/colours.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

namespace splitscope {

TerminalSearch::TerminalSearch(QPlainTextEdit &screen, QObject *parent)
    : QObject(parent), screen_(screen)
{
    soon_.setSingleShot(true);
    soon_.setInterval(0);
    connect(&soon_, &QTimer::timeout, this, [this] {
        findPlaces();
        current_ = std::min(current_, count() - 1);
        mark();
        Q_EMIT changed();
    });
    connect(screen_.document(), &QTextDocument::contentsChanged, this, [this] {
        if (!text_.isEmpty())
            soon_.start();
    });
    connect(screen_.verticalScrollBar(), &QScrollBar::valueChanged, this, &TerminalSearch::mark);
    screen_.viewport()->installEventFilter(this);
}

void TerminalSearch::lookFor(const QString &text)
{
    text_ = text;
    findPlaces();
    const int from = screen_.textCursor().selectionStart();
    const auto first = std::ranges::lower_bound(places_, from);
    const auto place = static_cast<int>(first - places_.begin());
    goTo(place < count() ? place : 0);
}

void TerminalSearch::next()
{
    goTo(current_ + 1 < count() ? current_ + 1 : 0);
}

void TerminalSearch::previous()
{
    goTo(current_ > 0 ? current_ - 1 : count() - 1);
}

void TerminalSearch::findPlaces()
{
    places_.clear();
    if (text_.isEmpty())
        return;
    for (QTextBlock line = screen_.document()->begin(); line.isValid(); line = line.next()) {
        const QString text = line.text();
        for (qsizetype at = text.indexOf(text_, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(text_, at + text_.size(), Qt::CaseInsensitive))
            places_.push_back(line.position() + static_cast<int>(at));
    }
}

void TerminalSearch::goTo(int place)
{
    current_ = places_.empty() ? -1 : place;
    if (current_ >= 0) {
        QTextCursor cursor = screen_.textCursor();
        const int at = places_[static_cast<std::size_t>(current_)];
        cursor.setPosition(at);
        cursor.setPosition(at + static_cast<int>(text_.size()), QTextCursor::KeepAnchor);
        screen_.setTextCursor(cursor);
    }
    mark();
    Q_EMIT changed();
}

void TerminalSearch::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    const QRect view = screen_.viewport()->rect();
    const int first = screen_.cursorForPosition(view.topLeft()).block().position();
    const int last = screen_.cursorForPosition(view.bottomRight()).position();
    const Colours &colours = coloursFor(Tone::Dark); // a terminal is dark in either tone
    const auto from = std::ranges::lower_bound(places_, first);
    for (auto place = from; place != places_.end() && *place <= last; ++place) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(screen_.document());
        mark.cursor.setPosition(*place);
        mark.cursor.setPosition(*place + static_cast<int>(text_.size()), QTextCursor::KeepAnchor);
        const bool isCurrent = place - places_.begin() == current_;
        mark.format.setBackground(isCurrent ? colours.best : colours.cloudTint.lighter(170));
        mark.format.setForeground(isCurrent ? colours.terminalGround : colours.terminalText);
        marks << mark;
    }
    screen_.setExtraSelections(marks);
}

bool TerminalSearch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && !text_.isEmpty())
        soon_.start();
    return QObject::eventFilter(watched, event);
}

} // namespace splitscope
