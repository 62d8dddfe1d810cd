// The notebook on a thread of its own: what a session measures is kept, and asked for.
#include "net/edge/edge_session.h"
#include "net/notebook/notebook_keeper.h"
#include "tests/kept_runs.h"
#include "tests/tsan_qt.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // ms

} // namespace

class NotebookKeeperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }
    void whatIsStoredIsToldWithItsNumber();
    void itsEndWaitsForWhatIsWaiting();
    void questionsAreAnsweredInTheirTurn();
    void anAnswerThatNobodyWaitsForIsDropped();
    void aFailureIsToldOnceUntilItIsOver();
    void theRunsOfASessionAreAnExperiment();

private:
    /// In a folder that is not there yet.
    QString file() const { return folder_->filePath(u"data/n.splitscope"_s); }
    Notebook read() const
    {
        return Notebook::open(file().toStdString(), NotebookMode::ReadOnly).value();
    }

    std::unique_ptr<QTemporaryDir> folder_;
};

void NotebookKeeperTest::whatIsStoredIsToldWithItsNumber()
{
    NotebookKeeper keeper(file());
    std::vector<StoredRun> stored;
    connect(&keeper, &NotebookKeeper::stored, this,
            [&](const StoredRun &run) { stored.push_back(run); });
    keeper.beginExperiment({.title = "one"});
    keeper.store(plainRun(1, 0));
    keeper.store(plainRun(2, 13), true);
    QTRY_COMPARE_WITH_TIMEOUT(stored.size(), 2U, patience);
    QVERIFY(stored[1]
            == (StoredRun{.number = RunNumber(2),
                          .experiment = ExperimentId(1),
                          .record = plainRun(2, 13),
                          .composed = true}));
    QCOMPARE(read().experiments()->front().info.title, std::string("one"));
}

void NotebookKeeperTest::itsEndWaitsForWhatIsWaiting()
{
    constexpr int runs = 50;
    {
        NotebookKeeper keeper(file());
        keeper.beginExperiment({});
        for (int i = 1; i <= runs; ++i)
            keeper.store(plainRun(i, i % 23));
    }
    QCOMPARE(read().count().value(), runs);
}

void NotebookKeeperTest::questionsAreAnsweredInTheirTurn()
{
    NotebookKeeper keeper(file());
    keeper.beginExperiment({});
    keeper.store(plainRun(1, 0));
    std::optional<std::int64_t> answer;
    keeper.ask<std::int64_t>([](const Notebook &notebook) { return notebook.count(); })
        .then(this, [&](const Result<std::int64_t> &count) { answer = count.value(); });
    keeper.store(plainRun(2, 0));
    QTRY_VERIFY_WITH_TIMEOUT(answer, patience);
    QCOMPARE(*answer, 1);
}

void NotebookKeeperTest::anAnswerThatNobodyWaitsForIsDropped()
{
    NotebookKeeper keeper(file());
    auto receiver = std::make_unique<QObject>();
    bool called = false;
    keeper.ask<std::int64_t>([](const Notebook &notebook) { return notebook.count(); })
        .then(receiver.get(), [&](const Result<std::int64_t> &) { called = true; });
    receiver.reset();
    QSignalSpy stored(&keeper, &NotebookKeeper::stored);
    keeper.beginExperiment({});
    keeper.store(plainRun(1, 0));
    QTRY_COMPARE_WITH_TIMEOUT(stored.count(), 1, patience);
    QVERIFY(!called);
}

void NotebookKeeperTest::aFailureIsToldOnceUntilItIsOver()
{
    QVERIFY(QDir().mkpath(file())); // a folder where the file should be
    NotebookKeeper keeper(file());
    QSignalSpy failed(&keeper, &NotebookKeeper::failed);
    QSignalSpy stored(&keeper, &NotebookKeeper::stored);
    std::vector<RunRecord> lost;
    connect(&keeper, &NotebookKeeper::notStored, this,
            [&](const RunRecord &record) { lost.push_back(record); });
    keeper.beginExperiment({});
    keeper.store(plainRun(1, 0));
    keeper.store(plainRun(2, 0));
    QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 2U, patience);
    QCOMPARE(failed.count(), 1);
    QVERIFY(lost[1] == plainRun(2, 0));
    QCOMPARE(failed[0][0].value<Error>().kind, ErrorKind::NotebookUnusable);

    std::optional<Error> asked;
    keeper.ask<std::int64_t>([](const Notebook &notebook) { return notebook.count(); })
        .then(this, [&](const Result<std::int64_t> &count) { asked = count.error(); });
    QTRY_VERIFY_WITH_TIMEOUT(asked, patience);
    QCOMPARE(failed.count(), 1);

    QVERIFY(QDir().rmdir(file()));
    keeper.store(plainRun(3, 0));
    QTRY_COMPARE_WITH_TIMEOUT(stored.count(), 1, patience);
}

void NotebookKeeperTest::theRunsOfASessionAreAnExperiment()
{
    std::vector<RunRecord> records;
    {
        NotebookKeeper keeper(file());
        EdgeSession session;
        keeper.follow(session);
        connect(&session, &EdgeSession::runFinished, this,
                [&](const RunRecord &record) { records.push_back(record); });
        QSignalSpy idle(&session, &EdgeSession::idle);
        session.load({.networkId = "lenet5"});
        const Conditions conditions(session.network().firstCut());
        session.run({conditions, conditions});
        QTRY_COMPARE_WITH_TIMEOUT(idle.count(), 1, patience);
        session.setNode(QUrl(u"ws://127.0.0.1:1"_s));
        session.run({conditions});
        QTRY_COMPARE_WITH_TIMEOUT(idle.count(), 2, patience);
    }
    const Notebook notebook = read();
    const auto experiments = notebook.experiments().value();
    QCOMPARE(experiments.size(), 2U);
    const StoredExperiment &first = experiments[1];
    QCOMPARE(first.measured, 2);
    QCOMPARE(first.info.model, std::string("lenet5"));
    QCOMPARE(first.info.fingerprint.size(), 12U);
    QVERIFY(!first.info.software.empty() && !first.info.host.empty());
    QCOMPARE(experiments[0].info.node, std::string("ws://127.0.0.1:1"));
    QCOMPARE(experiments[0].failed, 1);

    const auto runs = notebook.newest({}, 10).value();
    QCOMPARE(runs.size(), 3U);
    for (std::size_t i = 0; i < runs.size(); ++i)
        QVERIFY(runs[i].record == records[records.size() - 1 - i]);
}

SPLITSCOPE_GUILESS_MAIN(NotebookKeeperTest)

#include "tst_notebook_keeper.moc"
