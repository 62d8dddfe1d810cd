// A notebook outlives the programs that write to it, and takes several of them at once.
#include "engine/notebook/notebook.h"
#include "tests/kept_runs.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // ms until a process that says nothing is taken for hung

int failed(const Error &error)
{
    std::fprintf(stderr, "%s: %s\n", error.subject.c_str(), error.detail.c_str());
    return 1;
}

/// The child: stores runs and says the number of each as soon as it is stored.
int storeRuns(const char *file, int count)
{
    auto notebook = Notebook::open(file);
    if (!notebook)
        return failed(notebook.error());
    const auto experiment = notebook->beginExperiment({}).value();
    for (int i = 1; i <= count; ++i) {
        const auto number = notebook->add(experiment, plainRun(i, i % 23));
        if (!number)
            return failed(number.error());
        std::printf("%lld\n", static_cast<long long>(*number));
        std::fflush(stdout);
    }
    return 0;
}

std::unique_ptr<QProcess> started(const QString &file, int runs)
{
    auto process = std::make_unique<QProcess>();
    process->start(QCoreApplication::applicationFilePath(),
                   {u"--store"_s, file, QString::number(runs)});
    return process;
}

} // namespace

class NotebookProcessesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }
    void killedAtAnyMomentItKeepsWhatWasStored();
    void severalProgramsAtOnceLoseNothing();

private:
    QString file() const { return folder_->filePath(u"n.splitscope"_s); }

    std::unique_ptr<QTemporaryDir> folder_;
};

void NotebookProcessesTest::killedAtAnyMomentItKeepsWhatWasStored()
{
    qint64 last = 0;
    for (const int runs : {1, 2, 3, 5, 8, 13, 21, 34, 55, 89}) {
        const auto process = started(file(), 1'000'000);
        int seen = 0;
        while (seen < runs) {
            QVERIFY(process->canReadLine() || process->waitForReadyRead(patience));
            while (process->canReadLine()) {
                last = process->readLine().trimmed().toLongLong();
                ++seen;
            }
        }
        process->kill();
        QVERIFY(process->waitForFinished(patience));
        for (const QByteArray &line : process->readAll().split('\n'))
            last = std::max(last, line.trimmed().toLongLong());

        const auto notebook = Notebook::open(file().toStdString());
        QVERIFY(notebook);
        const auto numbers = notebook->numbers().value();
        // The one in flight may be there, before it could say so.
        QVERIFY(std::ssize(numbers) == last || std::ssize(numbers) == last + 1);
        QCOMPARE(numbers.front(), RunNumber(std::ssize(numbers)));
        QVERIFY(notebook->forEach({}, [](const StoredRun &run) { return !run.removed; }));
        last = std::ssize(numbers);
    }
}

void NotebookProcessesTest::severalProgramsAtOnceLoseNothing()
{
    constexpr int runs = 100;
    // None of them finds the file there: all of them may make it.
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < 3; ++i)
        processes.push_back(started(file(), runs));
    for (const auto &process : processes) {
        QVERIFY(process->waitForFinished(patience));
        QVERIFY2(process->exitCode() == 0, process->readAllStandardError().constData());
        QCOMPARE(process->readAll().count('\n'), runs);
    }
    const auto notebook = Notebook::open(file().toStdString(), NotebookMode::ReadOnly);
    QVERIFY(notebook);
    QCOMPARE(notebook->count().value(), 3 * runs);
    const auto experiments = notebook->experiments().value();
    QCOMPARE(experiments.size(), 3U);
    for (const StoredExperiment &experiment : experiments)
        QCOMPARE(experiment.measured, runs);
}

int main(int argc, char *argv[])
{
    if (argc == 4 && std::string_view(argv[1]) == "--store")
        return storeRuns(argv[2], std::atoi(argv[3]));
    QCoreApplication app(argc, argv);
    NotebookProcessesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_notebook_processes.moc"
