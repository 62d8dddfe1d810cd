// What a cloud node does with an edge that breaks the rules: it says which one, and serves the
// others.
#include "net/cloud/cloud_node.h"

#include "net/error_text.h"
#include "tests/integration/raw_edge.h"
#include "tests/integration/split_network.h"

#include <QCborMap>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

#include <functional>
#include <limits>
#include <vector>

using namespace splitscope;
using namespace splitscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Offence = std::function<void(RawEdge &)>;
Q_DECLARE_METATYPE(Offence)

namespace {

/// The request, changed, and its payload.
Offence requestWith(const std::function<void(RunRequest &)> &change)
{
    return [change](RawEdge &edge) {
        const CloudRequest request = requestAt(13);
        RunRequest message = RawEdge::goodRequest(request);
        change(message);
        edge.send(message);
        edge.sendBytes(RawEdge::bytesOf(request));
    };
}

Offence payloadOf(const std::function<QByteArray(QByteArray)> &change)
{
    return [change](RawEdge &edge) {
        const CloudRequest request = requestAt(13);
        edge.send(RawEdge::goodRequest(request));
        edge.sendBytes(change(RawEdge::bytesOf(request)));
    };
}

Offence helloWith(const std::function<void(Hello &)> &change)
{
    return [change](RawEdge &edge) {
        Hello hello = RawEdge::goodHello();
        change(hello);
        edge.send(hello);
    };
}

} // namespace

class HostileClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void aBadHelloEndsTheSession_data();
    void aBadHelloEndsTheSession();
    void aBrokenOrderEndsTheSession_data();
    void aBrokenOrderEndsTheSession();
    void aBadRunIsNamedAndTheSessionGoesOn_data();
    void aBadRunIsNamedAndTheSessionGoesOn();
    void aRefusedRequestsPayloadIsNoMessage();
    void whatIsNotFiniteHasNoAnswer();
    void nothingIsReadAfterAFatalFailure();

    void aHugeHelloIsNotBuffered();
    void aHugePayloadIsNotBuffered();
    void whoDoesNotSpeakTheProtocolIsToldTheVersion();
    void aWebPageIsRefused();
    void whoSendsNoHelloIsDropped();
    void whoSendsNoPayloadIsDropped();
    void whoSendsNoProbeIsDropped();
    void whoStaysAfterAFatalFailureIsDropped();
    void whoNeverShakesHandsIsDropped();
    void tooManySilentConnectionsAreDropped();
    void whatIsNoWebSocketIsDropped();

private:
    std::unique_ptr<CloudNode> node_;
};

void HostileClientTest::initTestCase()
{
    node_ = std::make_unique<CloudNode>(alexNet(), CloudNodeOptions());
    QVERIFY(node_->listen());
}

/// Whatever a test did, the node serves the next edge.
void HostileClientTest::cleanup()
{
    RawEdge good;
    QVERIFY(good.joins(node_->url()));
    good.run(requestAt(17));
    QVERIFY(good.receiveResult());
}

void HostileClientTest::aBadHelloEndsTheSession_data()
{
    QTest::addColumn<Offence>("offence");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("subject");
    QTest::newRow("text") << Offence(
        [](RawEdge &edge) { edge.sendText(u"{\"type\":\"hello\"}"_s); })
                          << u"message-unexpected"_s << u"text message"_s;
    QTest::newRow("garbage") << Offence([](RawEdge &edge) { edge.sendBytes("\xff\x00garbage"); })
                             << u"message-malformed"_s << u"message"_s;
    QTest::newRow("empty") << Offence([](RawEdge &edge) { edge.sendBytes({}); })
                           << u"message-malformed"_s << u"message"_s;
    QTest::newRow("unknown message") << Offence([](RawEdge &edge) {
        edge.sendBytes(QCborMap{{u"type"_s, u"shutdown"_s}}.toCborValue().toCbor());
    }) << u"message-unknown"_s << u"shutdown"_s;
    QTest::newRow("a run first") << Offence([](RawEdge &edge) {
        edge.send(RawEdge::goodRequest(requestAt(13)));
    }) << u"message-unexpected"_s << u"run-request"_s;
    QTest::newRow("a welcome") << Offence([](RawEdge &edge) {
        edge.send(Welcome{
            .version = 1, .software = {}, .model = {}, .fingerprint = {}, .maxPayloadBytes = 1});
    }) << u"message-unexpected"_s
                               << u"welcome"_s;
    QTest::newRow("another version")
        << helloWith([](Hello &hello) { hello.version = 2; }) << u"version-mismatch"_s << u"1"_s;
    QTest::newRow("another model")
        << helloWith([](Hello &hello) { hello.model = u"resnet"_s; }) << u"fingerprint-mismatch"_s
        << u"alexnet-lab "_s + QString::fromStdString(alexNet()->fingerprint().toShortString());
    QTest::newRow("other weights")
        << helloWith([](Hello &hello) { hello.fingerprint.digest[3] ^= std::byte{1}; })
        << u"fingerprint-mismatch"_s
        << u"alexnet-lab "_s + QString::fromStdString(alexNet()->fingerprint().toShortString());
}

