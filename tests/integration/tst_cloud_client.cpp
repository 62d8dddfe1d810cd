// What an experiment gets from its cloud half, whatever becomes of the node and the link.
#include "net/edge/cloud_client.h"

#include "tests/integration/client_under_test.h"
#include "tests/integration/node_on_thread.h"
#include "tests/integration/small_network.h"
#include "tests/integration/split_network.h"
#include "tests/tsan_qt.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <future>

using namespace splitscope;
using namespace splitscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The states that a client went through, as a window sees them.
class StateLog : public QObject
{
public:
    explicit StateLog(const CloudClient &client)
    {
        connect(&client, &CloudClient::stateChanged, this,
                [this](CloudClient::State state) { states_ << state; });
    }

    bool reaches(CloudClient::State state)
    {
        return QTest::qWaitFor([&] { return states_.contains(state); }, 60'000);
    }
    const QList<CloudClient::State> &states() const { return states_; }

private:
    QList<CloudClient::State> states_;
};

} // namespace

class CloudClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void givesTheUnsplitAnswer_data();
    void givesTheUnsplitAnswer();
    void bringsTheWholeOutputWhenAskedTo();
    void knowsTheUplinkOfAnEmulatedLinkOnly();
    void knowsHowThePayloadCameIn();
    void knowsTheRoundTripOfTheIdleLink();
    void measuresItAnewOverAnotherLink();
    void probesTheLinkBothWays_data();
    void probesTheLinkBothWays();
    void runsAfterAProbe();
    void changesTheRateWithoutReconnecting();
    void reconnectsWhenEmulationBeginsOrEnds();
    void tellsItsState();
    void noticesAnIdleConnectionThatBreaks();
    void waitsForANodeThatIsBeingStarted();
    void changesTheNode();
    void sharesANodeWithOthersThatComeAndGo();
    void isDestroyedWithARunUnderWay();

    void refusesWhatIsNoNodesAddress_data();
    void refusesWhatIsNoNodesAddress();
    void needsANode();
    void namesAHostThatIsNotFound();
    void namesANodeThatRefuses_data();
    void namesANodeThatRefuses();
    void givesUpAtTheDeadlineOfFinish();
    void reportsABusyNode();
    void reportsANodeWithOtherWeights();
    void keepsTheConnectionAfterARefusedRun();

    void isCancelledWhileItConnects();
    void isCancelledWhileItSends();
    void isCancelledWhileTheNodeComputes();
    void isCancelledWhileItProbes();
    void losesANodeThatEndsInMidTransfer();
    void losesANodeThatIsKilledInMidTransfer();
};

void CloudClientTest::initTestCase()
{
    QVERIFY(alexNet());
}

void CloudClientTest::givesTheUnsplitAnswer_data()
{
    QTest::addColumn<int>("cut");
    QTest::addColumn<double>("mbit");
    for (const int cut : {0, 8, 13, 22}) {
        QTest::addRow("cut %d, straight", cut) << cut << 0.0;
        QTest::addRow("cut %d, 100 Mbit/s", cut) << cut << 100.0;
    }
}

void CloudClientTest::givesTheUnsplitAnswer()
{
    QFETCH(int, cut);
    QFETCH(double, mbit);
    NodeOnThread node;
    const auto client = clientOf(node.url());
    const auto reply = runOn(*client, requestAt(cut), mbit > 0 ? link(mbit) : LinkConditions());
    QCOMPARE(outcome(reply), u"ok"_s);
    QVERIFY(reply->answer == digestOf(unsplitOutput()));
    QVERIFY(!reply->output);
    QVERIFY(reply->total >= reply->queue + reply->decode + reply->compute);
}

void CloudClientTest::bringsTheWholeOutputWhenAskedTo()
{
    NodeOnThread node;
    const auto client = clientOf(node.url());
    for (const LinkConditions &conditions : {LinkConditions(), link(100)}) {
        const auto reply = runOn(*client, requestAt(8, {}, AnswerDelivery::Edge), conditions);
        QCOMPARE(outcome(reply), u"ok"_s);
        QVERIFY(reply->output == unsplitOutput());
    }
}

