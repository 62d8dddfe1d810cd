// `splitscope-edge sweep` as a student runs it, killed at any moment, and resumed.
#include "engine/notebook/notebook.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <optional>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 120'000; // ms until a process that says nothing is taken for hung

QString program()
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(u"splitscope-edge"_s);
}

struct Ended
{
    int code = -1;
    QString out;
    QString err;

    QList<QJsonObject> objects() const
    {
        QList<QJsonObject> objects;
        for (const QString &line : out.split(u'\n', Qt::SkipEmptyParts))
            objects << QJsonDocument::fromJson(line.toUtf8()).object();
        return objects;
    }
};

Ended ended(QProcess &process)
{
    process.waitForFinished(patience);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QStringList sweepOf(const QStringList &arguments)
{
    return QStringList{u"sweep"_s, u"--lang"_s, u"en"_s} + arguments;
}

Ended sweep(const QStringList &arguments)
{
    QProcess process;
    process.start(program(), sweepOf(arguments));
    return ended(process);
}

/// Two shares, two bandwidths and two cuts of a network that takes no time to load; a run takes
/// some 10 to 30 ms.
const QStringList smallGrid = {u"--network"_s,   u"lenet5"_s, u"--cpu"_s, u"0.5,0.9"_s,
                               u"--bandwidth"_s, u"1,2"_s,    u"--cut"_s, u"0,3"_s,
                               u"--warm-up"_s,   u"0"_s};

std::int64_t runsIn(const QString &file)
{
    if (!QFile::exists(file))
        return 0;
    return Notebook::open(file.toStdString(), NotebookMode::ReadOnly)
        .and_then([](const Notebook &notebook) { return notebook.count({.measured = true}); })
        .value_or(0);
}

} // namespace

class TestSweepCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theBestCutOfEachSettingIsPrinted();
    void jsonIsOneObjectForEachCellAndOneForTheWhole();
    void aSeedGivesTheSameOrder();
    void aComposedSweepSaysSo();
    void killedAtTenMomentsAndResumedNothingIsLostOrTwice();
    void aWholeSweepHasNothingLeftToResume();
    void otherWeightsAreNotResumed();
    void aHugeGridIsAskedAbout();
    void badArgumentsEndWithUsageAndOneLine_data();
    void badArgumentsEndWithUsageAndOneLine();
    void aFolderThatIsNotThereEndsTheSweep();
    void aFullDiskEndsTheSweepAndKeepsWhatIsThere();

private:
    QStringList inNotebook() const { return {u"--notebook"_s, notebook_}; }

    std::optional<QTemporaryDir> folder_;
    QString notebook_;
};

void TestSweepCommand::init()
{
    folder_.emplace();
    notebook_ = folder_->filePath(u"sweep.splitscope"_s);
}

void TestSweepCommand::theBestCutOfEachSettingIsPrinted()
{
    const Ended run = sweep(smallGrid + inNotebook() + QStringList{u"--repeat"_s, u"1"_s});
    QVERIFY2(run.code == 0, qPrintable(run.err));
    QVERIFY2(run.out.startsWith(u"cpu"_s), qPrintable(run.out));
    QCOMPARE(run.out.count(u'\n'), 1 + 4 + 1);
    QVERIFY(run.out.contains(u"best of all: CPU "_s));
    QCOMPARE(runsIn(notebook_), 8);
    QVERIFY(run.err.contains(u"experiment 1 in"_s));
}

void TestSweepCommand::jsonIsOneObjectForEachCellAndOneForTheWhole()
{
    const Ended run =
        sweep(smallGrid + inNotebook() + QStringList{u"--repeat"_s, u"2"_s, u"--json"_s});
    QVERIFY2(run.code == 0, qPrintable(run.err));
    const QList<QJsonObject> objects = run.objects();
    QCOMPARE(objects.size(), 8 + 1);
    for (const QJsonObject &cell : objects.first(8)) {
        QCOMPARE(cell["runs"_L1].toInt(), 2);
        QVERIFY(cell["interval95_ms"_L1].isArray());
        QVERIFY(cell["median_ms"_L1].toDouble() > 0);
    }
    const QJsonObject whole = objects.back();
    QCOMPARE(whole["runs"_L1].toInt(), 16);
    QCOMPARE(whole["experiment"_L1].toInt(), 1);
    QCOMPARE(whole["best"_L1].toObject()["best"_L1].toBool(), true);
}