void HostileClientTest::aBadHelloEndsTheSession()
{
    QFETCH(Offence, offence);
    QFETCH(QString, code);
    QFETCH(QString, subject);
    RawEdge edge;
    QVERIFY(edge.connectTo(node_->url()));
    offence(edge);
    const auto failure = edge.receiveFailure();
    QVERIFY(failure);
    QCOMPARE(errorCode(failure->error.kind), code);
    QCOMPARE(QString::fromStdString(failure->error.subject), subject);
    QVERIFY(failure->fatal);
    QCOMPARE(failure->id, 0);
}

void HostileClientTest::aBrokenOrderEndsTheSession_data()
{
    QTest::addColumn<Offence>("offence");
    QTest::addColumn<QString>("code");
    QTest::newRow("a second hello")
        << Offence([](RawEdge &edge) { edge.send(RawEdge::goodHello()); })
        << u"message-unexpected"_s;
    QTest::newRow("a payload without a request")
        << Offence([](RawEdge &edge) { edge.sendBytes(RawEdge::bytesOf(requestAt(22))); })
        << u"message-malformed"_s;
    QTest::newRow("a payload instead of a request, too long for one")
        << Offence([](RawEdge &edge) { edge.sendBytes(RawEdge::bytesOf(requestAt(13))); })
        << u"message-too-large"_s;
    QTest::newRow("text instead of a payload") << Offence([](RawEdge &edge) {
        edge.send(RawEdge::goodRequest(requestAt(13)));
        edge.sendText(QString(25600, u'x'));
    }) << u"message-unexpected"_s;
    QTest::newRow("a request during a run") << Offence([](RawEdge &edge) {
        edge.run(requestAt(0, snail()));
        edge.run(requestAt(13));
    }) << u"message-unexpected"_s;
    QTest::newRow("a probe first of all, and no bytes of it") << Offence([](RawEdge &edge) {
        edge.send(Probe{.id = 1, .bytes = 10'000, .replyBytes = 0});
        edge.sendBytes({});
    }) << u"payload-size-mismatch"_s;
    QTest::newRow("a probe during a run") << Offence([](RawEdge &edge) {
        edge.run(requestAt(0, snail()));
        edge.probe({.id = 1, .bytes = 1, .replyBytes = 1});
    }) << u"message-unexpected"_s;
    QTest::newRow("a run during a probe") << Offence([](RawEdge &edge) {
        edge.send(Probe{.id = 1, .bytes = 10, .replyBytes = 0});
        edge.run(requestAt(13));
    }) << u"payload-size-mismatch"_s;
    QTest::newRow("more bytes than the probe announced") << Offence([](RawEdge &edge) {
        edge.send(Probe{.id = 1, .bytes = 10, .replyBytes = 0});
        edge.sendBytes(QByteArray(11, 'x'));
    }) << u"payload-size-mismatch"_s;
    QTest::newRow("a probe in one long message") << Offence([](RawEdge &edge) {
        edge.probe({.id = 1, .bytes = 100'000, .replyBytes = 0}, 100'000);
    }) << u"payload-size-mismatch"_s;
    QTest::newRow("a probe of gigabytes") << Offence([](RawEdge &edge) {
        edge.send(Probe{.id = 1, .bytes = 4'194'305, .replyBytes = 0});
    }) << u"message-malformed"_s;
    QTest::newRow("gigabytes in reply to a probe") << Offence([](RawEdge &edge) {
        edge.send(Probe{.id = 1, .bytes = 1, .replyBytes = qint64(1) << 31});
    }) << u"message-malformed"_s;
    QTest::newRow("a probe's result")
        << Offence([](RawEdge &edge) { edge.send(ProbeResult{.id = 1, .arrival = {}}); })
        << u"message-unexpected"_s;
    QTest::newRow("an impossible CPU share") << Offence([](RawEdge &edge) {
        QCborMap map = QCborValue::fromCbor(encodeMessage(Device())).toMap();
        map[u"cpu_share"_s] = std::numeric_limits<double>::quiet_NaN();
        edge.sendBytes(map.toCborValue().toCbor());
    }) << u"message-malformed"_s;
    QTest::newRow("layer times of another network") << Offence([](RawEdge &edge) {
        Device device;
        device.profile.emulated = EmulatedSpeed{1e9, 1e9};
        device.profile.emulated->layerTimes.assign(21, std::chrono::nanoseconds(1));
        edge.send(device);
    }) << u"message-malformed"_s;
}

void HostileClientTest::aBrokenOrderEndsTheSession()
{
    QFETCH(Offence, offence);
    QFETCH(QString, code);
    RawEdge edge;
    QVERIFY(edge.joins(node_->url()));
    offence(edge);
    const auto failure = edge.receiveFailure();
    QVERIFY(failure);
    QCOMPARE(errorCode(failure->error.kind), code);
    QVERIFY(failure->fatal);
}

void HostileClientTest::aBadRunIsNamedAndTheSessionGoesOn_data()
{
    QTest::addColumn<Offence>("offence");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const Offence &offence, const QString &code,
                        const QString &subject, const QString &detail) {
        QTest::newRow(name) << offence << code << subject << detail;
    };
    row("payload a byte short", payloadOf([](QByteArray bytes) { return bytes.chopped(1); }),
        u"payload-size-mismatch"_s, u"25599"_s, u"25600"_s);
    row("payload a byte long", payloadOf([](const QByteArray &bytes) { return bytes + '\0'; }),
        u"payload-size-mismatch"_s, u"25601"_s, u"25600"_s);
    row("payload empty", payloadOf([](const QByteArray &) { return QByteArray(); }),
        u"payload-size-mismatch"_s, u"0"_s, u"25600"_s);
    row("announced longer than the cut yields",
        requestWith([](RunRequest &request) { request.payload.bytes = 25'601; }),
        u"payload-shape-mismatch"_s, u"25601"_s, u"25600"_s);
    row("announced as gigabytes",
        requestWith([](RunRequest &request) { request.payload.bytes = 2'000'000'000; }),
        u"payload-shape-mismatch"_s, u"2000000000"_s, u"25600"_s);
    row("another shape of the same size",
        requestWith([](RunRequest &request) { request.payload.shape = {{6400}}; }),
        u"payload-shape-mismatch"_s, u"6400"_s, u"256x5x5"_s);
    row("the shape of another cut", requestWith([](RunRequest &request) { request.cut = 14; }),
        u"payload-shape-mismatch"_s, u"256x5x5"_s, u"256x6x6"_s);
    row("a cut that there is not", requestWith([](RunRequest &request) { request.cut = 23; }),
        u"unknown-cut"_s, u"23"_s, u"0..22"_s);
    row("wrong CRC", requestWith([](RunRequest &request) { request.payload.crc32 = 0xbad; }),
        u"payload-checksum-mismatch"_s,
        QString::fromStdString(crcText(payloadCrc32(RawEdge::bytesOf(requestAt(13))))),
        u"00000bad"_s);
    row("a coding that the cut does not permit", requestWith([](RunRequest &request) {
            request.payload.coding = Coding{ActivationFormat::Jpeg90, false};
        }),
        u"coding-unsuitable"_s, u"jpeg90"_s,
        u"only the picture itself, at cut 0, can be sent so"_s);
    row("announced longer than its coding yields", requestWith([](RunRequest &request) {
            request.payload.coding = Coding{ActivationFormat::Int8, false};
        }),
        u"payload-shape-mismatch"_s, u"25600"_s, u"6408"_s);
    row("not compressed as it says", requestWith([](RunRequest &request) {
            request.payload.coding = Coding{ActivationFormat::Float32, true};
        }),
        u"message-malformed"_s, u"payload"_s,
        u"fp32+zstd: not one whole zstd frame of such a tensor"_s);
}

void HostileClientTest::aBadRunIsNamedAndTheSessionGoesOn()
{
    QFETCH(Offence, offence);
    QFETCH(QString, code);
    QFETCH(QString, subject);
    QFETCH(QString, detail);
    RawEdge edge;
    QVERIFY(edge.joins(node_->url()));
    offence(edge);
    const auto failure = edge.receiveFailure();
    QVERIFY(failure);
    QCOMPARE(errorCode(failure->error.kind), code);
    QCOMPARE(QString::fromStdString(failure->error.subject), subject);
    QCOMPARE(QString::fromStdString(failure->error.detail), detail);
    QVERIFY(!failure->fatal);
    QCOMPARE(failure->id, 1);

    edge.run(requestAt(17), 2);
    const auto result = edge.receiveResult();
    QVERIFY(result);
    QCOMPARE(result->id, 2);
}

void HostileClientTest::aRefusedRequestsPayloadIsNoMessage()
{
    RawEdge edge;
    QVERIFY(edge.joins(node_->url()));
    RunRequest refused = RawEdge::goodRequest(requestAt(22), 1);
    refused.cut = 99;
    edge.send(refused);
    edge.send(RawEdge::goodRequest(requestAt(22), 2)); // in the payload's place: dropped unread
    edge.run(requestAt(22), 3);
    const auto failure = edge.receiveFailure();
    QVERIFY(failure);
    QCOMPARE(failure->id, 1);
    const auto result = edge.receiveResult();
    QVERIFY(result);
    QCOMPARE(result->id, 3);
}

void HostileClientTest::whatIsNotFiniteHasNoAnswer()
{
    for (const float value :
         {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
        RawEdge edge;
        QVERIFY(edge.joins(node_->url()));
        CloudRequest request = requestAt(22);
        request.payload =
            encode(Coding{}, Tensor{{{1000}}, std::vector<float>(1000, value)}).value();
        edge.run(request);
        const auto failure = edge.receiveFailure();
        QVERIFY(failure);
        QCOMPARE(errorCode(failure->error.kind), u"message-malformed"_s);
        QCOMPARE(failure->error.subject, "payload");
        QVERIFY(!failure->fatal);
    }
}

void HostileClientTest::nothingIsReadAfterAFatalFailure()
{
    RawEdge edge;
    QVERIFY(edge.connectTo(node_->url()));
    edge.sendText(u"hello?"_s);
    edge.send(RawEdge::goodHello());
    edge.run(requestAt(13));
    QVERIFY(edge.receiveFailure());
    edge.abort();
    QTRY_COMPARE(node_->sessionCount(), 0);
}

void HostileClientTest::aHugeHelloIsNotBuffered()
{
    RawEdge edge;
    QVERIFY(edge.connectTo(node_->url()));
    edge.sendBytes(QByteArray(maxControlBytes + 1, 'x'));
    QVERIFY(edge.becomesClosed());
    QCOMPARE(edge.closeCode(), QWebSocketProtocol::CloseCodeTooMuchData);
}

void HostileClientTest::aHugePayloadIsNotBuffered()
{
    RawEdge edge;
    QVERIFY(edge.joins(node_->url()));
    edge.send(RawEdge::goodRequest(requestAt(13)));
    edge.sendBytes(QByteArray(772'896, 'x'));
    QVERIFY(edge.becomesClosed());
}

void HostileClientTest::whoDoesNotSpeakTheProtocolIsToldTheVersion()
{
    RawEdge edge;
    QVERIFY(edge.connectTo(node_->url(), {u"splitscope.2"_s}));
    const auto failure = edge.receiveFailure();
    QVERIFY(failure);
    QCOMPARE(errorCode(failure->error.kind), u"version-mismatch"_s);
    QVERIFY(failure->fatal);
}

void HostileClientTest::aWebPageIsRefused()
{
    QTcpSocket page;
    page.connectToHost(node_->url().host(), static_cast<quint16>(node_->url().port()));
    page.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
               "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: splitscope.1\r\n"
               "Origin: https://example.org\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(page.state(), QAbstractSocket::UnconnectedState, patienceMs);
    QVERIFY(page.readAll().startsWith("HTTP/1.1 403 "));
}

void HostileClientTest::whoSendsNoHelloIsDropped()
{
    CloudNodeOptions options;
    options.helloTimeout = 1s; // the handshake, too, has to be done by then
    CloudNode node(alexNet(), options);
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(edge.connectTo(node.url()));
    const auto failure = edge.receiveFailure();
    QVERIFY(failure);
    QCOMPARE(errorCode(failure->error.kind), u"deadline-exceeded"_s);
    QCOMPARE(failure->error.subject, "the hello");
    QCOMPARE(node.sessionCount(), 0);
}

void HostileClientTest::whoSendsNoPayloadIsDropped()
{
    CloudNodeOptions options;
    options.payloadTimeout = 50ms;
    CloudNode node(alexNet(), options);
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(edge.joins(node.url()));
    edge.send(RawEdge::goodRequest(requestAt(13)));
    const auto failure = edge.receiveFailure();
    QVERIFY(failure);
    QCOMPARE(errorCode(failure->error.kind), u"deadline-exceeded"_s);
    QCOMPARE(failure->error.subject, "the payload");
    QVERIFY(failure->fatal);
}

void HostileClientTest::whoSendsNoProbeIsDropped()
{
    CloudNodeOptions options;
    options.payloadTimeout = 50ms;
    CloudNode node(alexNet(), options);
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(edge.joins(node.url()));
    edge.send(Probe{.id = 1, .bytes = 100, .replyBytes = 0});
    const auto failure = edge.receiveFailure();
    QVERIFY(failure);
    QCOMPARE(errorCode(failure->error.kind), u"deadline-exceeded"_s);
    QCOMPARE(failure->error.subject, "the probe");
    QVERIFY(failure->fatal);
}

void HostileClientTest::whoStaysAfterAFatalFailureIsDropped()
{
    CloudNodeOptions options;
    options.closeTimeout = 50ms;
    CloudNode node(alexNet(), options);
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(edge.connectTo(node.url()));
    edge.sendText(u"hello?"_s);
    QVERIFY(edge.becomesClosed());
}

void HostileClientTest::whoNeverShakesHandsIsDropped()
{
    CloudNodeOptions options;
    options.helloTimeout = 50ms;
    CloudNode node(alexNet(), options);
    QVERIFY(node.listen());
    QTcpSocket silent;
    QSignalSpy dropped(&silent, &QTcpSocket::disconnected);
    silent.connectToHost(node.url().host(), static_cast<quint16>(node.url().port()));
    QVERIFY(dropped.wait(patienceMs));
}

void HostileClientTest::tooManySilentConnectionsAreDropped()
{
    CloudNodeOptions options;
    options.maxSessions = 2;
    CloudNode node(alexNet(), options);
    QVERIFY(node.listen());
    std::vector<std::unique_ptr<QTcpSocket>> silent;
    for (int i = 0; i < 30; ++i) {
        silent.push_back(std::make_unique<QTcpSocket>());
        silent.back()->connectToHost(node.url().host(), static_cast<quint16>(node.url().port()));
        QVERIFY(silent.back()->waitForConnected(patienceMs));
    }
    const auto alive = [&] {
        return std::ranges::count_if(silent, [](const auto &socket) {
            return socket->state() == QAbstractSocket::ConnectedState;
        });
    };
    QTRY_COMPARE_WITH_TIMEOUT(alive(), 18, patienceMs); // 2 sessions and 16 to be refused
}

void HostileClientTest::whatIsNoWebSocketIsDropped()
{
    for (const char *nonsense : {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "\x16\x03\x01\r\n\r\n\r\n"}) {
        QTcpSocket stranger;
        QSignalSpy dropped(&stranger, &QTcpSocket::disconnected);
        stranger.connectToHost(node_->url().host(), static_cast<quint16>(node_->url().port()));
        stranger.write(nonsense);
        QVERIFY(dropped.wait(patienceMs));
    }
}

QTEST_GUILESS_MAIN(HostileClientTest)
#include "tst_hostile_client.moc"
