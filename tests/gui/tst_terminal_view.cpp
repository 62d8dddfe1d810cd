#include "ui/terminal/terminal_view.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

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

QTEST_MAIN(TerminalViewTest)
#include "tst_terminal_view.moc"
