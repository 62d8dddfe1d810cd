// A session as the window and the command use it: every batch ends, whatever happens in it.
#include "net/cloud/embedded_node.h"
#include "net/edge/edge_session.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <memory>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // ms

/// A session and all that it said, in order.
class Listener : public QObject
{
public:
    Listener()
    {
        connect(&session, &EdgeSession::runStarted, this, [this] { ++started; });
        connect(&session, &EdgeSession::runFinished, this,
                [this](const RunRecord &record) { records.push_back(record); });
        connect(&session, &EdgeSession::idle, this, [this] { ++idle; });
        connect(&session, &EdgeSession::edgeLine, this,
                [this](const QString &line) { edgeLines << line; });
        connect(&session, &EdgeSession::cloudLine, this,
                [this](const QString &line) { cloudLines << line; });
        connect(&session, &EdgeSession::unsplitAnswer, this,
                [this](const AnswerDigest &answer) { answers.push_back(answer); });
        connect(&session, &EdgeSession::connectionFailed, this,
                [this](const Error &error) { connectionErrors.push_back(error); });
    }

    Conditions quick(int cut) const { return Conditions(session.network().cutPoint(cut).value()); }

    /// Takes ten seconds of link time at cut 0.
    Conditions slow() const
    {
        Conditions conditions = quick(0);
        conditions.link.uplink = Bandwidth::ofMbitPerSecond(0.5).value();
        return conditions;
    }

    int started = 0;
    int idle = 0;
    std::vector<RunRecord> records;
    std::vector<AnswerDigest> answers;
    std::vector<Error> connectionErrors;
    QStringList edgeLines;
    QStringList cloudLines;
    EdgeSession session; ///< last: its end must find the rest alive
};

QImage plain(Qt::GlobalColor colour)
{
    QImage image(300, 300, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

} // namespace

class TestEdgeSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theNetworkIsKnownBeforeItsWeights();
    void runsAskedForWhileTheEngineLoadsAreMade();
    void aBatchRunsInOrderAndEndsIdle();
    void bothTerminalsSpeakTheLabsWords();
    void cancelEndsTheRunInFlightAndDropsTheRest();
    void cancellingWhatWaitsForTheEngineEndsIdle();
    void aCancelledSessionRunsAgain();
    void aNewPictureIsAnswered();
    void aDeadNodeFailsEachRunAndSaysWhy();
    void aNodeElsewhereHasItsOwnTerminal();
    void theEmbeddedNodeTakesOverAgain();
    void connectingNowNeedsNoRun();
    void theLinkChangesBetweenRuns();
    void anUnknownNetworkFailsTheEngineAndItsRuns();
    void endingInTheMiddleOfARunIsClean();
    void anotherModelIsLoadedAndRun();
    void theFormerModelRunsWhileAnotherCannotBeLoaded();
    void loadingCancelsWhatRuns();
    void theLastOfSeveralLoadsCounts();
    void runsOfAnotherNetworkAreNotMade();
    void aModelCanBeLoadedAfterAFailure();

private:
    void waitUntilReady()
    {
        QTRY_COMPARE_WITH_TIMEOUT(listener_->session.engineState(), EdgeSession::EngineState::Ready,
                                  patience);
    }

    std::unique_ptr<Listener> listener_;
};

void TestEdgeSession::init()
{
    listener_ = std::make_unique<Listener>();
    listener_->session.setPicture(plain(Qt::blue));
    listener_->session.load({"alexnet-lab"});
}

void TestEdgeSession::theNetworkIsKnownBeforeItsWeights()
{
    QCOMPARE(listener_->session.engineState(), EdgeSession::EngineState::Loading);
    QCOMPARE(listener_->session.network().layerCount(), 22);
    QVERIFY(!listener_->session.fingerprint());
    QTRY_COMPARE_WITH_TIMEOUT(listener_->session.engineState(), EdgeSession::EngineState::Ready,
                              patience);
}

