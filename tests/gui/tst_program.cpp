// The program `splitscope` from outside: its options, its exit codes, its first paint, its end.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class ProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void versionNamesTheLibraries();
    void versionNeedsNoScreen();
    void wrongOptionsEndWithOneLineAndExitCode2_data();
    void wrongOptionsEndWithOneLineAndExitCode2();
    void firstPaintIsSaidAndEndsTheProgram();
    void settingsAreKeptWhenItIsToldToEnd();

private:
    struct Outcome
    {
        int exitCode;
        QString out;
        QString err;
    };
    void start(QProcess &program, const QStringList &arguments, const QString &platform) const;
    Outcome run(const QStringList &arguments, const QString &platform = u"offscreen"_s) const;

    QTemporaryDir home_;
};

void ProgramTest::start(QProcess &program, const QStringList &arguments,
                        const QString &platform) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_CONFIG_HOME"_s, home_.filePath(u"config"_s));
    environment.insert(u"XDG_DATA_HOME"_s, home_.filePath(u"data"_s));
    environment.insert(u"QT_QPA_PLATFORM"_s, platform);
    environment.insert(u"LANG"_s, u"C.UTF-8"_s);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s); // in others Qt has a word to say first
    program.setProcessEnvironment(environment);
    program.start(QCoreApplication::applicationDirPath() + u"/splitscope"_s, arguments);
}

ProgramTest::Outcome ProgramTest::run(const QStringList &arguments, const QString &platform) const
{
    QProcess program;
    start(program, arguments, platform);
    if (!program.waitForFinished(120'000) || program.exitStatus() != QProcess::NormalExit)
        return {-1, {}, program.errorString()};
    return {program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
            QString::fromUtf8(program.readAllStandardError())};
}

void ProgramTest::versionNamesTheLibraries()
{
    const Outcome outcome = run({u"--version"_s});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(outcome.out.startsWith("splitscope "_L1));
    QVERIFY(outcome.out.contains("LibTorch"_L1));
    QVERIFY(outcome.out.contains(QString::fromLatin1(qVersion())));
}

void ProgramTest::versionNeedsNoScreen()
{
    QCOMPARE(run({u"--version"_s}, u"no-such-platform"_s).exitCode, 0);
}

void ProgramTest::wrongOptionsEndWithOneLineAndExitCode2_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown option") << QStringList{u"--fast"_s} << u"fast"_s;
    QTest::newRow("no notebook") << QStringList{u"run"_s} << u"run"_s;
    QTest::newRow("a folder") << QStringList{u"/"_s} << u"/"_s;
    QTest::newRow("two notebooks")
        << QStringList{u"a.splitscope"_s, u"b.splitscope"_s} << u"b.splitscope"_s;
    QTest::newRow("unknown language") << QStringList{u"--lang"_s, u"tlh"_s} << u"tlh"_s;
    QTest::newRow("unknown theme") << QStringList{u"--theme"_s, u"sepia"_s} << u"sepia"_s;
    QTest::newRow("unknown preset") << QStringList{u"--preset"_s, u"fast"_s} << u"fast"_s;
    QTest::newRow("no address") << QStringList{u"--cloud"_s, u"ftp://x"_s} << u"ftp://x"_s;
}

void ProgramTest::wrongOptionsEndWithOneLineAndExitCode2()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, named);
    const Outcome outcome = run(arguments, u"no-such-platform"_s);
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.out, QString());
    QCOMPARE(outcome.err.count(u'\n'), 1);
    QVERIFY2(outcome.err.contains(named), qPrintable(outcome.err));
}

void ProgramTest::firstPaintIsSaidAndEndsTheProgram()
{
    const Outcome outcome = run({u"--first-paint"_s});
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.out, u"first paint\n"_s);
}

void ProgramTest::settingsAreKeptWhenItIsToldToEnd()
{
    QVERIFY(QDir(home_.path()).removeRecursively());
    QProcess program;
    start(program, {}, u"offscreen"_s);
    const QDir data(home_.filePath(u"data"_s));
    // By then it does not end without its window's having been asked.
    QTRY_VERIFY_WITH_TIMEOUT(!data.entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty(), 60'000);
    program.terminate();
    QVERIFY(program.waitForFinished(60'000));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
    QFile settings(home_.filePath(u"config/Splitscope/splitscope.conf"_s));
    QVERIFY(settings.open(QIODevice::ReadOnly));
    QVERIFY(settings.readAll().contains("geometry"));
}

QTEST_GUILESS_MAIN(ProgramTest)
#include "tst_program.moc"
