// What a client does about a server that is no cloud node, or a bad one.
#include "net/protocol/identity.h"
#include "tests/integration/client_under_test.h"
#include "tests/integration/node_on_thread.h"
#include "tests/integration/split_network.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <mutex>
#include <utility>

using namespace splitscope;
using namespace splitscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Answer = FalseNode::Answer;
Q_DECLARE_METATYPE(Answer)

namespace {

Message welcomeOf(const Identity &identity)
{
    return Welcome{.version = identity.version,
                   .software = softwareName(),
                   .model = identity.model,
                   .fingerprint = identity.fingerprint,
                   .maxPayloadBytes = 1'000'000};
}

Identity ownIdentity()
{
    return identityOf(alexNet()->network(), alexNet()->fingerprint());
}

Answer greetsWith(const std::function<void(Identity &)> &change)
{
    return [change](QWebSocket &socket, const QByteArray &) {
        Identity identity = ownIdentity();
        change(identity);
        socket.sendBinaryMessage(encodeMessage(welcomeOf(identity)));
    };
}

/// Greets as it should, and answers the payload of the first run with this.
Answer answersWith(const std::function<void(QWebSocket &, RunResult)> &respond)
{
    return [respond](QWebSocket &socket, const QByteArray &bytes) {
        const auto message = decodeMessage(bytes);
        if (message && std::holds_alternative<Hello>(*message)) {
            socket.sendBinaryMessage(encodeMessage(welcomeOf(ownIdentity())));
            return;
        }
        if (message && std::holds_alternative<RunRequest>(*message))
            return; // its payload follows
        RunResult result;
        result.id = 1;
        result.reply.answer = {{{1, 2.0F}}, 3.0F};
        respond(socket, result);
    };
}

/// Greets as it should, and answers a probe with this.
Answer probedWith(const std::function<void(QWebSocket &)> &respond)
{
    return [respond](QWebSocket &socket, const QByteArray &bytes) {
        const auto message = decodeMessage(bytes);
        if (message && std::holds_alternative<Hello>(*message))
            socket.sendBinaryMessage(encodeMessage(welcomeOf(ownIdentity())));
        else if (message && std::holds_alternative<Probe>(*message))
            respond(socket);
    };
}

void send(QWebSocket &socket, const Message &message)
{
    socket.sendBinaryMessage(encodeMessage(message));
}

} // namespace

class FalseNodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void survivesAFalseGreeting_data();
    void survivesAFalseGreeting();
    void survivesAFalseAnswer_data();
    void survivesAFalseAnswer();
    void survivesAFalseProbe_data();
    void survivesAFalseProbe();
    void rejectsAServerWithoutTheProtocol();
    void rejectsAWebServer();
    void givesUpAtTheDeadlineOfPrepare();
    void hearsOfADeviceOnceAndBeforeTheRun();
};

void FalseNodeTest::initTestCase()
{
    QVERIFY(alexNet());
}

void FalseNodeTest::survivesAFalseGreeting_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<QString>("code");
    QTest::newRow("garbage") << Answer([](QWebSocket &socket, const QByteArray &) {
        socket.sendBinaryMessage("\xff\xff");
    }) << u"message-malformed"_s;
    QTest::newRow("text") << Answer([](QWebSocket &socket, const QByteArray &) {
        socket.sendTextMessage(u"welcome"_s);
    }) << u"message-unexpected"_s;
    QTest::newRow("its own hello") << Answer([](QWebSocket &socket, const QByteArray &hello) {
        socket.sendBinaryMessage(hello);
    }) << u"message-unexpected"_s;
    QTest::newRow("other weights")
        << greetsWith([](Identity &node) { node.fingerprint.digest[0] ^= std::byte{1}; })
        << u"fingerprint-mismatch"_s;
    QTest::newRow("another model")
        << greetsWith([](Identity &node) { node.model = u"vgg"_s; }) << u"fingerprint-mismatch"_s;
    QTest::newRow("another version")
        << greetsWith([](Identity &node) { node.version = 9; }) << u"version-mismatch"_s;
    QTest::newRow("closes") << Answer([](QWebSocket &socket, const QByteArray &) {
        socket.close();
    }) << u"connection-lost"_s;
    QTest::newRow("far too much") << Answer([](QWebSocket &socket, const QByteArray &) {
        socket.sendBinaryMessage(QByteArray(1'000'000, 'x'));
    }) << u"message-too-large"_s;
    QTest::newRow("rejects") << Answer([](QWebSocket &socket, const QByteArray &) {
        send(socket, Failure{0, true, {ErrorKind::NodeRejected, "?", "closed for today"}});
    }) << u"node-rejected"_s;
}

