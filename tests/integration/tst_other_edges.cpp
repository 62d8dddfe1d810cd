// A server load that is real: other edges' requests, which the measured ones have to wait for.
#include "net/edge/background_edges.h"
#include "net/edge/edge_session.h"
#include "tests/integration/node_on_thread.h"
#include "tests/integration/raw_edge.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace splitscope;
using namespace splitscope::test;
using namespace std::chrono_literals;

namespace {

/// So slow that waiting for another one's request shows, whatever else the computer does.
Device board()
{
    Device device;
    device.profile = {"board", EmulatedSpeed{1e18, 1e18, 0ns}};
    device.profile.emulated->layerTimes.assign(22, 5ms);
    return device;
}

std::chrono::steady_clock::time_point soon()
{
    return std::chrono::steady_clock::now() + 60s;
}

BackgroundEdges::Wanted wanted(int count, const QUrl &node)
{
    return {
        .count = count, .node = node, .cloud = board(), .input = encode(Coding{}, input()).value()};
}

} // namespace

class TestOtherEdges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(alexNet()); }
    void eachIsAtWorkOnceItIsKept();
    void fewerAreFewerAndNoneAreNone();
    void aNodeThatIsNotThereIsAnError();
    void whoIsCutOffIsMissed();
    void aRunWaitsBehindThem();
    void theyRestWhenThereAreNoRuns();
};

void TestOtherEdges::eachIsAtWorkOnceItIsKept()
{
    NodeOnThread node;
    BackgroundEdges edges(alexNet()->network(), alexNet()->fingerprint());
    QVERIFY(edges.keep(wanted(2, node.url()), {}, soon()));
    QCOMPARE(node.count(QStringLiteral("successfully connection")), 2);
    QVERIFY(node.says(QStringLiteral("===== DNN Collaborative Inference Finished."), 6));
    QVERIFY(!edges.failure());
}

void TestOtherEdges::fewerAreFewerAndNoneAreNone()
{
    NodeOnThread node;
    BackgroundEdges edges(alexNet()->network(), alexNet()->fingerprint());
    QVERIFY(edges.keep(wanted(2, node.url()), {}, soon()));
    QVERIFY(edges.keep(wanted(1, node.url()), {}, soon()));
    QCOMPARE(node.count(QStringLiteral("successfully connection")), 2); // nobody came anew
    QVERIFY(edges.keep(wanted(0, node.url()), {}, soon()));
    QVERIFY(edges.keep(wanted(1, node.url()), {}, soon()));
    QCOMPARE(node.count(QStringLiteral("successfully connection")), 3);
}

void TestOtherEdges::aNodeThatIsNotThereIsAnError()
{
    BackgroundEdges edges(alexNet()->network(), alexNet()->fingerprint());
    const auto kept = edges.keep(wanted(1, QUrl(QStringLiteral("http://nowhere"))), {}, soon());
    QVERIFY(!kept);
    QVERIFY(kept.error().kind == ErrorKind::InvalidUrl);
}

void TestOtherEdges::whoIsCutOffIsMissed()
{
    NodeOnThread node;
    BackgroundEdges edges(alexNet()->network(), alexNet()->fingerprint());
    QVERIFY(edges.keep(wanted(1, node.url()), {}, soon()));
    node.stop();
    QTRY_VERIFY_WITH_TIMEOUT(edges.failure(), 60'000);
}

void TestOtherEdges::aRunWaitsBehindThem()
{
    EdgeSession session;
    session.load({"alexnet-lab"});
    Conditions conditions(session.network().lastCut());
    conditions.cloud = board();
    conditions.otherEdges = 3;
    std::vector<RunRecord> records;
    connect(&session, &EdgeSession::runFinished, this,
            [&](const RunRecord &record) { records.push_back(record); });
    QSignalSpy loads(&session, &EdgeSession::nodeLoadChanged);
    session.run({conditions, conditions, conditions, conditions});
    QTRY_COMPARE_WITH_TIMEOUT(records.size(), 4U, 60'000);
    QVERIFY(loads.size() >= 2); // on connecting, and with the results
    std::chrono::nanoseconds longest = 0ns;
    for (const RunRecord &record : records) {
        QVERIFY(record.outcome);
        longest = std::max(longest, record.outcome->cloudQueue);
        QVERIFY(record.outcome->cloudLoad);
        QVERIFY(record.outcome->cloudLoad->computing + record.outcome->cloudLoad->queued >= 1);
        QVERIFY(record.outcome->cloudLoad->wait > 0ns);
    }
    // One computes, 110 ms long, and up to two more have their turn before it.
    QVERIFY(longest >= 22ms);
}

void TestOtherEdges::theyRestWhenThereAreNoRuns()
{
    NodeOnThread node;
    EdgeSession session;
    session.setNode(node.url());
    session.load({"alexnet-lab"});
    Conditions conditions(session.network().lastCut());
    conditions.cloud = board();
    conditions.otherEdges = 1;
    QSignalSpy idle(&session, &EdgeSession::idle);
    session.run({conditions});
    QTRY_COMPARE_WITH_TIMEOUT(idle.size(), 1, 60'000);
    QVERIFY(node.says(QStringLiteral("===== DNN Collaborative Inference Finished."), 4));
    // A request of ours takes as long as one of theirs: where only it is answered, there is none.
    RawEdge edge;
    QVERIFY(edge.joins(node.url()));
    const auto answeredMeanwhile = [&] {
        const auto before = node.count(QStringLiteral("===== DNN"));
        edge.run(requestAt(0, board()));
        return edge.receiveResult() ? node.count(QStringLiteral("===== DNN")) - before : 0;
    };
    QVERIFY(QTest::qWaitFor([&] { return answeredMeanwhile() == 1; }, 60'000));
}

QTEST_GUILESS_MAIN(TestOtherEdges)
#include "tst_other_edges.moc"
