// --finish-on-edge with a real node that goes, drains or is full: an answer all the same, and
// nothing in the notebook that looks measured.
#include "tests/integration/client_under_test.h"
#include "tests/integration/node_process.h"
#include "tests/integration/notebook_runs.h"
#include "tests/integration/small_network.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <future>
#include <memory>
#include <stop_token>
#include <vector>

#include <csignal>

using namespace splitscope;
using namespace splitscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A device's file. LeNet-5 behind cut 3 has 0.3 million multiply-accumulates.
bool writeBoard(const QString &path, double macsPerSecond)
{
    QFile file(path);
    const QString text = uR"({"splitscope_device": 1, "id": "slow",
                              "name": {"en": "slow", "zh": "慢"},
                              "source": {"en": "made up", "zh": "虚构"},
                              "model": {"macs_per_s": %1, "weight_bytes_per_s": %1,
                                        "overhead_ns": 0}})"_s.arg(macsPerSecond, 0, 'f', 0);
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0;
}

/// Of the edge's program, at cut 3.
struct EdgeRuns
{
    explicit EdgeRuns(const QUrl &node, const QStringList &arguments = {},
                      double cloudMacsPerSecond = 1e12)
    {
        const QString board = folder.filePath(u"board.json"_s);
        if (!writeBoard(board, cloudMacsPerSecond))
            qFatal("a test's own file cannot be written");
        edge.start(program(u"splitscope-edge"_s),
                   QStringList{u"run"_s, u"--lang"_s, u"en"_s, u"--network"_s, u"lenet5"_s,
                               u"--cut"_s, u"3"_s, u"--cloud-device"_s, board, u"--cloud"_s,
                               node.toString(), u"--notebook"_s, notebook, u"--json"_s}
                       + arguments);
    }

    /// 0: each run has come to an answer.
    int exitCode()
    {
        if (edge.state() != QProcess::NotRunning && !edge.waitForFinished(processPatienceMs))
            return -1;
        for (const QByteArray &line : edge.readAllStandardOutput().trimmed().split('\n'))
            runs.push_back(QJsonDocument::fromJson(line).object());
        return edge.exitCode();
    }

    QTemporaryDir folder;
    QString notebook = folder.filePath(u"runs.splitscope"_s);
    QProcess edge;
    std::vector<QJsonObject> runs; ///< of a program that has ended
};

/// The node computes for a minute; it is killed as soon as it has something to compute.
struct LostRuns : EdgeRuns
{
    explicit LostRuns(const QStringList &arguments)
        : LostRuns(std::make_unique<NodeProcess>(), arguments)
    {
    }

private:
    LostRuns(std::unique_ptr<NodeProcess> node, const QStringList &arguments)
        : EdgeRuns(node->url(), arguments, 1e4)
    {
        (void)QTest::qWaitFor([&] { return node->said(u"get edge_output"_s) > 0; },
                              processPatienceMs);
    }
};

/// Asked for once: a program takes its time to begin.
const QJsonArray &unsplitAnswer()
{
    static const QJsonArray answer = [] {
        QProcess edge;
        edge.start(program(u"splitscope-edge"_s),
                   {u"run"_s, u"--network"_s, u"lenet5"_s, u"--cut"_s, u"0"_s, u"--json"_s});
        edge.waitForFinished(processPatienceMs);
        const auto run = QJsonDocument::fromJson(edge.readAllStandardOutput()).object();
        return run["top5"_L1].toArray();
    }();
    return answer;
}

QString reasonOf(const QJsonObject &run)
{
    return run["error"_L1]["code"_L1].toString();
}

bool isFinishedWith(const QJsonObject &run, const QJsonArray &expected)
{
    const QJsonArray answer = run["finished_on_edge"_L1]["top5"_L1].toArray();
    if (run.contains("end_to_end_ms"_L1) || expected.size() != 5 || answer.size() != 5)
        return false;
    for (qsizetype rank = 0; rank < 5; ++rank) {
        const double apart =
            answer[rank]["score"_L1].toDouble() - expected[rank]["score"_L1].toDouble();
        if (answer[rank]["class"_L1] != expected[rank]["class"_L1] || std::abs(apart) > 1e-4)
            return false;
    }
    return true;
}

/// Edges that a node has no end of work with.
class Crowd
{
public:
    Crowd(const QUrl &node, int edges)
    {
        for (int i = 0; i < edges; ++i) {
            clients_.push_back(edgeOf(*lenet(), node));
            answers_.push_back(std::async(std::launch::async, [this, client = clients_[i].get()] {
                // The first may still be in the queue as the second comes.
                while (!stop_.stop_requested())
                    (void)runOn(*client, pictureRequest(*lenet(), verySlow()), {},
                                stop_.get_token());
            }));
        }
    }
    ~Crowd() { stop_.request_stop(); }

private:
    std::stop_source stop_;
    std::vector<std::unique_ptr<CloudClient>> clients_;
    std::vector<std::future<void>> answers_;
};

} // namespace

class FinishOnEdgeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunWhoseNodeIsKilledIsFinished();
    void withoutTheOptionItFails();
    void whatADrainingNodeHasTakenItAnswersAndTheRestIsFinished();
    void aRunThatAFullNodeRefusesIsFinished_data();
    void aRunThatAFullNodeRefusesIsFinished();
    void aNodeThatHasRoomAgainIsMeasuredAgain();
};