void TestEdgeSession::runsAskedForWhileTheEngineLoadsAreMade()
{
    listener_->session.run({listener_->quick(13)});
    QVERIFY(listener_->session.busy());
    QCOMPARE(listener_->started, 0);
    QTRY_COMPARE_WITH_TIMEOUT(listener_->idle, 1, patience);
    QCOMPARE(listener_->records.size(), std::size_t{1});
    QVERIFY(listener_->records[0].outcome.has_value());
    QVERIFY(!listener_->session.busy());
}

void TestEdgeSession::aBatchRunsInOrderAndEndsIdle()
{
    listener_->session.run({listener_->quick(22), listener_->quick(0)});
    listener_->session.run({listener_->quick(13)});
    QTRY_COMPARE_WITH_TIMEOUT(listener_->idle, 1, patience);
    QCOMPARE(listener_->records.size(), std::size_t{3});
    const int cuts[] = {22, 0, 13};
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(static_cast<long long>(listener_->records[i].id), static_cast<long long>(i + 1));
        QCOMPARE(listener_->records[i].conditions.cut.index(), cuts[i]);
    }
}

void TestEdgeSession::bothTerminalsSpeakTheLabsWords()
{
    listener_->session.run({listener_->quick(13)});
    QTRY_COMPARE_WITH_TIMEOUT(listener_->idle, 1, patience);
    QVERIFY(listener_->edgeLines.first().endsWith(u": websocket connect success"_s));
    QCOMPARE(listener_->edgeLines.filter(u"websocket connect success"_s).size(), 1);
    QCOMPARE(listener_->edgeLines.filter(u"CPU Warm Up"_s).size(), 1);
    QVERIFY(listener_->edgeLines.last().contains(u"Finished"_s));
    QTRY_VERIFY(!listener_->cloudLines.filter(u"Finished"_s).isEmpty());
    QVERIFY(!listener_->cloudLines.filter(u"get partition point successfully"_s).isEmpty());
}

void TestEdgeSession::cancelEndsTheRunInFlightAndDropsTheRest()
{
    QSignalSpy started(&listener_->session, &EdgeSession::runStarted);
    listener_->session.run({listener_->slow(), listener_->quick(13), listener_->quick(22)});
    QVERIFY(started.wait(patience));
    listener_->session.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(listener_->idle, 1, patience);
    QCOMPARE(listener_->records.size(), std::size_t{1});
    QVERIFY(!listener_->records[0].outcome.has_value());
    QCOMPARE(listener_->records[0].outcome.error().kind, ErrorKind::Cancelled);
    QVERIFY(listener_->connectionErrors.empty());
}

void TestEdgeSession::cancellingWhatWaitsForTheEngineEndsIdle()
{
    listener_->session.run({listener_->quick(13)});
    QCOMPARE(listener_->session.engineState(), EdgeSession::EngineState::Loading);
    listener_->session.cancel();
    QCOMPARE(listener_->idle, 1);
    QTRY_COMPARE_WITH_TIMEOUT(listener_->session.engineState(), EdgeSession::EngineState::Ready,
                              patience);
    QVERIFY(listener_->records.empty());
    QVERIFY(listener_->session.fingerprint().has_value());
}

void TestEdgeSession::aCancelledSessionRunsAgain()
{
    QSignalSpy started(&listener_->session, &EdgeSession::runStarted);
    listener_->session.run({listener_->slow()});
    QVERIFY(started.wait(patience));
    listener_->session.cancel();
    listener_->session.run({listener_->quick(13)});
    QTRY_COMPARE_WITH_TIMEOUT(listener_->records.size(), std::size_t{2}, patience);
    QVERIFY(!listener_->records[0].outcome.has_value());
    QVERIFY(listener_->records[1].outcome.has_value());
}

void TestEdgeSession::aNewPictureIsAnswered()
{
    listener_->session.run({listener_->quick(13)});
    QTRY_COMPARE_WITH_TIMEOUT(listener_->idle, 1, patience);
    listener_->session.setPicture(plain(Qt::yellow));
    listener_->session.run({listener_->quick(13)});
    QTRY_COMPARE_WITH_TIMEOUT(listener_->idle, 2, patience);
    QCOMPARE(listener_->answers.size(), std::size_t{2});
    QVERIFY(listener_->answers[0] != listener_->answers[1]);
    QVERIFY(listener_->records[1].outcome->answer == listener_->answers[1]);
}