void TestSweepCommand::aSeedGivesTheSameOrder()
{
    const auto orderOf = [&](const QString &seed, const QString &file) {
        const Ended run = sweep(
            smallGrid
            + QStringList{u"--repeat"_s, u"1"_s, u"--order-seed"_s, seed, u"--notebook"_s, file});
        std::vector<Conditions> order;
        if (run.code != 0)
            return order;
        const auto notebook = Notebook::open(file.toStdString(), NotebookMode::ReadOnly);
        const auto read = notebook->forEach({}, [&](const StoredRun &stored) {
            order.push_back(stored.record.conditions);
            return true;
        });
        return read ? order : std::vector<Conditions>();
    };
    const auto first = orderOf(u"4"_s, folder_->filePath(u"a"_s));
    QCOMPARE(first.size(), 8U);
    QVERIFY(first == orderOf(u"4"_s, folder_->filePath(u"b"_s)));
    QVERIFY(first != orderOf(u"5"_s, folder_->filePath(u"c"_s)));
}

void TestSweepCommand::aComposedSweepSaysSo()
{
    const Ended run = sweep(
        smallGrid + inNotebook()
        + QStringList{u"--repeat"_s, u"1"_s, u"--mode"_s, u"composed"_s, u"--verify"_s, u"2"_s});
    QVERIFY2(run.code == 0, qPrintable(run.err));
    QCOMPARE(run.out.count(u"composed"_s), 4 + 1);
    QVERIFY(run.out.contains(u"2 cells were also measured end to end"_s));
    // 2 shares x 2 cuts, 2 cuts, 2 bandwidths x 2 cuts, and 2 whole cells.
    QCOMPARE(runsIn(notebook_), 4 + 2 + 4 + 2);
}

void TestSweepCommand::killedAtTenMomentsAndResumedNothingIsLostOrTwice()
{
    QRandomGenerator random(20);
    const QStringList begin = smallGrid + inNotebook() + QStringList{u"--repeat"_s, u"15"_s};
    const QStringList resume = inNotebook() + QStringList{u"--resume"_s, u"1"_s};
    std::int64_t before = 0;
    for (int time = 0; time < 10; ++time) {
        QProcess process;
        process.start(program(), sweepOf(time == 0 ? begin : resume));
        // Some runs later, and then some part of a run.
        const std::int64_t enough = before + 1 + random.bounded(4);
        QVERIFY(QTest::qWaitFor(
            [&] { return runsIn(notebook_) >= enough || process.state() == QProcess::NotRunning; },
            patience));
        process.waitForFinished(random.bounded(20));
        process.kill();
        process.waitForFinished(patience);
        const std::int64_t after = runsIn(notebook_);
        QVERIFY(after >= enough);
        QVERIFY(after < 120);
        before = after;
    }
    const Ended last = sweep(resume);
    QVERIFY2(last.code == 0, qPrintable(last.err));

    const auto notebook = Notebook::open(notebook_.toStdString(), NotebookMode::ReadOnly);
    QVERIFY(notebook);
    QCOMPARE(notebook->experiments()->size(), 1U);
    const auto settings = notebook->settings();
    QVERIFY(settings);
    QCOMPARE(settings->size(), 8U); // each cell of the plan
    for (const SettingRuns &setting : *settings) {
        QCOMPARE(setting.measured, 15);
        QCOMPARE(setting.failed, 0);
    }
}

void TestSweepCommand::aWholeSweepHasNothingLeftToResume()
{
    const QStringList once{u"--repeat"_s, u"1"_s};
    QCOMPARE(sweep(smallGrid + inNotebook() + once).code, 0);
    const Ended again = sweep(inNotebook() + QStringList{u"--resume"_s, u"1"_s});
    QCOMPARE(again.code, 0);
    QVERIFY(again.err.contains(u"8 of 8 runs are there already"_s));
    QVERIFY(again.out.contains(u"best of all"_s));
    QCOMPARE(runsIn(notebook_), 8);
}

void TestSweepCommand::otherWeightsAreNotResumed()
{
    // As if the file of weights had changed meanwhile: the notebook has another fingerprint.
    {
        auto notebook = Notebook::open(notebook_.toStdString());
        QVERIFY(notebook);
        QCOMPARE(sweep(smallGrid
                       + QStringList{u"--repeat"_s, u"1"_s, u"--notebook"_s,
                                     folder_->filePath(u"other"_s)})
                     .code,
                 0);
        const auto other = Notebook::open(folder_->filePath(u"other"_s).toStdString());
        ExperimentInfo info = other->experiments()->front().info;
        info.fingerprint = "0123456789abcdef";
        QVERIFY(notebook->beginExperiment(info));
    }
    const Ended run = sweep(inNotebook() + QStringList{u"--resume"_s, u"1"_s});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.contains(u"it was begun with other weights"_s), qPrintable(run.err));
    QCOMPARE(runsIn(notebook_), 0);
}

