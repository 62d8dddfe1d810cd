// splitscope-edge report and deployment as a student calls them.
#include "engine/notebook/notebook.h"
#include "tests/report_runs.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace splitscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 60'000; // ms until a process that says nothing is taken for hung

struct Finished
{
    int exitCode = -1;
    QString out;
    QString err;
};

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ReportCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void writesEachFormWithoutADisplay_data();
    void writesEachFormWithoutADisplay();
    void chosenExperimentsAloneAreInIt();
    void anEmptyNotebookIsSaidToBeSo();
    void aFileThatIsThereIsLeftAlone();
    void withoutAChineseFontItNamesThePackage();
    void badArgumentsEndWithUsage_data();
    void badArgumentsEndWithUsage();
    void whatIsNotThereIsNamed_data();
    void whatIsNotThereIsNamed();
    void aDeploymentIsWrittenAndReadBack();

private:
    Finished edge(const QStringList &arguments, const QProcessEnvironment &environment) const;
    Finished edge(const QStringList &arguments) const;
    QString inFolder(const QString &name) const { return folder_->filePath(name); }
    QString notebook() const { return inFolder(u"lab.splitscope"_s); }
    void makeNotebook(int experiments);
    QProcessEnvironment environment() const;

    std::unique_ptr<QTemporaryDir> folder_;
};

void ReportCommandTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
}

/// Without the settings of whoever runs the test, and without a display.
QProcessEnvironment ReportCommandTest::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_CONFIG_HOME"_s, folder_->filePath(u"config"_s));
    environment.remove(u"DISPLAY"_s);
    environment.remove(u"WAYLAND_DISPLAY"_s);
    environment.remove(u"QT_QPA_PLATFORM"_s);
    return environment;
}

Finished ReportCommandTest::edge(const QStringList &arguments) const
{
    return edge(arguments, environment());
}

Finished ReportCommandTest::edge(const QStringList &arguments,
                                 const QProcessEnvironment &environment) const
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder_->path());
    QStringList all = arguments;
    if (!all.contains(u"--lang"_s))
        all << u"--lang"_s << u"en"_s;
    process.start(QDir(QCoreApplication::applicationDirPath()).filePath(u"splitscope-edge"_s), all);
    if (!process.waitForFinished(patience))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void ReportCommandTest::makeNotebook(int experiments)
{
    Notebook made = Notebook::open(notebook().toStdString()).value();
    for (int number = 1; number <= experiments; ++number) {
        const ExperimentId experiment =
            made.beginExperiment(
                    {.title = "experiment " + std::to_string(number), .model = "alexnet-lab"})
                .value();
        for (const int cut : {0, 13, 22})
            made.add(experiment, plainRun(1, cut, number)).value();
    }
}

void ReportCommandTest::writesEachFormWithoutADisplay_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QByteArray>("begin");
    QTest::addRow("pdf zh") << u"r.pdf"_s << u"zh"_s << QByteArray("%PDF-");
    QTest::addRow("pdf en") << u"r.pdf"_s << u"en"_s << QByteArray("%PDF-");
    QTest::addRow("odt") << u"r.odt"_s << u"zh"_s << QByteArray("PK");
    QTest::addRow("html") << u"r.html"_s << u"en"_s << QByteArray("<!DOCTYPE html>");
    QTest::addRow("md") << u"r.md"_s << u"en"_s << QByteArray("# ");
}

void ReportCommandTest::writesEachFormWithoutADisplay()
{
    QFETCH(const QString, name);
    QFETCH(const QString, language);
    QFETCH(const QByteArray, begin);
    makeNotebook(2);
    const Finished report =
        edge({u"report"_s, notebook(), u"--lang"_s, language, u"--out"_s, inFolder(name)});
    QVERIFY2(report.exitCode == 0, qPrintable(report.err));
    QVERIFY(report.out.contains(name));
    QVERIFY(contentOf(inFolder(name)).startsWith(begin));
}

void ReportCommandTest::chosenExperimentsAloneAreInIt()
{
    makeNotebook(3);
    const QString file = inFolder(u"r.html"_s);
    QCOMPARE(edge({u"report"_s, notebook(), u"--experiment"_s, u"1,3"_s, u"--name"_s, u"李四"_s,
                   u"--out"_s, file})
                 .exitCode,
             0);
    QString html = QString::fromUtf8(contentOf(file));
    QVERIFY(html.contains(u"experiment 1"_s) && html.contains(u"experiment 3"_s));
    QVERIFY(!html.contains(u"experiment 2"_s));
    QVERIFY(html.contains(u"李四"_s));
    QCOMPARE(edge({u"report"_s, notebook() + u"#2"_s, u"--out"_s, file, u"--force"_s}).exitCode, 0);
    html = QString::fromUtf8(contentOf(file));
    QVERIFY(html.contains(u"experiment 2"_s) && !html.contains(u"experiment 1"_s));
}

void ReportCommandTest::anEmptyNotebookIsSaidToBeSo()
{
    makeNotebook(0);
    const Finished report = edge({u"report"_s, notebook(), u"--out"_s, inFolder(u"r.md"_s)});
    QCOMPARE(report.exitCode, 0);
    QVERIFY(report.err.contains(u"There are no runs"_s));
    QVERIFY(contentOf(inFolder(u"r.md"_s)).contains("There are no runs to report"));
}

