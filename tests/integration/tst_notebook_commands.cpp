// splitscope-edge run --notebook, export, import and compare as a student calls them.
#include "engine/notebook/notebook.h"
#include "tests/kept_runs.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

Finished edge(const QStringList &arguments)
{
    QProcess process;
    process.start(QDir(QCoreApplication::applicationDirPath()).filePath(u"splitscope-edge"_s),
                  arguments + QStringList{u"--lang"_s, u"en"_s});
    if (!process.waitForFinished(patience))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &name, const QByteArray &content)
{
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

class NotebookCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void runsAreStoredExportedAndCompared();
    void aNotebookThatCannotBeUsedEndsTheRunBeforeItBegins();
    void aTypedSheetIsComparedWithWhatWasMeasured();
    void aBadLineOfASheetLeavesTheNotebookAlone();
    void aDamagedNotebookIsExportedAsFarAsItCanBeRead();
    void aFileThatIsThereIsLeftAlone();
    void badArgumentsEndWithUsage_data();
    void badArgumentsEndWithUsage();
    void whatIsNotThereIsNamed_data();
    void whatIsNotThereIsNamed();

private:
    QString inFolder(const QString &name) const { return folder_->filePath(name); }
    QString notebook() const { return inFolder(u"lab.splitscope"_s); }
    void makeNotebook(int runs);

    std::unique_ptr<QTemporaryDir> folder_;
};

void NotebookCommandsTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
}

void NotebookCommandsTest::makeNotebook(int runs)
{
    Notebook made = Notebook::open(notebook().toStdString()).value();
    const ExperimentId experiment = made.beginExperiment({.title = "made"}).value();
    for (int i = 1; i <= runs; ++i)
        made.add(experiment, plainRun(i, i % 23)).value();
}

void NotebookCommandsTest::runsAreStoredExportedAndCompared()
{
    for (const QString &share : {u"1"_s, u"0.2"_s}) {
        const Finished run =
            edge({u"run"_s, u"--network"_s, u"lenet5"_s, u"--cut"_s, u"0,3"_s, u"--cpu"_s, share,
                  u"--repeat"_s, u"2"_s, u"--notebook"_s, notebook()});
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    }
    const Finished list = edge({u"export"_s, notebook(), u"--list"_s});
    QCOMPARE(list.exitCode, 0);
    QCOMPARE(list.out.count(u"lenet5"_s), 2);

    const Finished csv = edge({u"export"_s, notebook() + u"#1"_s});
    QVERIFY2(csv.exitCode == 0, qPrintable(csv.err));
    QCOMPARE(csv.out.count(u"\r\n"_s), 5);
    QVERIFY(csv.out.startsWith(u"cpu,bandwidth_mbit_s,cut,end_to_end_ms,"_s));

    const QString file = inFolder(u"all.json"_s);
    QCOMPARE(edge({u"export"_s, notebook(), u"--format"_s, u"json"_s, u"--out"_s, file}).exitCode,
             0);
    const QJsonArray experiments =
        QJsonDocument::fromJson(contentOf(file))[u"experiments"_s].toArray();
    QCOMPARE(experiments.size(), 2);
    for (const auto &experiment : experiments)
        QCOMPARE(experiment[u"runs"_s].toArray().size(), 4);

    const Finished trace =
        edge({u"export"_s, notebook(), u"--format"_s, u"trace"_s, u"--experiment"_s, u"2"_s});
    QVERIFY(!QJsonDocument::fromJson(trace.out.toUtf8())[u"traceEvents"_s].toArray().isEmpty());

    const Finished same = edge({u"compare"_s, notebook() + u"#1"_s, notebook(), u"--json"_s});
    QVERIFY2(same.exitCode == 0, qPrintable(same.err));
    QCOMPARE(same.out.count(u"\"ratio\""_s), 2);
    const Finished other =
        edge({u"compare"_s, notebook() + u"#1"_s, notebook() + u"#2"_s}); // another share
    QCOMPARE(other.exitCode, 1);
    QVERIFY(other.out.contains(u"A 2, B 2"_s));
}

void NotebookCommandsTest::aNotebookThatCannotBeUsedEndsTheRunBeforeItBegins()
{
    const Finished run = edge({u"run"_s, u"--network"_s, u"lenet5"_s, u"--cut"_s, u"0"_s,
                               u"--notebook"_s, inFolder(u"no/such/folder/n"_s)});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.err.contains(u"no/such/folder/n"_s));
    QVERIFY(run.out.isEmpty());
}

void NotebookCommandsTest::aTypedSheetIsComparedWithWhatWasMeasured()
{
    makeNotebook(23);
    write(inFolder(u"sheet.csv"_s),
          u"cpu;带宽;切分点;端到端\n0,6;5;13;60,5\n0,6;5;8;60\n"_s.toUtf8());
    const Finished import = edge({u"import"_s, inFolder(u"sheet.csv"_s), u"--notebook"_s,
                                  notebook(), u"--title"_s, u"on paper"_s});
    QVERIFY2(import.exitCode == 0, qPrintable(import.err));
    QVERIFY(import.out.contains(u"lab.splitscope#2"_s));
    const auto typed =
        Notebook::open(notebook().toStdString())->experiment(ExperimentId(2)).value();
    QCOMPARE(typed.info.title, std::string("on paper"));

    const Finished compare = edge({u"compare"_s, notebook() + u"#2"_s, notebook() + u"#1"_s});
    QVERIFY2(compare.exitCode == 0, qPrintable(compare.err));
    QVERIFY(compare.out.contains(u"60.500"_s));
    QVERIFY(compare.out.contains(u"A 0, B 21"_s));
    QVERIFY(edge({u"export"_s, notebook() + u"#2"_s}).out.contains(u"0.6,5,13,60.500,,,,2"_s));
}