void TestSweepCommand::aHugeGridIsAskedAbout()
{
    const Ended run = sweep(QStringList{u"--preset"_s, u"lab"_s, u"--cpu"_s, u"0.1..1:0.005"_s,
                                        u"--bandwidth"_s, u"1..25:0.1"_s}
                            + inNotebook());
    QCOMPARE(run.code, 2);
    QVERIFY2(run.err.contains(u"a sweep of 1003283 cells takes about "_s), qPrintable(run.err));
    QVERIFY(run.err.contains(u"days; give --yes"_s));
    QVERIFY(!QFile::exists(notebook_));
}

void TestSweepCommand::badArgumentsEndWithUsageAndOneLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *name, const QStringList &arguments, const QString &named) {
        QTest::newRow(name) << arguments << named;
    };
    row("an empty list", {u"--cpu"_s, QString()}, u"--cpu"_s);
    row("an empty range", {u"--cpu"_s, u"0.8..0.2:0.1"_s}, u"the range is empty"_s);
    row("a share twice", {u"--cpu"_s, u"0.3,0.5,0.3"_s}, u"0.3: it is there twice"_s);
    row("no number", {u"--bandwidth"_s, u"5,fast"_s}, u"--bandwidth fast"_s);
    row("a share out of range", {u"--cpu"_s, u"0.5,1.5"_s}, u"1.5"_s);
    row("a cut that is none", {u"--cut"_s, u"0..99"_s}, u"no cut 23"_s);
    row("a mode that is none", {u"--mode"_s, u"quick"_s}, u"give full or composed"_s);
    row("a plan beside --resume", {u"--resume"_s, u"1"_s, u"--cpu"_s, u"0.5"_s}, u"--cpu"_s);
    row("a notebook that is not there", {u"--resume"_s, u"1"_s}, u"sweep.splitscope"_s);
}

void TestSweepCommand::badArgumentsEndWithUsageAndOneLine()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, named);
    const Ended run = sweep(
        QStringList{u"--network"_s, u"alexnet-lab"_s}.mid(arguments.contains(u"--resume"_s) ? 2 : 0)
        + inNotebook() + arguments);
    QVERIFY2(run.code == 2, qPrintable(run.err));
    QVERIFY2(run.err.contains(named), qPrintable(run.err));
    QCOMPARE(run.err.count(u'\n'), 1);
    QVERIFY(!QFile::exists(notebook_));
}

void TestSweepCommand::aFolderThatIsNotThereEndsTheSweep()
{
    const Ended run = sweep(smallGrid + QStringList{u"--notebook"_s, u"/proc/none/notebook"_s});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.contains(u"/proc/none/notebook"_s), qPrintable(run.err));
    QVERIFY(run.out.isEmpty());
}

void TestSweepCommand::aFullDiskEndsTheSweepAndKeepsWhatIsThere()
{
#ifdef Q_OS_LINUX
    if (::geteuid() != 0 || QStandardPaths::findExecutable(u"unshare"_s).isEmpty())
        QSKIP("a disk that is full needs root and unshare");
    // A disk of its own for the process, and what was on it in the end.
    QDir(folder_->path()).mkdir(u"disk"_s);
    const QString script = u"mount -t tmpfs -o size=400k none '%1/disk' || exit 77\n"
                           "\"$@\" --notebook '%1/disk/full'\n"
                           "code=$?\n"
                           "cp '%1'/disk/full* '%1'\n"
                           "exit $code\n"_s.arg(folder_->path());
    QProcess process;
    process.start(u"unshare"_s,
                  QStringList{u"-m"_s, u"--propagation"_s, u"private"_s, u"bash"_s, u"-c"_s, script,
                              u"bash"_s, program()}
                      + sweepOf(smallGrid + QStringList{u"--repeat"_s, u"1000"_s, u"--yes"_s}));
    const Ended run = ended(process);
    if (run.code == 77)
        QSKIP("no file system can be mounted here");
    QVERIFY2(run.code == 1, qPrintable(run.err));
    QVERIFY2(run.err.contains(u"--resume 1"_s), qPrintable(run.err));
    QVERIFY(runsIn(folder_->filePath(u"full"_s)) > 10);
#else
    QSKIP("on Linux only");
#endif
}

QTEST_GUILESS_MAIN(TestSweepCommand)
#include "tst_sweep_command.moc"