void ReportCommandTest::aFileThatIsThereIsLeftAlone()
{
    makeNotebook(1);
    QFile there(inFolder(u"r.pdf"_s));
    QVERIFY(there.open(QIODevice::WriteOnly) && there.write("mine") == 4);
    there.close();
    const QStringList arguments{u"report"_s, notebook(), u"--out"_s, inFolder(u"r.pdf"_s)};
    QCOMPARE(edge(arguments).exitCode, 2);
    QCOMPARE(contentOf(inFolder(u"r.pdf"_s)), "mine");
    QCOMPARE(edge(arguments + QStringList{u"--force"_s}).exitCode, 0);
    QVERIFY(contentOf(inFolder(u"r.pdf"_s)).startsWith("%PDF-"));
}

void ReportCommandTest::withoutAChineseFontItNamesThePackage()
{
    const QString dejavu = u"/usr/share/fonts/truetype/dejavu"_s;
    if (!QFile::exists(dejavu))
        QSKIP("DejaVu's fonts are not where Debian has them (fonts-dejavu-core)");
    makeNotebook(1);
    QFile fonts(inFolder(u"fonts.conf"_s));
    QVERIFY(fonts.open(QIODevice::WriteOnly));
    fonts.write("<?xml version=\"1.0\"?><fontconfig><dir>" + dejavu.toUtf8() + "</dir><cachedir>"
                + inFolder(u"fontcache"_s).toUtf8() + "</cachedir></fontconfig>");
    fonts.close();
    QProcessEnvironment few = environment();
    few.insert(u"FONTCONFIG_FILE"_s, fonts.fileName());
    const QStringList zh{u"report"_s, notebook(), u"--lang"_s, u"zh"_s, u"--out"_s};
    const Finished pdf = edge(zh + QStringList{inFolder(u"r.pdf"_s)}, few);
    QCOMPARE(pdf.exitCode, 1);
    QVERIFY2(pdf.err.contains(u"fonts-noto-cjk"_s), qPrintable(pdf.err));
    QVERIFY(!QFile::exists(inFolder(u"r.pdf"_s)));
    // A browser has fonts of its own.
    const Finished html = edge(zh + QStringList{inFolder(u"r.html"_s)}, few);
    QCOMPARE(html.exitCode, 0);
    QVERIFY(html.err.contains(u"fonts-noto-cjk"_s));
}

void ReportCommandTest::badArgumentsEndWithUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    QTest::addRow("no notebook") << QStringList{u"report"_s} << u"report FILE"_s;
    QTest::addRow("ending") << QStringList{u"report"_s, u"x"_s, u"--out"_s, u"x.docx"_s}
                            << u".odt"_s;
    QTest::addRow("experiment") << QStringList{u"report"_s, u"x"_s, u"--experiment"_s, u"1,b"_s}
                                << u"b"_s;
    QTest::addRow("two cuts") << QStringList{u"deployment"_s, u"--cut"_s, u"1,2"_s} << u"one cut"_s;
    QTest::addRow("port") << QStringList{u"deployment"_s, u"--port"_s, u"0"_s} << u"65535"_s;
    QTest::addRow("both") << QStringList{u"deployment"_s, u"--import"_s, u"a"_s, u"--out"_s, u"b"_s}
                          << u"one of them"_s;
}

void ReportCommandTest::badArgumentsEndWithUsage()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, said);
    const Finished run = edge(arguments);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains(said), qPrintable(run.err));
}

void ReportCommandTest::whatIsNotThereIsNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    QTest::addRow("notebook") << QStringList{u"report"_s, u"none.splitscope"_s}
                              << u"none.splitscope"_s;
    QTest::addRow("experiment") << QStringList{u"report"_s, u"lab.splitscope#9"_s} << u"9"_s;
    QTest::addRow("folder") << QStringList{u"report"_s, u"lab.splitscope"_s, u"--out"_s,
                                           u"nowhere/r.pdf"_s}
                            << u"nowhere/r.pdf"_s;
    QTest::addRow("deployment") << QStringList{u"deployment"_s, u"--import"_s, u"none.yaml"_s}
                                << u"none.yaml"_s;
}

void ReportCommandTest::whatIsNotThereIsNamed()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, said);
    makeNotebook(1);
    const Finished run = edge(arguments);
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains(said), qPrintable(run.err));
}

void ReportCommandTest::aDeploymentIsWrittenAndReadBack()
{
    const QString file = inFolder(u"deployment.yaml"_s);
    const Finished written = edge({u"deployment"_s, u"--preset"_s, u"lab"_s, u"--cpu"_s, u"0.3"_s,
                                   u"--bandwidth"_s, u"7"_s, u"--cut"_s, u"8"_s, u"--out"_s, file});
    QVERIFY2(written.exitCode == 0, qPrintable(written.err));
    QVERIFY(written.err.contains(u"orange-pi"_s)); // which is no pod's to emulate
    const Finished found = edge({u"deployment"_s, u"--import"_s, file});
    QVERIFY2(found.exitCode == 0, qPrintable(found.err));
    for (const QString &option : {u"--cpu 0.3"_s, u"--uplink 7"_s, u"--downlink 7"_s,
                                  u"--burst 4096"_s, u"--cut 8"_s, u"--network alexnet-lab"_s})
        QVERIFY2(found.out.contains(option), qPrintable(found.out));
}

QTEST_GUILESS_MAIN(ReportCommandTest)
#include "tst_report_command.moc"