void NotebookCommandsTest::aBadLineOfASheetLeavesTheNotebookAlone()
{
    write(inFolder(u"sheet.csv"_s), "cpu,bandwidth,cut,end-to-end\n0.6,5,13,60\n0.6,five,8,60\n");
    const Finished import =
        edge({u"import"_s, inFolder(u"sheet.csv"_s), u"--notebook"_s, notebook()});
    QCOMPARE(import.exitCode, 1);
    QVERIFY2(import.err.contains(u"sheet.csv:3: “five” is not a number"_s), qPrintable(import.err));
    QVERIFY(!QFile::exists(notebook()));
}

void NotebookCommandsTest::aDamagedNotebookIsExportedAsFarAsItCanBeRead()
{
    constexpr int runs = 300;
    makeNotebook(runs);
    QByteArray content = contentOf(notebook());
    constexpr qsizetype page = 4096;
    // Where runs are: what tells the tables comes first in the file.
    content.replace(content.size() * 3 / 4 / page * page, page, QByteArray(page, '\x55'));
    write(notebook(), content);
    const Finished csv = edge({u"export"_s, notebook()});
    QCOMPARE(csv.exitCode, 1);
    QVERIFY(csv.err.contains(u"damaged"_s));
    const auto lines = csv.out.count(u"\r\n"_s) - 1;
    QVERIFY(lines > 0 && lines <= runs);
    QVERIFY2(csv.err.contains(u"%1 runs can be read, %2 cannot"_s.arg(lines).arg(runs - lines)),
             qPrintable(csv.err));
    QCOMPARE(contentOf(notebook()), content);
}

void NotebookCommandsTest::aFileThatIsThereIsLeftAlone()
{
    makeNotebook(1);
    write(inFolder(u"lab.csv"_s), "mine");
    const QStringList arguments{u"export"_s, notebook(), u"--out"_s, inFolder(u"lab.csv"_s)};
    QCOMPARE(edge(arguments).exitCode, 2);
    QCOMPARE(contentOf(inFolder(u"lab.csv"_s)), QByteArray("mine"));
    QCOMPARE(edge(arguments + QStringList{u"--force"_s}).exitCode, 0);
    QVERIFY(contentOf(inFolder(u"lab.csv"_s)).startsWith("cpu,"));
}

void NotebookCommandsTest::badArgumentsEndWithUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("export nothing") << QStringList{u"export"_s};
    QTest::newRow("export in no format")
        << QStringList{u"export"_s, u"n"_s, u"--format"_s, u"xml"_s};
    QTest::newRow("export no number") << QStringList{u"export"_s, u"n"_s, u"--run"_s, u"0"_s};
    QTest::newRow("export two") << QStringList{u"export"_s, u"n"_s, u"m"_s};
    QTest::newRow("import nothing") << QStringList{u"import"_s, u"--notebook"_s, u"n"_s};
    QTest::newRow("import into nothing") << QStringList{u"import"_s, u"sheet.csv"_s};
    QTest::newRow("compare with nothing") << QStringList{u"compare"_s, u"n"_s};
}

void NotebookCommandsTest::badArgumentsEndWithUsage()
{
    QFETCH(QStringList, arguments);
    const Finished finished = edge(arguments);
    QCOMPARE(finished.exitCode, 2);
    QVERIFY(finished.err.startsWith(u"splitscope-edge: "_s));
    QCOMPARE(finished.err.count(u'\n'), 1);
}

void NotebookCommandsTest::whatIsNotThereIsNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("a notebook") << QStringList{u"export"_s, u"nothing.splitscope"_s}
                                << u"nothing.splitscope"_s;
    QTest::newRow("an experiment")
        << QStringList{u"export"_s, u"%1"_s, u"--experiment"_s, u"7"_s} << u"experiment 7"_s;
    QTest::newRow("an experiment of a comparison")
        << QStringList{u"compare"_s, u"%1"_s, u"%1#8"_s} << u"experiment 8"_s;
    QTest::newRow("a sheet") << QStringList{u"import"_s, u"nothing.csv"_s, u"--notebook"_s, u"%1"_s}
                             << u"nothing.csv"_s;
}

void NotebookCommandsTest::whatIsNotThereIsNamed()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    makeNotebook(1);
    for (QString &argument : arguments)
        argument.replace(u"%1"_s, notebook());
    const Finished finished = edge(arguments);
    QCOMPARE(finished.exitCode, 1);
    QVERIFY2(finished.err.contains(named), qPrintable(finished.err));
    QVERIFY(finished.out.isEmpty());
}

QTEST_GUILESS_MAIN(NotebookCommandsTest)

#include "tst_notebook_commands.moc"