void FalseNodeTest::survivesAFalseGreeting()
{
    QFETCH(Answer, answer);
    QFETCH(QString, code);
    FalseNode node(answer);
    const auto client = clientOf(node.url());
    for (const LinkConditions &conditions : {LinkConditions(), link(100)})
        QCOMPARE(outcome(client->prepare(conditions, {}, soon())), code);
    QVERIFY(stillWorks(*client));
}

void FalseNodeTest::survivesAFalseAnswer_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<QString>("code");
    const PayloadAnnouncement output = announce(Coding{}, {{1000}}, QByteArray(4000, 'x'));
    QTest::newRow("garbage") << answersWith([](QWebSocket &socket, const RunResult &) {
        socket.sendBinaryMessage("\x01");
    }) << u"message-malformed"_s;
    QTest::newRow("text") << answersWith([](QWebSocket &socket, const RunResult &) {
        socket.sendTextMessage(u"cat"_s);
    }) << u"message-unexpected"_s;
    QTest::newRow("another run's result") << answersWith([](QWebSocket &socket, RunResult result) {
        result.id = 99;
        send(socket, result);
    }) << u"message-unexpected"_s;
    QTest::newRow("no output") << answersWith([](QWebSocket &socket, const RunResult &result) {
        send(socket, result);
    }) << u"message-malformed"_s;
    QTest::newRow("another shape") << answersWith([](QWebSocket &socket, RunResult result) {
        result.output = announce(Coding{}, {{10}}, QByteArray(40, 'x'));
        send(socket, result);
    }) << u"payload-shape-mismatch"_s;
    QTest::newRow("an output in another coding") << answersWith([](QWebSocket &socket,
                                                                   RunResult result) {
        result.output = announce({ActivationFormat::Int8, false}, {{1000}}, QByteArray(1008, '\0'));
        send(socket, result);
    }) << u"message-malformed"_s;
    QTest::newRow("a short output") << answersWith([output](QWebSocket &socket, RunResult result) {
        result.output = output;
        send(socket, result);
        socket.sendBinaryMessage(QByteArray(3999, 'x'));
    }) << u"payload-size-mismatch"_s;
    QTest::newRow("a damaged output")
        << answersWith([output](QWebSocket &socket, RunResult result) {
               result.output = output;
               send(socket, result);
               socket.sendBinaryMessage(QByteArray(4000, 'y'));
           })
        << u"payload-checksum-mismatch"_s;
    QTest::newRow("more came in than was sent")
        << answersWith([output](QWebSocket &socket, RunResult result) {
               result.output = output;
               result.reply.arrival = Arrival{4000, 1ms};
               send(socket, result);
           })
        << u"message-malformed"_s;
    QTest::newRow("closes") << answersWith([](QWebSocket &socket, const RunResult &) {
        socket.close();
    }) << u"connection-lost"_s;
    QTest::newRow("fails") << answersWith([](QWebSocket &socket, const RunResult &) {
        send(socket, Failure{1, false, {ErrorKind::Internal, "layer 3", "no memory"}});
    }) << u"internal"_s;
}

void FalseNodeTest::survivesAFalseAnswer()
{
    QFETCH(Answer, answer);
    QFETCH(QString, code);
    FalseNode node(answer);
    const auto client = clientOf(node.url());
    const auto reply = runOn(*client, requestAt(22, {}, AnswerDelivery::Edge));
    QCOMPARE(outcome(reply), code);
    QVERIFY(stillWorks(*client));
}

void FalseNodeTest::survivesAFalseProbe_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<QString>("code");
    QTest::newRow("garbage") << probedWith([](QWebSocket &socket) {
        socket.sendBinaryMessage("\x01");
    }) << u"message-malformed"_s;
    QTest::newRow("another probe's result")
        << probedWith([](QWebSocket &socket) { send(socket, ProbeResult{.id = 9, .arrival = {}}); })
        << u"message-unexpected"_s;
    QTest::newRow("a run's result") << probedWith([](QWebSocket &socket) {
        send(socket, RunResult{.id = 1, .reply = {.answer = {{{1, 2.0F}}, 3.0F}}, .output = {}});
    }) << u"message-unexpected"_s;
    QTest::newRow("more than was sent") << probedWith([](QWebSocket &socket) {
        send(socket, ProbeResult{.id = 1, .arrival = Arrival{3000, 1s}});
    }) << u"message-malformed"_s;
    QTest::newRow("a longer reply") << probedWith([](QWebSocket &socket) {
        send(socket, ProbeResult{.id = 1, .arrival = {}});
        socket.sendBinaryMessage(QByteArray(3001, 'x'));
    }) << u"payload-size-mismatch"_s;
    QTest::newRow("an empty reply") << probedWith([](QWebSocket &socket) {
        send(socket, ProbeResult{.id = 1, .arrival = {}});
        socket.sendBinaryMessage({});
    }) << u"payload-size-mismatch"_s;
    QTest::newRow("closes") << probedWith([](QWebSocket &socket) { socket.close(); })
                            << u"connection-lost"_s;
    QTest::newRow("fails") << probedWith([](QWebSocket &socket) {
        send(socket, Failure{0, true, {ErrorKind::MessageUnknown, "probe", {}}});
    }) << u"message-unknown"_s;
}

