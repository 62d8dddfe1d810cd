// What bash completes for splitscope-edge, compared with what the program itself says.
#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // ms

QString program()
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(u"splitscope-edge"_s);
}

struct Said
{
    QString out;
    QString err;
};

Said said(const QString &what, const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"C"_s);
    process.setProcessEnvironment(environment);
    process.start(what, arguments);
    process.waitForFinished(patience);
    return {QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

struct Completion
{
    QString script; ///< in the folder of completions
    QString function;
    QString program;
};

/// What the last of these words could become.
QStringList completions(const QStringList &words,
                        const Completion &completion = {u"splitscope-edge"_s, u"_splitscope_edge"_s,
                                                        program()})
{
    const QString script =
        u"source '%1/%2'\n"
        "COMP_WORDS=(\"$@\")\n"
        "COMP_CWORD=$(($# - 1))\n"
        "%3\n"
        "printf '%s\\n' \"${COMPREPLY[@]}\"\n"_s.arg(QStringLiteral(COMPLETION_FOLDER),
                                                     completion.script, completion.function);
    const Said bash =
        said(u"bash"_s, QStringList{u"-c"_s, script, u"bash"_s, completion.program} + words);
    if (!bash.err.isEmpty())
        qWarning("%s", qPrintable(bash.err));
    return bash.out.split(u'\n', Qt::SkipEmptyParts);
}

QStringList allMatches(const QString &pattern, const QString &text)
{
    QStringList found;
    auto matches =
        QRegularExpression(pattern, QRegularExpression::MultilineOption).globalMatch(text);
    while (matches.hasNext())
        found << matches.next().captured(1);
    return found;
}

} // namespace

class TestCompletion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void allCommandsAreOffered();
    void theProgramsHelpSaysWhatEachCommandIsFor();
    void aCommandThatIsBegunIsCompleted();
    void allOptionsOfACommandAreOffered_data();
    void allOptionsOfACommandAreOffered();
    void valuesAreOffered_data();
    void valuesAreOffered();
    void theLastOfSeveralValuesIsCompleted();
    void allOptionsOfTheNodeAreOffered();
};

void TestCompletion::initTestCase()
{
    if (QStandardPaths::findExecutable(u"bash"_s).isEmpty())
        QSKIP("no bash here");
}

void TestCompletion::allCommandsAreOffered()
{
    const QString usage = said(program(), {}).err;
    const QString list = allMatches(u"give a command: ([^.]*)\\."_s, usage).value(0);
    const QStringList commands = list.split(u", "_s);
    QVERIFY2(commands.size() > 5, qPrintable(usage));
    QCOMPARE(completions({QString()}), (commands + QStringList{u"--help"_s, u"--version"_s}));
}

void TestCompletion::theProgramsHelpSaysWhatEachCommandIsFor()
{
    const QStringList lines = said(program(), {u"--help"_s}).out.split(u'\n');
    for (const QString &command : completions({QString()})) {
        if (command.startsWith(u"--"_s))
            continue;
        const QRegularExpression line(u"^  %1 +\\S+ \\S+.*"_s.arg(command));
        QVERIFY2(lines.indexOf(line) >= 0, qPrintable(command));
    }
}

void TestCompletion::aCommandThatIsBegunIsCompleted()
{
    QCOMPARE(completions({u"swee"_s}), QStringList{u"sweep"_s});
    QVERIFY(completions({u"nonsense"_s}).isEmpty());
}

void TestCompletion::allOptionsOfACommandAreOffered_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"run", "sweep", "probe"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestCompletion::allOptionsOfACommandAreOffered()
{
    QFETCH(const QString, command);
    const QString help = said(program(), {command, u"--help"_s}).out;
    const QStringList options = allMatches(u"^ +(?:-.*, )?(--[a-z-]+)"_s, help);
    QVERIFY2(options.size() > 5, qPrintable(help));
    QCOMPARE(completions({command, u"--"_s}), options);
}

void TestCompletion::valuesAreOffered_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value");
    QTest::newRow("a device") << "--device"
                              << "orange-pi";
    QTest::newRow("a network") << "--network"
                               << "mobilenet-v2";
    QTest::newRow("a link's preset") << "--link-preset"
                                     << "jointdnn-3g";
    QTest::newRow("a coding") << "--coding"
                              << "sparse-int8+zstd";
    QTest::newRow("a language") << "--lang"
                                << "zh";
}

void TestCompletion::valuesAreOffered()
{
    QFETCH(const QString, option);
    QFETCH(const QString, value);
    const QStringList offered = completions({u"run"_s, option, QString()});
    QVERIFY2(offered.contains(value), qPrintable(offered.join(u' ')));
    QCOMPARE(completions({u"run"_s, option, value}), QStringList{value});
    for (const QString &one : offered)
        QVERIFY2(!one.contains(u','), qPrintable(one));
}

void TestCompletion::theLastOfSeveralValuesIsCompleted()
{
    QCOMPARE(completions({u"run"_s, u"--coding"_s, u"fp32,jpeg9"_s}),
             (QStringList{u"fp32,jpeg90"_s, u"fp32,jpeg95"_s}));
}

void TestCompletion::allOptionsOfTheNodeAreOffered()
{
    const Completion node{
        u"splitscope"_s, u"_splitscope"_s,
        QDir(QCoreApplication::applicationDirPath()).filePath(u"splitscope-cloud"_s)};
    const QString help = said(node.program, {u"--help"_s}).out;
    const QStringList options = allMatches(u"^ +(?:-.*, )?(--[a-z-]+)"_s, help);
    QVERIFY2(options.size() > 5, qPrintable(help));
    QCOMPARE(completions({u"--"_s}, node), options);
    QCOMPARE(completions({u"--lang"_s, u"z"_s}, node), QStringList{u"zh"_s});
}

QTEST_GUILESS_MAIN(TestCompletion)
#include "tst_completion.moc"