/// The second run finds nobody any more.
void FinishOnEdgeTest::aRunWhoseNodeIsKilledIsFinished()
{
    LostRuns lost({u"--finish-on-edge"_s, u"--repeat"_s, u"2"_s});
    QCOMPARE(lost.exitCode(), 0);
    QCOMPARE(lost.runs.size(), 2U);
    QCOMPARE(reasonOf(lost.runs[0]), u"connection-lost"_s);
    QCOMPARE(reasonOf(lost.runs[1]), u"connection-refused"_s);
    for (const QJsonObject &run : lost.runs)
        QVERIFY(isFinishedWith(run, unsplitAnswer()));
    QCOMPARE(measuredIn(lost.notebook), 0);
    const auto kept = runsIn(lost.notebook);
    QCOMPARE(kept.size(), 2U);
    for (const StoredRun &run : kept) {
        QVERIFY(run.record.finishedOnEdge);
        const LatencyBreakdown &latency = run.record.finishedOnEdge->latency;
        QVERIFY(latency.endToEnd() == latency.local() + latency.transfer() + latency.cloud());
        QVERIFY(latency.cloud() == 0us);
        QVERIFY(latency.local() > 0us && latency.transfer() > 0us);
    }
}

void FinishOnEdgeTest::withoutTheOptionItFails()
{
    LostRuns lost({});
    QCOMPARE(lost.exitCode(), 1);
    QCOMPARE(lost.runs.size(), 1U);
    QCOMPARE(reasonOf(lost.runs[0]), u"connection-lost"_s);
    QVERIFY(lost.runs[0]["finished_on_edge"_L1].isNull());
    QVERIFY(!runsIn(lost.notebook).front().record.finishedOnEdge);
}

void FinishOnEdgeTest::whatADrainingNodeHasTakenItAnswersAndTheRestIsFinished()
{
    NodeProcess node;
    EdgeRuns edge(node.url(), {u"--finish-on-edge"_s, u"--repeat"_s, u"2"_s}, 2e5);
    QVERIFY(
        QTest::qWaitFor([&] { return node.said(u"get edge_output"_s) > 0; }, processPatienceMs));
    node.signal(SIGTERM); // the first run is computed, for 1.5 s
    QCOMPARE(edge.exitCode(), 0);
    QCOMPARE(node.exitCode(), 0);
    QCOMPARE(edge.runs.size(), 2U);
    QVERIFY2(edge.runs[0]["end_to_end_ms"_L1].toDouble() > 0, qPrintable(reasonOf(edge.runs[0])));
    QVERIFY(isFinishedWith(edge.runs[1], unsplitAnswer()));
    // The session closes behind the answer; the run may have begun over it.
    const QStringList reasons{u"connection-refused"_s, u"connection-lost"_s};
    QVERIFY2(reasons.contains(reasonOf(edge.runs[1])), qPrintable(reasonOf(edge.runs[1])));
    QCOMPARE(measuredIn(edge.notebook), 1);
}

void FinishOnEdgeTest::aRunThatAFullNodeRefusesIsFinished_data()
{
    QTest::addColumn<QStringList>("limit");
    QTest::addColumn<int>("others");
    QTest::newRow("no session") << QStringList{u"--sessions"_s, u"1"_s} << 1;
    QTest::newRow("no place in its queue") << QStringList{u"--queue"_s, u"1"_s} << 2;
}

/// It says when to come back; nobody who wants an answer waits for that.
void FinishOnEdgeTest::aRunThatAFullNodeRefusesIsFinished()
{
    QFETCH(const QStringList, limit);
    QFETCH(const int, others);
    NodeProcess node(limit);
    const Crowd crowd(node.url(), others);
    QVERIFY(QTest::qWaitFor([&] { return node.said(u"get edge_output"_s) == others; },
                            processPatienceMs));
    EdgeRuns edge(node.url(), {u"--finish-on-edge"_s});
    QCOMPARE(edge.exitCode(), 0);
    QCOMPARE(edge.runs.size(), 1U);
    QCOMPARE(reasonOf(edge.runs[0]), u"node-busy"_s);
    QVERIFY(isFinishedWith(edge.runs[0], unsplitAnswer()));
    QCOMPARE(measuredIn(edge.notebook), 0);
    QCOMPARE(runsIn(edge.notebook).size(), 1U);
}

void FinishOnEdgeTest::aNodeThatHasRoomAgainIsMeasuredAgain()
{
    NodeProcess node({u"--queue"_s, u"1"_s});
    auto crowd = std::make_unique<Crowd>(node.url(), 2);
    QVERIFY(
        QTest::qWaitFor([&] { return node.said(u"get edge_output"_s) == 2; }, processPatienceMs));
    // One of the crowd may have been refused at first, when the worker had not yet begun.
    const auto refused = [&node] { return node.log().count("code=node-busy"); };
    const auto before = refused();
    EdgeRuns edge(node.url(), {u"--finish-on-edge"_s, u"--repeat"_s, u"100"_s});
    QVERIFY(QTest::qWaitFor([&] { return refused() > before; }, processPatienceMs));
    crowd.reset();
    // Here, where the node's words are read meanwhile: it would wait for a reader otherwise.
    QVERIFY(QTest::qWaitFor([&] { return edge.edge.state() == QProcess::NotRunning; },
                            processPatienceMs));
    QCOMPARE(edge.exitCode(), 0);
    QCOMPARE(edge.runs.size(), 100U);
    QCOMPARE(reasonOf(edge.runs.front()), u"node-busy"_s);
    QVERIFY(isFinishedWith(edge.runs.front(), unsplitAnswer()));
    QVERIFY2(edge.runs.back()["end_to_end_ms"_L1].toDouble() > 0,
             qPrintable(reasonOf(edge.runs.back())));
    QCOMPARE(node.log().count("event=session-opened"), 3);
}

QTEST_GUILESS_MAIN(FinishOnEdgeTest)
#include "tst_finish_on_edge.moc"
