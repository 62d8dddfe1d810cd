// A terminal that only prints.
#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace splitscope {

class FindBar;
class TerminalSearch;

/// Keeps the last 10000 lines. GUI thread.
class TerminalView : public QWidget
{
    Q_OBJECT

public:
    static constexpr int mostLines = 10'000;

    enum class Host { Edge, Cloud };

    explicit TerminalView(Host host, QWidget *parent = nullptr);

    void append(const QString &line);
    void clear();
    void copy();
    /// Opens the bar that asks for a text.
    void find();
    QString text() const;
    /// Empty if it worked, else what did not.
    QString saveTo(const QString &file) const;

Q_SIGNALS:
    void saveFailed(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void colourScreen();
    void retranslate();
    void askWhereToSave();

    Host host_;
    QLabel *title_;
    QPushButton *find_;
    QPushButton *copy_;
    QPushButton *save_;
    QPushButton *clear_;
    QPlainTextEdit *screen_;
    FindBar *findBar_;
    TerminalSearch *search_;
};

} // namespace splitscope