void CloudClientTest::knowsTheUplinkOfAnEmulatedLinkOnly()
{
    NodeOnThread node;
    const auto client = clientOf(node.url());
    QVERIFY(runOn(*client, requestAt(13), link(10)));
    const auto usage = client->uplinkUsage();
    QVERIFY(usage);
    QVERIFY(usage->wireBytes >= wireBytes(25'600));
    QVERIFY(usage->mbitPerSecond > 0);
    QVERIFY(runOn(*client, requestAt(13)));
    QVERIFY(!client->uplinkUsage());
}

void CloudClientTest::knowsHowThePayloadCameIn()
{
    NodeOnThread node;
    const auto client = clientOf(node.url());
    const auto reply = runOn(*client, requestAt(13));
    QCOMPARE(outcome(reply), u"ok"_s);
    QVERIFY(reply->arrival);
    QCOMPARE(reply->arrival->bytes, 25'600 - 4096);
    const auto large = runOn(*client, requestAt(0));
    QVERIFY(large->arrival);
    QCOMPARE(large->arrival->bytes, 602'112 - 16'384);
    QVERIFY(!runOn(*client, requestAt(22))->arrival); // one frame
}

void CloudClientTest::knowsTheRoundTripOfTheIdleLink()
{
    NodeOnThread node;
    const auto client = clientOf(node.url());
    QVERIFY(!client->roundTrip());
    QVERIFY(runOn(*client, requestAt(22)));
    QVERIFY(client->roundTrip());
    QVERIFY(*client->roundTrip() > 0us);
}

void CloudClientTest::measuresItAnewOverAnotherLink()
{
    NodeOnThread node;
    const auto client = clientOf(node.url());
    LinkConditions far = link(100);
    far.delay = 40ms;
    QVERIFY(runOn(*client, requestAt(22), far));
    QVERIFY(*client->roundTrip() >= 80ms);
    far.delay = 100ms;
    QVERIFY(runOn(*client, requestAt(22), far));
    QVERIFY(*client->roundTrip() >= 200ms);
}

void CloudClientTest::probesTheLinkBothWays_data()
{
    QTest::addColumn<LinkConditions>("conditions");
    QTest::newRow("straight") << LinkConditions();
    LinkConditions emulated = link(2);
    emulated.delay = 5ms;
    QTest::newRow("emulated") << emulated;
}

void CloudClientTest::probesTheLinkBothWays()
{
    QFETCH(const LinkConditions, conditions);
    NodeOnThread node;
    const auto client = clientOf(node.url());
    QVERIFY(client->prepare(conditions, {}, soon()));
    const auto probe = client->probe(100'000, {}, soon());
    QCOMPARE(outcome(probe), u"ok"_s);
    QCOMPARE(probe->uplinkBytes, 100'000);
    QCOMPARE(probe->downlinkBytes, 100'000);
    QVERIFY(probe->leastRoundTrip > 0us);
    QVERIFY(probe->medianRoundTrip >= probe->leastRoundTrip);
    QVERIFY(probe->took >= *probe->medianRoundTrip);
    if (!conditions.uplink)
        return;
    // What the conditions make impossible, not how fast this computer is.
    QVERIFY(*probe->leastRoundTrip >= 10ms);
    QVERIFY(probe->took >= 10ms * 5 + 2 * 390ms);
    QVERIFY(probe->uplinkMbitPerSecond && probe->downlinkMbitPerSecond);
}

void CloudClientTest::runsAfterAProbe()
{
    NodeOnThread node;
    const auto client = clientOf(node.url());
    QVERIFY(client->prepare({}, {}, soon()));
    QVERIFY(client->probe(4'194'304, {}, soon()));
    QVERIFY(client->probe(1, {}, soon()));
    QVERIFY(runOn(*client, requestAt(13))->answer == digestOf(unsplitOutput()));
    QCOMPARE(node.count(u"websocket connect success"_s), 1);
}

void CloudClientTest::changesTheRateWithoutReconnecting()
{
    NodeOnThread node;
    const auto client = clientOf(node.url());
    for (const double mbit : {100.0, 50.0, 200.0})
        QCOMPARE(outcome(runOn(*client, requestAt(17), link(mbit))), u"ok"_s);
    QCOMPARE(node.count(u"websocket connect success"_s), 1);
}

void CloudClientTest::reconnectsWhenEmulationBeginsOrEnds()
{
    NodeOnThread node;
    const auto client = clientOf(node.url());
    for (const LinkConditions &conditions : {LinkConditions(), link(100), LinkConditions()})
        QCOMPARE(outcome(runOn(*client, requestAt(17), conditions)), u"ok"_s);
    QCOMPARE(node.count(u"websocket connect success"_s), 3);
}

void CloudClientTest::tellsItsState()
{
    NodeOnThread node;
    const auto client = clientOf(node.url());
    StateLog log(*client);
    QVERIFY(client->prepare({}, {}, soon()));
    QVERIFY(client->prepare({}, {}, soon()));
    QVERIFY(log.reaches(CloudClient::State::Connected));
    QCOMPARE(log.states(), (QList{CloudClient::State::Connecting, CloudClient::State::Connected}));
}

void CloudClientTest::noticesAnIdleConnectionThatBreaks()
{
    NodeOnThread node;
    const auto client = clientOf(node.url());
    QVERIFY(client->prepare({}, {}, soon()));
    StateLog log(*client);
    node.stop();
    QVERIFY(log.reaches(CloudClient::State::Disconnected));
    QCOMPARE(outcome(client->finish(requestAt(22), {}, soon())), u"connection-lost"_s);
    QVERIFY(stillWorks(*client));
}

void CloudClientTest::waitsForANodeThatIsBeingStarted()
{
    CloudNodeOptions options;
    {
        QTcpServer finder;
        QVERIFY(finder.listen(QHostAddress::LocalHost));
        options.port = finder.serverPort();
    }
    const auto client = clientOf(QUrl(u"ws://127.0.0.1:%1"_s.arg(options.port)));
    StateLog log(*client);
    auto prepared = std::async(std::launch::async, [&] { return client->prepare({}, {}, soon()); });
    QVERIFY(log.reaches(CloudClient::State::Connecting));
    NodeOnThread late(options);
    QCOMPARE(outcome(prepared.get()), u"ok"_s);
}

void CloudClientTest::changesTheNode()
{
    NodeOnThread first;
    NodeOnThread second;
    const auto client = clientOf(first.url());
    QVERIFY(runOn(*client, requestAt(22)));
    QVERIFY(client->setNode(second.url()));
    QVERIFY(runOn(*client, requestAt(22)));
    QVERIFY(second.says(u"get model type successfully."_s));
    QVERIFY(client->setNode(second.url())); // the same again keeps the connection
    QVERIFY(runOn(*client, requestAt(22)));
    QCOMPARE(second.count(u"websocket connect success"_s), 1);
}

void CloudClientTest::sharesANodeWithOthersThatComeAndGo()
{
    constexpr int edges = 4;
    constexpr int runs = 5;
    CloudNodeOptions options;
    options.workers = 2;
    NodeOnThread node(options, lenet());
    const CloudRequest request = pictureRequest();
    const auto alone = runWithin(*edgeOf(*lenet(), node.url()), request, 1min);
    QCOMPARE(outcome(alone), u"ok"_s);
    std::vector<std::future<int>> right;
    for (int edge = 0; edge < edges; ++edge)
        right.push_back(std::async(std::launch::async, [&] {
            const auto client = edgeOf(*lenet(), node.url());
            int count = 0;
            for (int run = 0; run < runs; ++run) {
                const auto reply = runWithin(*client, request, 1min);
                count += reply && reply->answer == alone->answer ? 1 : 0;
            }
            return count;
        }));
    for (int edge = 0; edge < edges; ++edge) {
        const auto leaver = edgeOf(*lenet(), node.url());
        QVERIFY(leaver->prepare({}, {}, soon()));
        const auto left = leaver->finish(pictureRequest(*lenet(), verySlow()), {}, Clock::now());
        QCOMPARE(outcome(left), u"deadline-exceeded"_s);
    }
    for (auto &count : right)
        QCOMPARE(count.get(), runs);
}

void CloudClientTest::isDestroyedWithARunUnderWay()
{
    NodeOnThread node;
    auto client = clientOf(node.url());
    // Given up by the caller, perhaps not yet by the network thread.
    QVERIFY(client->prepare(endlessLink(), {}, soon()));
    QCOMPARE(outcome(client->finish(requestAt(0), {}, Clock::now())), u"deadline-exceeded"_s);
    client.reset();
    NodeOnThread next;
    QVERIFY(runOn(*clientOf(next.url()), requestAt(22)));
}

void CloudClientTest::refusesWhatIsNoNodesAddress_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::newRow("empty") << QUrl();
    QTest::newRow("http") << QUrl(u"http://127.0.0.1:80"_s);
    QTest::newRow("no host") << QUrl(u"ws://:9000"_s);
}

void CloudClientTest::refusesWhatIsNoNodesAddress()
{
    QFETCH(QUrl, url);
    CloudClient client(alexNet()->network(), alexNet()->fingerprint());
    QCOMPARE(outcome(client.setNode(url)), u"invalid-url"_s);
}

void CloudClientTest::needsANode()
{
    CloudClient client(alexNet()->network(), alexNet()->fingerprint());
    QCOMPARE(outcome(client.prepare({}, {}, soon())), u"invalid-url"_s);
}

void CloudClientTest::namesAHostThatIsNotFound()
{
    const auto client = clientOf(QUrl(u"ws://nohost.invalid:9000"_s));
    for (const LinkConditions &conditions : {LinkConditions(), link(100)}) {
        const auto ready = client->prepare(conditions, {}, soon());
        QCOMPARE(outcome(ready), u"host-not-found"_s);
        QCOMPARE(ready.error().subject, "nohost.invalid");
    }
    QVERIFY(stillWorks(*client));
}

void CloudClientTest::namesANodeThatRefuses_data()
{
    QTest::addColumn<bool>("emulated");
    QTest::newRow("straight") << false;
    QTest::newRow("behind an emulated link") << true;
}

void CloudClientTest::namesANodeThatRefuses()
{
    QFETCH(bool, emulated);
    QUrl nobody;
    {
        NodeOnThread gone;
        nobody = gone.url();
    }
    const auto client = clientOf(nobody);
    const auto ready = client->prepare(emulated ? link(100) : LinkConditions(), {}, soon());
    QCOMPARE(outcome(ready), u"connection-refused"_s);
    QCOMPARE(QString::fromStdString(ready.error().subject), nobody.toString());
    QVERIFY(stillWorks(*client));
}

void CloudClientTest::givesUpAtTheDeadlineOfFinish()
{
    NodeOnThread node;
    const auto client = clientOf(node.url());
    QVERIFY(client->prepare({}, {}, soon()));
    const auto reply = client->finish(requestAt(0, snail()), {}, Clock::now() + 100ms);
    QCOMPARE(outcome(reply), u"deadline-exceeded"_s);
    QVERIFY(stillWorks(*client));
}

void CloudClientTest::reportsABusyNode()
{
    CloudNodeOptions options;
    options.maxSessions = 0;
    NodeOnThread node(options);
    const auto client = clientOf(node.url());
    for (const LinkConditions &conditions : {LinkConditions(), link(1)}) {
        const auto ready = client->prepare(conditions, {}, soon());
        QCOMPARE(outcome(ready), u"node-busy"_s);
        QCOMPARE(QString::fromStdString(ready.error().subject), node.url().toString());
    }
    QVERIFY(stillWorks(*client));
}

void CloudClientTest::reportsANodeWithOtherWeights()
{
    NodeOnThread node;
    Fingerprint other = alexNet()->fingerprint();
    other.digest[15] ^= std::byte{1};
    CloudClient client(alexNet()->network(), other);
    QVERIFY(client.setNode(node.url()));
    const auto ready = client.prepare(link(10), {}, soon());
    QCOMPARE(outcome(ready), u"fingerprint-mismatch"_s);
    QCOMPARE(ready.error().subject,
             "alexnet-lab " + alexNet()->fingerprint().toShortString()); // the node's own words
    QCOMPARE(ready.error().detail, "alexnet-lab " + other.toShortString());
    QVERIFY(node.says(u"error: "_s));
}

void CloudClientTest::keepsTheConnectionAfterARefusedRun()
{
    NodeOnThread node;
    const auto client = clientOf(node.url());
    CloudRequest cut = requestAt(13);
    cut.payload.pop_back();
    QCOMPARE(outcome(runOn(*client, cut)), u"payload-shape-mismatch"_s);
    QCOMPARE(outcome(runOn(*client, requestAt(13))), u"ok"_s);
    QCOMPARE(node.count(u"websocket connect success"_s), 1);
}

void CloudClientTest::isCancelledWhileItConnects()
{
    QTcpServer mute; // accepts, and never says a word
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    const auto client = clientOf(QUrl(u"ws://127.0.0.1:%1"_s.arg(mute.serverPort())));
    for (const LinkConditions &conditions : {LinkConditions(), link(100)}) {
        std::stop_source stop;
        StateLog log(*client);
        auto prepared = std::async(std::launch::async, [&] {
            return client->prepare(conditions, stop.get_token(), soon());
        });
        QVERIFY(log.reaches(CloudClient::State::Connecting));
        stop.request_stop();
        QCOMPARE(outcome(prepared.get()), u"cancelled"_s);
    }
    QVERIFY(stillWorks(*client));
}

void CloudClientTest::isCancelledWhileItSends()
{
    NodeOnThread node;
    const auto client = clientOf(node.url());
    std::stop_source stop;
    auto reply = std::async(std::launch::async, [&] {
        return runOn(*client, requestAt(0), endlessLink(), stop.get_token());
    });
    QVERIFY(node.says(u"get partition point successfully."_s));
    stop.request_stop();
    QCOMPARE(outcome(reply.get()), u"cancelled"_s);
    QVERIFY(stillWorks(*client));
}

void CloudClientTest::isCancelledWhileTheNodeComputes()
{
    NodeOnThread node;
    const auto client = clientOf(node.url());
    std::stop_source stop;
    auto reply = std::async(std::launch::async, [&] {
        return runOn(*client, requestAt(0, snail()), {}, stop.get_token());
    });
    QVERIFY(node.says(u"get edge_output"_s));
    stop.request_stop();
    QCOMPARE(outcome(reply.get()), u"cancelled"_s);
    // The node's only worker is free again.
    QCOMPARE(outcome(runOn(*client, requestAt(13))), u"ok"_s);
}

void CloudClientTest::isCancelledWhileItProbes()
{
    NodeOnThread node;
    const auto client = clientOf(node.url());
    QVERIFY(client->prepare(endlessLink(), {}, soon()));
    std::stop_source stop;
    auto probe = std::async(std::launch::async,
                            [&] { return client->probe(4'194'304, stop.get_token(), soon()); });
    stop.request_stop();
    QCOMPARE(outcome(probe.get()), u"cancelled"_s);
    QCOMPARE(outcome(runOn(*client, requestAt(13))), u"ok"_s);
}

void CloudClientTest::losesANodeThatEndsInMidTransfer()
{
    NodeOnThread node;
    const auto client = clientOf(node.url());
    auto reply =
        std::async(std::launch::async, [&] { return runOn(*client, requestAt(0), endlessLink()); });
    QVERIFY(node.says(u"get partition point successfully."_s));
    node.stop();
    const auto result = reply.get();
    QCOMPARE(outcome(result), u"connection-lost"_s);
    QCOMPARE(QString::fromStdString(result.error().subject), node.url().toString());
    QCOMPARE(result.error().detail, "a run");
    QVERIFY(stillWorks(*client));
}

void CloudClientTest::losesANodeThatIsKilledInMidTransfer()
{
#if defined(__SANITIZE_THREAD__)
    QSKIP("another program, in which nothing tells the sanitizer what Qt orders");
#endif
    QProcess node;
    node.setProcessChannelMode(QProcess::MergedChannels);
    node.start(QCoreApplication::applicationDirPath() + u"/splitscope-cloud"_s,
               {u"--port"_s, u"0"_s});
    static const QRegularExpression address(u"ws://[0-9.:]+"_s);
    QString printed;
    const auto prints = [&](const QString &text) {
        while (!printed.contains(text)) {
            if (!node.waitForReadyRead(60'000))
                return false;
            printed += QString::fromUtf8(node.readAll());
        }
        return true;
    };
    QVERIFY(prints(u"ws://"_s) && prints(u"\n"_s));
    const auto client = clientOf(QUrl(address.match(printed).captured()));
    auto reply =
        std::async(std::launch::async, [&] { return runOn(*client, requestAt(0), endlessLink()); });
    QVERIFY2(prints(u"get partition point successfully."_s), qPrintable(printed));
    node.kill();
    QCOMPARE(outcome(reply.get()), u"connection-lost"_s);
    QVERIFY(node.waitForFinished());
    QVERIFY(stillWorks(*client));
}

SPLITSCOPE_GUILESS_MAIN(CloudClientTest)
#include "tst_cloud_client.moc"