void TestEdgeSession::aDeadNodeFailsEachRunAndSaysWhy()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const QUrl url(u"ws://127.0.0.1:%1"_s.arg(taken.serverPort()));
    taken.close();
    listener_->session.setNode(url);
    listener_->session.run({listener_->quick(13)});
    QTRY_COMPARE_WITH_TIMEOUT(listener_->idle, 1, patience);
    QCOMPARE(listener_->records[0].outcome.error().kind, ErrorKind::ConnectionRefused);
    QCOMPARE(listener_->connectionErrors.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(listener_->connectionErrors[0].subject), url.toString());
}

void TestEdgeSession::aNodeElsewhereHasItsOwnTerminal()
{
    const auto elsewhere = EmbeddedNode::start(Runtime::load({"alexnet-lab"}).value()).value();
    listener_->session.setNode(elsewhere->url());
    listener_->session.run({listener_->quick(13), listener_->quick(22)});
    QTRY_COMPARE_WITH_TIMEOUT(listener_->idle, 1, patience);
    QVERIFY(listener_->records[1].outcome.has_value());
    QCOMPARE(listener_->cloudLines.size(), 1);
    QVERIFY(listener_->cloudLines[0].contains(elsewhere->url().toString()));
}

void TestEdgeSession::theEmbeddedNodeTakesOverAgain()
{
    listener_->session.setNode(QUrl(u"ws://nohost.invalid:9700"_s));
    listener_->session.run({listener_->quick(13)});
    listener_->session.setNode(std::nullopt);
    QTRY_COMPARE_WITH_TIMEOUT(listener_->idle, 1, patience);
    listener_->session.run({listener_->quick(13)});
    QTRY_COMPARE_WITH_TIMEOUT(listener_->idle, 2, patience);
    QVERIFY(listener_->records.back().outcome.has_value());
}

void TestEdgeSession::connectingNowNeedsNoRun()
{
    QList<CloudClient::State> states;
    connect(&listener_->session, &EdgeSession::connectionChanged, this,
            [&](CloudClient::State state) { states << state; });
    listener_->session.connectNow({});
    QTRY_VERIFY_WITH_TIMEOUT(states.contains(CloudClient::State::Connected), patience);
    QVERIFY(listener_->records.empty());
}

void TestEdgeSession::theLinkChangesBetweenRuns()
{
    std::vector<Conditions> batch;
    for (const double mbit : {50.0, 20.0, 0.0, 100.0}) {
        Conditions conditions = listener_->quick(13);
        if (mbit > 0)
            conditions.link.uplink = Bandwidth::ofMbitPerSecond(mbit).value();
        batch.push_back(conditions);
    }
    listener_->session.run(batch);
    QTRY_COMPARE_WITH_TIMEOUT(listener_->idle, 1, patience);
    QCOMPARE(listener_->records.size(), std::size_t{4});
    for (const RunRecord &record : listener_->records)
        QVERIFY(record.outcome.has_value());
}

void TestEdgeSession::anUnknownNetworkFailsTheEngineAndItsRuns()
{
    Listener other;
    QSignalSpy failed(&other.session, &EdgeSession::engineFailed);
    other.session.load({"lenet-99"});
    other.session.run({other.quick(13)});
    QTRY_COMPARE_WITH_TIMEOUT(other.idle, 1, patience);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(other.session.engineState(), EdgeSession::EngineState::Failed);
    QCOMPARE(other.records[0].outcome.error().kind, ErrorKind::UnknownModel);
}

void TestEdgeSession::endingInTheMiddleOfARunIsClean()
{
    QSignalSpy started(&listener_->session, &EdgeSession::runStarted);
    listener_->session.run({listener_->slow(), listener_->quick(13)});
    QVERIFY(started.wait(patience));
    listener_.reset(); // hangs or crashes if shutdown is not cancel, quit, wait
    QVERIFY(!listener_);
}