void FalseNodeTest::survivesAFalseProbe()
{
    QFETCH(Answer, answer);
    QFETCH(QString, code);
    FalseNode node(answer);
    const auto client = clientOf(node.url());
    QVERIFY(client->prepare({}, {}, soon()));
    QCOMPARE(outcome(client->probe(3000, {}, soon())), code);
    QVERIFY(stillWorks(*client));
}

void FalseNodeTest::rejectsAServerWithoutTheProtocol()
{
    FalseNode chat([](QWebSocket &, const QByteArray &) {}, u"chat"_s);
    const auto client = clientOf(chat.url());
    const auto ready = client->prepare({}, {}, soon());
    QCOMPARE(outcome(ready), u"node-rejected"_s);
    QCOMPARE(QString::fromStdString(ready.error().subject), chat.url().toString());
    QVERIFY(stillWorks(*client));
}

void FalseNodeTest::rejectsAWebServer()
{
    OnThread<QTcpServer> web([] {
        auto server = std::make_unique<QTcpServer>();
        server->listen(QHostAddress::LocalHost);
        connect(server.get(), &QTcpServer::newConnection, server.get(), [server = server.get()] {
            QTcpSocket *socket = server->nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket,
                    [socket] { socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"); });
        });
        return server;
    });
    const auto client = clientOf(QUrl(u"ws://127.0.0.1:%1"_s.arg(web->serverPort())));
    const auto ready = client->prepare({}, {}, soon());
    QCOMPARE(outcome(ready), u"node-rejected"_s);
    QVERIFY(QString::fromStdString(ready.error().detail).contains(u"200"_s));
    QVERIFY(stillWorks(*client));
}

void FalseNodeTest::givesUpAtTheDeadlineOfPrepare()
{
    FalseNode silent([](QWebSocket &, const QByteArray &) {});
    const auto client = clientOf(silent.url());
    const auto ready = client->prepare({}, {}, Clock::now() + 100ms);
    QCOMPARE(outcome(ready), u"deadline-exceeded"_s);
    QCOMPARE(QString::fromStdString(ready.error().subject), silent.url().toString());
    QCOMPARE(ready.error().detail, "0.1 s");
    QVERIFY(stillWorks(*client));
}

void FalseNodeTest::hearsOfADeviceOnceAndBeforeTheRun()
{
    std::mutex mutex;
    QStringList came;
    RunResult result;
    result.reply.answer = {{{1, 2.0F}}, 3.0F};
    FalseNode node([&](QWebSocket &socket, const QByteArray &bytes) {
        const auto message = decodeMessage(bytes);
        {
            const std::lock_guard lock(mutex);
            came << (message ? messageName(*message) : u"payload"_s);
        }
        if (!message)
            return send(socket, result);
        if (std::holds_alternative<Hello>(*message))
            send(socket, welcomeOf(ownIdentity()));
        if (const auto *request = std::get_if<RunRequest>(&*message))
            result.id = request->id;
    });
    const auto cameSoFar = [&] {
        const std::lock_guard lock(mutex);
        return std::exchange(came, {});
    };
    const QStringList run{u"run-request"_s, u"payload"_s};
    const auto client = clientOf(node.url());
    client->expect(snail());
    QVERIFY(client->prepare({}, {}, soon()));
    QCOMPARE(cameSoFar(), QStringList({u"hello"_s, u"device"_s}));
    for (int round = 0; round < 2; ++round) {
        QVERIFY(client->finish(requestAt(13, snail()), {}, soon()));
        QCOMPARE(cameSoFar(), run);
        QVERIFY(client->prepare({}, {}, soon()));
    }
    // One that nobody expected is told all the same.
    QVERIFY(client->finish(requestAt(13), {}, soon()));
    QCOMPARE(cameSoFar(), QStringList(u"device"_s) + run);
}

QTEST_GUILESS_MAIN(FalseNodeTest)
#include "tst_false_node.moc"
