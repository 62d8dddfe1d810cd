#include "ui/terminal/terminal_view.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

using namespace splitscope;
using namespace Qt::StringLiterals;

class TerminalViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesAppearInOrder();
    void lengthIsBounded();
    void nobodyTypesIntoIt();
    void copyTakesEverything();
    void copyTakesTheSelection();
    void savedTextIsUtf8();
    void aFolderThatIsNotThereIsNamed();
    void clearEmptiesIt();
    void findGoesFromPlaceToPlaceAndRoundAgain();
    void findSeesLinesThatComeLater();
    void findMarksWhatIsOnTheScreenAlone();
    void escapeClosesTheBarAndTakesTheMarksAway();
    void whatIsNotThereIsSaid();
};

namespace {

const QString chineseLine = u"2025-07-06 16:38:58: alex_net 在边缘设备上推理完成 - 1331.246 ms"_s;

} // namespace

void TerminalViewTest::linesAppearInOrder()
{
    TerminalView terminal(TerminalView::Host::Edge);
    terminal.append(u"websocket connect success"_s);
    terminal.append(chineseLine);
    QCOMPARE(terminal.text(), u"websocket connect success\n"_s + chineseLine);
}

void TerminalViewTest::lengthIsBounded()
{
    TerminalView terminal(TerminalView::Host::Edge);
    for (int line = 0; line < TerminalView::mostLines + 10; ++line)
        terminal.append(QString::number(line));
    const QStringList lines = terminal.text().split(u'\n');
    QCOMPARE(lines.size(), TerminalView::mostLines);
    QCOMPARE(lines.last(), QString::number(TerminalView::mostLines + 9));
}

void TerminalViewTest::nobodyTypesIntoIt()
{
    TerminalView terminal(TerminalView::Host::Cloud);
    QTest::keyClicks(terminal.findChild<QPlainTextEdit *>(), u"rm -rf"_s);
    QCOMPARE(terminal.text(), QString());
}

void TerminalViewTest::copyTakesEverything()
{
    TerminalView terminal(TerminalView::Host::Edge);
    terminal.append(chineseLine);
    terminal.copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), chineseLine);
}

void TerminalViewTest::copyTakesTheSelection()
{
    TerminalView terminal(TerminalView::Host::Edge);
    terminal.append(u"first"_s);
    terminal.append(u"second"_s);
    auto *screen = terminal.findChild<QPlainTextEdit *>();
    QTextCursor cursor = screen->textCursor();
    cursor.movePosition(QTextCursor::Start);
    cursor.select(QTextCursor::LineUnderCursor);
    screen->setTextCursor(cursor);
    terminal.copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"first"_s);
}

void TerminalViewTest::savedTextIsUtf8()
{
    const QTemporaryDir folder;
    TerminalView terminal(TerminalView::Host::Edge);
    terminal.append(chineseLine);
    const QString file = folder.filePath(u"终端.txt"_s);
    QCOMPARE(terminal.saveTo(file), QString());
    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(saved.readAll()), chineseLine + u'\n');
}

void TerminalViewTest::aFolderThatIsNotThereIsNamed()
{
    TerminalView terminal(TerminalView::Host::Edge);
    QVERIFY(terminal.saveTo(u"/no/such/folder/edge.txt"_s).contains("/no/such/folder/edge.txt"_L1));
}

void TerminalViewTest::clearEmptiesIt()
{
    TerminalView terminal(TerminalView::Host::Edge);
    terminal.append(chineseLine);
    terminal.clear();
    QCOMPARE(terminal.text(), QString());
}

namespace {

/// A terminal with `lines` lines, each with its number, and an open bar that looks for `text`.
struct Searched
{
    Searched(int lines, const QString &text)
    {
        for (int line = 0; line < lines; ++line)
            terminal.append(u"line %1 of the Terminal"_s.arg(line));
        terminal.resize(600, 300);
        terminal.show();
        if (!QTest::qWaitForWindowExposed(&terminal))
            qFatal("the terminal does not show");
        screen = terminal.findChild<QPlainTextEdit *>();
        QTextCursor cursor = screen->textCursor();
        cursor.movePosition(QTextCursor::Start);
        screen->setTextCursor(cursor);
        terminal.find();
        field = terminal.findChild<QLineEdit *>(u"findText"_s);
        QTest::keyClicks(field, text);
    }

    QString count() const { return terminal.findChild<QLabel *>(u"findCount"_s)->text(); }
    QString selectedLine() const { return screen->textCursor().block().text(); }

    TerminalView terminal{TerminalView::Host::Edge};
    QPlainTextEdit *screen = nullptr;
    QLineEdit *field = nullptr;
};

} // namespace

void TerminalViewTest::findGoesFromPlaceToPlaceAndRoundAgain()
{
    Searched search(TerminalView::mostLines, u"LINE 77"_s);
    QCOMPARE(search.count(), u"1 of 111"_s); // 77, 770..779, 7700..7799
    QCOMPARE(search.screen->textCursor().selectedText(), u"line 77"_s);
    QTest::keyClick(search.field, Qt::Key_Return);
    QCOMPARE(search.count(), u"2 of 111"_s);
    QCOMPARE(search.selectedLine(), u"line 770 of the Terminal"_s);
    QTest::keyClick(search.field, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(search.field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(search.count(), u"111 of 111"_s);
    QCOMPARE(search.selectedLine(), u"line 7799 of the Terminal"_s);
    QTest::mouseClick(search.terminal.findChild<QToolButton *>(u"findNext"_s), Qt::LeftButton);
    QCOMPARE(search.selectedLine(), u"line 77 of the Terminal"_s);
}

void TerminalViewTest::findSeesLinesThatComeLater()
{
    Searched search(10, u"websocket"_s);
    QCOMPARE(search.count(), u"not found"_s);
    search.terminal.append(u"websocket connect success"_s);
    QTRY_VERIFY(search.count().endsWith(" of 1"_L1));
    QTest::keyClick(search.field, Qt::Key_Return);
    QCOMPARE(search.selectedLine(), u"websocket connect success"_s);
}

void TerminalViewTest::findMarksWhatIsOnTheScreenAlone()
{
    Searched search(TerminalView::mostLines, u"terminal"_s);
    QCOMPARE(search.count(), u"1 of 10000"_s);
    const auto marks = search.screen->extraSelections();
    QVERIFY(!marks.isEmpty());
    QVERIFY2(marks.size() < 100, qPrintable(QString::number(marks.size())));
    QCOMPARE(marks.first().cursor.blockNumber(), 0);
    QTest::keyClick(search.field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(search.screen->extraSelections().last().cursor.blockNumber(),
             TerminalView::mostLines - 1);
}

void TerminalViewTest::escapeClosesTheBarAndTakesTheMarksAway()
{
    Searched search(10, u"line"_s);
    QCOMPARE(search.screen->extraSelections().size(), 10);
    QTest::keyClick(search.field, Qt::Key_Escape);
    QVERIFY(!search.field->isVisible());
    QVERIFY(search.screen->extraSelections().isEmpty());
    search.terminal.find();
    QVERIFY(search.field->isVisible());
    QCOMPARE(search.screen->extraSelections().size(), 10);
}

void TerminalViewTest::whatIsNotThereIsSaid()
{
    Searched search(10, u"pickle"_s);
    QCOMPARE(search.count(), u"not found"_s);
    QTest::keyClick(search.field, Qt::Key_Return);
    QVERIFY(!search.screen->textCursor().hasSelection());
}

QTEST_MAIN(TerminalViewTest)
#include "tst_terminal_view.moc"