void TestEdgeSession::anotherModelIsLoadedAndRun()
{
    listener_->session.run({listener_->quick(13)});
    QTRY_COMPARE_WITH_TIMEOUT(listener_->idle, 1, patience);
    const auto before = listener_->session.fingerprint();
    QSignalSpy changed(&listener_->session, &EdgeSession::modelChanged);
    const ModelChoice other{.networkId = "alexnet", .seed = 7};
    listener_->session.load(other);
    QCOMPARE(listener_->session.engineState(), EdgeSession::EngineState::Loading);
    QCOMPARE(QString::fromStdString(listener_->session.network().id()), u"alexnet-lab"_s);
    waitUntilReady();
    QCOMPARE(changed.size(), 1);
    QVERIFY(listener_->session.model() == other);
    QCOMPARE(QString::fromStdString(listener_->session.network().id()), u"alexnet"_s);
    QVERIFY(listener_->session.fingerprint() != before);
    listener_->session.run({listener_->quick(13)}); // an embedded node of the old model refuses
    QTRY_COMPARE_WITH_TIMEOUT(listener_->idle, 2, patience);
    QVERIFY(listener_->records[1].outcome.has_value());
    QVERIFY(listener_->records[1].outcome->answer != listener_->records[0].outcome->answer);
}

void TestEdgeSession::theFormerModelRunsWhileAnotherCannotBeLoaded()
{
    waitUntilReady();
    const auto before = listener_->session.fingerprint();
    QSignalSpy failed(&listener_->session, &EdgeSession::engineFailed);
    listener_->session.load({"lenet-99"});
    waitUntilReady();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].value<Error>().kind, ErrorKind::UnknownModel);
    QVERIFY(listener_->session.fingerprint() == before);
    listener_->session.run({listener_->quick(13)});
    QTRY_COMPARE_WITH_TIMEOUT(listener_->idle, 1, patience);
    QVERIFY(listener_->records[0].outcome.has_value());
}

void TestEdgeSession::loadingCancelsWhatRuns()
{
    QSignalSpy started(&listener_->session, &EdgeSession::runStarted);
    listener_->session.run({listener_->slow(), listener_->quick(13)});
    QVERIFY(started.wait(patience));
    listener_->session.load({.networkId = "alexnet-lab", .seed = 7});
    QTRY_COMPARE_WITH_TIMEOUT(listener_->idle, 1, patience);
    QCOMPARE(listener_->records.size(), std::size_t{1});
    QCOMPARE(listener_->records[0].outcome.error().kind, ErrorKind::Cancelled);
    QTRY_COMPARE_WITH_TIMEOUT(listener_->session.model().seed, std::uint64_t{7}, patience);
}

void TestEdgeSession::theLastOfSeveralLoadsCounts()
{
    QSignalSpy failed(&listener_->session, &EdgeSession::engineFailed);
    listener_->session.load({.networkId = "alexnet-lab", .seed = 7});
    listener_->session.load({"lenet-99"});
    listener_->session.load({.networkId = "alexnet-lab", .seed = 8});
    waitUntilReady();
    QCOMPARE(listener_->session.model().seed, std::uint64_t{8});
    QCOMPARE(failed.size(), 0);
}

void TestEdgeSession::runsOfAnotherNetworkAreNotMade()
{
    waitUntilReady();
    listener_->session.load({"alexnet"});
    listener_->session.run({listener_->quick(13)});
    waitUntilReady();
    QCOMPARE(listener_->idle, 1);
    QVERIFY(!listener_->session.busy());
    QVERIFY(listener_->records.empty());
}

void TestEdgeSession::aModelCanBeLoadedAfterAFailure()
{
    Listener other;
    other.session.setPicture(plain(Qt::blue));
    other.session.load({"lenet-99"});
    QTRY_COMPARE_WITH_TIMEOUT(other.session.engineState(), EdgeSession::EngineState::Failed,
                              patience);
    other.session.load({"alexnet-lab"});
    other.session.run({other.quick(22)});
    QTRY_COMPARE_WITH_TIMEOUT(other.idle, 1, patience);
    QVERIFY(other.records[0].outcome.has_value());
}

QTEST_GUILESS_MAIN(TestEdgeSession)
#include "tst_edge_session.moc"
