// Finds a text in a terminal, however long it is, and marks where.
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <vector>

class QPlainTextEdit;

namespace splitscope {

/// Without regard to case. Lines that are added while a text is looked for are searched too. Marks
/// only what is on the screen, so that a thousand places cost no more than ten. GUI thread.
class TerminalSearch : public QObject
{
    Q_OBJECT

public:
    /// `screen` outlives it.
    explicit TerminalSearch(QPlainTextEdit &screen, QObject *parent = nullptr);

    /// Goes to the first place from the cursor on. Empty: marks nothing.
    void lookFor(const QString &text);
    /// After the last comes the first, and before the first the last.
    void next();
    void previous();

    int count() const { return static_cast<int>(places_.size()); }
    /// From 1; 0 while there is none.
    int current() const { return current_ + 1; }

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void findPlaces();
    void goTo(int place);
    void mark();

    QPlainTextEdit &screen_;
    QString text_;
    std::vector<int> places_; ///< where in the document, in order
    int current_ = -1;
    QTimer soon_; ///< once for however many lines came
};

} // namespace splitscope
