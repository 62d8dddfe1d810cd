// A node that strangers reach: whom it lets in, what it refuses under load, what it tells whoever
// watches over it, and how it ends.
#include "net/cloud/cloud_node.h"

#include "net/edge/cloud_client.h"
#include "net/error_text.h"
#include "net/protocol/certificate_fingerprint.h"
#include "tests/integration/lenet.h"
#include "tests/integration/node_on_thread.h"
#include "tests/integration/raw_edge.h"
#include "tests/integration/tls_front.h"
#include "tests/tsan_qt.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTest>

using namespace splitscope;
using namespace splitscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString secret = u"the-token-of-the-class"_s;
const QString other = u"another-token-of-the-class"_s;

AccessTokens tokens(const QStringList &known)
{
    return AccessTokens::fromText(known.join(u'\n').toUtf8(), u"tokens"_s).value();
}

std::optional<QString> codeOf(const std::optional<Failure> &failure)
{
    return failure ? std::optional(errorCode(failure->error.kind)) : std::nullopt;
}

void run(RawEdge &edge, std::int64_t id = 1, const Device &cloud = {})
{
    const WholeRun whole = wholeRun(*lenet(), id);
    edge.send(cloud);
    edge.send(whole.request);
    edge.sendBytes(whole.payload);
}

bool joins(RawEdge &edge, const CloudNode &node, const QString &token = {})
{
    if (!edge.connectTo(node.url()))
        return false;
    edge.send(helloOf(*lenet(), token));
    const auto answer = edge.receive();
    return answer && std::holds_alternative<Welcome>(*answer);
}

/// The node lives on this thread, which therefore must not block.
struct Page
{
    int status = 0;
    QByteArray body;
};

Page fetched(const QUrl &node, const QString &path)
{
    QNetworkAccessManager web;
    QUrl url = node;
    url.setScheme(u"http"_s);
    url.setPath(path);
    QNetworkReply *reply = web.get(QNetworkRequest(url));
    QSignalSpy finished(reply, &QNetworkReply::finished);
    finished.wait(patienceMs);
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
}

/// A metric's value; -1: it is not there.
double metric(const CloudNode &node, const QByteArray &name)
{
    for (const QByteArray &line : node.metrics().split('\n'))
        if (line.startsWith(name + ' '))
            return line.sliced(name.size() + 1).toDouble();
    return -1;
}

QString spokenOf(CloudClient &client)
{
    const auto ready = client.prepare({}, {}, std::chrono::steady_clock::now() + 1min);
    return ready ? u"ok"_s : errorCode(ready.error().kind);
}

} // namespace

class NodeServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void aTokenLetsIn();
    void withoutATokenNobodyIsLetIn_data();
    void withoutATokenNobodyIsLetIn();
    void aRevokedTokenEndsItsSessionAfterItsRun();
    void itsCertificateProvesTheNode_data();
    void itsCertificateProvesTheNode();
    void aNewCertificateIsUsedWithoutARestart();
    void anUnusableCertificateIsNamed_data();
    void anUnusableCertificateIsNamed();
    void plainTextToATlsPortIsDropped();

    void oneAddressHasSoManyConnections();
    void whoForgesTokensIsNotLetInAnyMore();
    void anIdleSessionIsClosed();
    void aFullQueueSaysWhenToComeBack();
    void payloadsHaveSoMuchMemory();
    void computingHasADeadline();
    void anEdgeThatDoesNotReadIsCut();
    void aRequestWhoseEdgeHasLeftIsNotComputed();

    void anotherModelIsLoadedOnDemand();
    void anIdleModelMakesRoom();
    void aModelInUseDoesNot();

    void healthAndReadinessAreToldOnItsPort();
    void readinessEndsWhenItIsFull();
    void metricsAreForLoopbackOrTheAdminPort();
    void whatIsNoPageIsNotFound();

    void drainingAnswersWhatIsUnderWay();
    void drainingEndsWhatIsIdle();
    void tokensAreNotLogged();
};

void NodeServiceTest::initTestCase()
{
    QVERIFY(lenet());
}

void NodeServiceTest::aTokenLetsIn()
{
    CloudNode node(lenet(), {});
    node.setAccess({.tokens = tokens({secret, other})});
    QVERIFY(node.listen());
    for (const QString &token : {secret, other}) {
        RawEdge edge;
        QVERIFY(joins(edge, node, token));
        run(edge);
        QVERIFY(edge.receiveResult());
    }
}

void NodeServiceTest::withoutATokenNobodyIsLetIn_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("detail");
    QTest::newRow("none") << QString() << u"it wants a token"_s;
    QTest::newRow("another") << u"the-token-of-the-clasS"_s << u"it knows no such token"_s;
}

void NodeServiceTest::withoutATokenNobodyIsLetIn()
{
    QFETCH(QString, token);
    QFETCH(QString, detail);
    CloudNode node(lenet(), {});
    node.setAccess({.tokens = tokens({secret})});
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(edge.connectTo(node.url()));
    edge.send(helloOf(*lenet(), token));
    const auto failure = edge.receiveFailure();
    QCOMPARE(codeOf(failure), u"access-denied"_s);
    QVERIFY(failure->fatal);
    QCOMPARE(QString::fromStdString(failure->error.detail), detail);
    QCOMPARE(node.sessionCount(), 0);
}

void NodeServiceTest::aRevokedTokenEndsItsSessionAfterItsRun()
{
    CloudNode node(lenet(), {});
    node.setAccess({.tokens = tokens({secret, other})});
    QVERIFY(node.listen());
    RawEdge leaving;
    RawEdge staying;
    QVERIFY(joins(leaving, node, secret) && joins(staying, node, other));
    leaving.send(wholeRun(*lenet()).request);
    QTRY_VERIFY(metric(node, "splitscope_payload_memory_bytes") > 0); // its run is under way
    node.setAccess({.tokens = tokens({other})});
    leaving.sendBytes(wholeRun(*lenet()).payload);
    QVERIFY(leaving.receiveResult());
    QVERIFY(leaving.becomesClosed());
    run(staying);
    QVERIFY(staying.receiveResult());
    RawEdge again;
    QVERIFY(!joins(again, node, secret));
}

void NodeServiceTest::itsCertificateProvesTheNode_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<NodeAccess>("access");
    QTest::addColumn<QString>("outcome");
    const QString own = dataFile(u"localhost-cert.pem"_s);
    const QString print =
        certificateFingerprint(QSslCertificate(contentOf(u"localhost-cert.pem"_s)));
    const QString untrusted = u"certificate-untrusted"_s;
    QTest::newRow("its file") << u"localhost"_s << NodeAccess{secret, own, {}} << u"ok"_s;
    QTest::newRow("its fingerprint") << u"localhost"_s << NodeAccess{secret, {}, print} << u"ok"_s;
    QTest::newRow("its fingerprint, by another name")
        << u"127.0.0.1"_s << NodeAccess{secret, {}, print} << u"ok"_s;
    QTest::newRow("another fingerprint")
        << u"localhost"_s << NodeAccess{secret, {}, QString(64, u'a')} << untrusted;
    QTest::newRow("nothing") << u"localhost"_s << NodeAccess{secret, {}, {}} << untrusted;
    QTest::newRow("no token") << u"localhost"_s << NodeAccess{{}, own, {}} << u"access-denied"_s;
}

void NodeServiceTest::itsCertificateProvesTheNode()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("this Qt has no TLS");
    QFETCH(QString, host);
    QFETCH(NodeAccess, access);
    const auto certificate =
        loadNodeCertificate(dataFile(u"localhost-cert.pem"_s), dataFile(u"localhost-key.pem"_s));
    QVERIFY(certificate);
    NodeOnThread node({}, lenet());
    node.setAccess({.tokens = tokens({secret}), .certificate = *certificate});
    QCOMPARE(node.url().scheme(), u"wss"_s);
    QUrl url = node.url();
    url.setHost(host);
    CloudClient client(lenet()->network(), lenet()->fingerprint());
    QVERIFY(client.setNode(url, access));
    QTEST(spokenOf(client), "outcome");
}

void NodeServiceTest::aNewCertificateIsUsedWithoutARestart()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("this Qt has no TLS");
    const auto load = [](const QString &name) {
        return loadNodeCertificate(dataFile(name + u"-cert.pem"_s), dataFile(name + u"-key.pem"_s))
            .value();
    };
    NodeOnThread node({}, lenet());
    CloudClient client(lenet()->network(), lenet()->fingerprint());
    for (const QString &name : {u"localhost"_s, u"renewed"_s}) {
        const NodeCertificate certificate = load(name);
        node.setAccess({.certificate = certificate});
        QVERIFY(client.setNode(
            node.url(),
            {.token = {}, .certificateFile = {}, .fingerprint = certificate.fingerprint}));
        QCOMPARE(spokenOf(client), u"ok"_s);
    }
}

void NodeServiceTest::anUnusableCertificateIsNamed_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("named");
    QTest::newRow("no file") << u"gone.pem"_s << u"localhost-key.pem"_s << u"gone.pem"_s;
    QTest::newRow("no certificate")
        << u"localhost-key.pem"_s << u"localhost-key.pem"_s << u"localhost-key.pem"_s;
    QTest::newRow("no key") << u"localhost-cert.pem"_s << u"localhost-cert.pem"_s
                            << u"localhost-cert.pem"_s;
    QTest::newRow("another's key")
        << u"localhost-cert.pem"_s << u"renewed-key.pem"_s << u"renewed-key.pem"_s;
    QTest::newRow("expired") << u"expired-cert.pem"_s << u"expired-key.pem"_s
                             << u"expired-cert.pem"_s;
}

void NodeServiceTest::anUnusableCertificateIsNamed()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("this Qt has no TLS");
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, named);
    const auto loaded = loadNodeCertificate(dataFile(certificate), dataFile(key));
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, ErrorKind::CertificateUnusable);
    QCOMPARE(QString::fromStdString(loaded.error().subject), dataFile(named));
}

void NodeServiceTest::plainTextToATlsPortIsDropped()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("this Qt has no TLS");
    CloudNode node(lenet(), {});
    node.setAccess({.certificate = loadNodeCertificate(dataFile(u"localhost-cert.pem"_s),
                                                       dataFile(u"localhost-key.pem"_s))
                                       .value()});
    QVERIFY(node.listen());
    QTcpSocket plain;
    QSignalSpy dropped(&plain, &QTcpSocket::disconnected);
    plain.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(node.url().port()));
    plain.write("GET /healthz HTTP/1.1\r\n\r\n");
    QVERIFY(dropped.wait(patienceMs));
    QVERIFY(!plain.readAll().contains("200"));
}

void NodeServiceTest::oneAddressHasSoManyConnections()
{
    CloudNodeOptions options;
    options.maxPerAddress = 2;
    CloudNode node(lenet(), options);
    QVERIFY(node.listen());
    RawEdge first;
    RawEdge second;
    QVERIFY(joins(first, node) && joins(second, node));
    QTcpSocket third;
    QSignalSpy dropped(&third, &QTcpSocket::disconnected);
    third.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(node.url().port()));
    QVERIFY(dropped.wait(patienceMs));
    QCOMPARE(metric(node, "splitscope_rejects_total{reason=\"sessions-per-address\"}"), 1);
    first.abort();
    QTRY_COMPARE(node.sessionCount(), 1);
    RawEdge fourth;
    QVERIFY(joins(fourth, node));
}

void NodeServiceTest::whoForgesTokensIsNotLetInAnyMore()
{
    CloudNodeOptions options;
    options.maxFailedHellos = 2;
    CloudNode node(lenet(), options);
    node.setAccess({.tokens = tokens({secret})});
    QVERIFY(node.listen());
    for (int guess = 0; guess < 3; ++guess) {
        RawEdge edge;
        QVERIFY(edge.connectTo(node.url()));
        edge.send(helloOf(*lenet(), u"guess-number-0000%1"_s.arg(guess)));
        QCOMPARE(codeOf(edge.receiveFailure()), u"access-denied"_s);
    }
    QTcpSocket fourth;
    QSignalSpy dropped(&fourth, &QTcpSocket::disconnected);
    fourth.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(node.url().port()));
    QVERIFY(dropped.wait(patienceMs));
    QCOMPARE(metric(node, "splitscope_rejects_total{reason=\"failed-hellos\"}"), 1);
}

void NodeServiceTest::anIdleSessionIsClosed()
{
    CloudNodeOptions options;
    options.idleTimeout = 50ms;
    CloudNode node(lenet(), options);
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(joins(edge, node));
    QVERIFY(edge.becomesClosed());
    QCOMPARE(edge.closeCode(), QWebSocketProtocol::CloseCodeGoingAway);
    QCOMPARE(metric(node, "splitscope_rejects_total{reason=\"idle\"}"), 1);
}

void NodeServiceTest::aFullQueueSaysWhenToComeBack()
{
    CloudNodeOptions options;
    options.maxQueue = 1;
    CloudNode node(lenet(), options); // one worker
    QVERIFY(node.listen());
    RawEdge computed;
    RawEdge waiting;
    RawEdge refused;
    QVERIFY(joins(computed, node) && joins(waiting, node) && joins(refused, node));
    run(computed, 1, verySlow());
    QTRY_COMPARE(metric(node, "splitscope_computing"), 1);
    run(waiting, 1, verySlow());
    QTRY_COMPARE(metric(node, "splitscope_queue_length"), 1);
    run(refused, 7);
    const auto failure = refused.receiveFailure();
    QCOMPARE(codeOf(failure), u"node-busy"_s);
    QVERIFY(!failure->fatal);
    QCOMPARE(failure->id, 7);
    QVERIFY(failure->retryAfter && failure->retryAfter->count() > 0);

    computed.abort();
    waiting.abort();
    QTRY_COMPARE(metric(node, "splitscope_queue_length"), 0);
    run(refused, 8);
    QVERIFY(refused.receiveResult());
}

void NodeServiceTest::payloadsHaveSoMuchMemory()
{
    CloudNodeOptions options;
    options.payloadMemory = 60'000; // a whole run of LeNet-5 sets 41728 bytes aside
    CloudNode node(lenet(), options);
    QVERIFY(node.listen());
    RawEdge first;
    RawEdge second;
    QVERIFY(joins(first, node) && joins(second, node));
    first.send(wholeRun(*lenet()).request); // and its payload only later
    QTRY_VERIFY(metric(node, "splitscope_payload_memory_bytes") > 0);
    second.send(wholeRun(*lenet()).request);
    const auto failure = second.receiveFailure();
    QCOMPARE(codeOf(failure), u"node-busy"_s);
    QVERIFY(failure->fatal && failure->retryAfter);
    first.sendBytes(wholeRun(*lenet()).payload);
    QVERIFY(first.receiveResult());
    QCOMPARE(metric(node, "splitscope_payload_memory_bytes"), 0);
}

void NodeServiceTest::computingHasADeadline()
{
    CloudNodeOptions options;
    options.inferenceTimeout = 50ms;
    CloudNode node(lenet(), options);
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(joins(edge, node));
    run(edge, 3, verySlow());
    const auto failure = edge.receiveFailure();
    QCOMPARE(codeOf(failure), u"deadline-exceeded"_s);
    QVERIFY(!failure->fatal);
    QCOMPARE(failure->id, 3);
    run(edge, 4);
    QVERIFY(edge.receiveResult());
}

void NodeServiceTest::anEdgeThatDoesNotReadIsCut()
{
    CloudNodeOptions options;
    options.writeTimeout = 100ms;
    CloudNode node(lenet(), options);
    QVERIFY(node.listen());
    QTcpSocket deaf;
    deaf.setReadBufferSize(1);
    deaf.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(node.url().port()));
    deaf.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
               "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: splitscope.1\r\n\r\n");
    QTRY_VERIFY(deaf.bytesAvailable() == 1);           // of the upgrade, and it never reads more
    const auto frame = [](const QByteArray &message) { // masked with zeros
        QByteArray bytes("\x82");
        if (message.size() < 126) {
            bytes += static_cast<char>(0x80 | message.size());
        } else {
            bytes += "\xfe";
            bytes += static_cast<char>(message.size() >> 8);
            bytes += static_cast<char>(message.size() & 0xff);
        }
        return bytes + QByteArray(4, '\0') + message;
    };
    deaf.write(frame(encodeMessage(helloOf(*lenet()))));
    QTRY_COMPARE(metric(node, "splitscope_sessions_total"), 1);
    deaf.write(frame(encodeMessage(Probe{.id = 1, .bytes = 126, .replyBytes = mostProbeBytes})));
    deaf.write(frame(QByteArray(126, 'x')));
    QTRY_COMPARE(metric(node, "splitscope_rejects_total{reason=\"slow-reader\"}"), 1);
    QTRY_COMPARE(node.sessionCount(), 0);
}

void NodeServiceTest::aRequestWhoseEdgeHasLeftIsNotComputed()
{
    CloudNode node(lenet(), {}); // one worker
    QVERIFY(node.listen());
    RawEdge computed;
    RawEdge leaving;
    RawEdge waiting;
    QVERIFY(joins(computed, node) && joins(leaving, node) && joins(waiting, node));
    run(computed, 1, verySlow());
    QTRY_COMPARE(metric(node, "splitscope_computing"), 1);
    run(leaving, 1, verySlow()); // an hour, if it were computed
    QTRY_COMPARE(metric(node, "splitscope_queue_length"), 1);
    run(waiting);
    QTRY_COMPARE(metric(node, "splitscope_queue_length"), 2);
    leaving.abort();
    QTRY_COMPARE(metric(node, "splitscope_queue_length"), 1);
    computed.abort();
    QVERIFY(waiting.receiveResult());
    QCOMPARE(metric(node, "splitscope_requests_total{outcome=\"ok\"}"), 1);
    QCOMPARE(metric(node, "splitscope_requests_total{outcome=\"cancelled\"}"), 2);
}

namespace {

ModelShelf::Served served(const std::string &id, std::uint64_t seed = defaultSeed)
{
    const ModelChoice choice{.networkId = id, .seed = seed};
    return {choice, chosenNetwork(choice).value()};
}

bool joinsWith(RawEdge &edge, const CloudNode &node, const Runtime &runtime)
{
    if (!edge.connectTo(node.url()))
        return false;
    edge.send(helloOf(runtime));
    const auto answer = edge.receive();
    return answer && std::holds_alternative<Welcome>(*answer);
}

std::shared_ptr<const Runtime> mobileNet()
{
    static const auto runtime = Runtime::load({"mobilenet-v2"}).value();
    return runtime;
}

std::shared_ptr<const Runtime> resNet()
{
    static const auto runtime = Runtime::load({"resnet18"}).value();
    return runtime;
}

} // namespace

void NodeServiceTest::anotherModelIsLoadedOnDemand()
{
    CloudNodeOptions options;
    options.models = {served("mobilenet-v2")};
    CloudNode node(lenet(), options);
    QVERIFY(node.listen());
    QCOMPARE(metric(node, "splitscope_models"), 1);
    RawEdge edge;
    QVERIFY(joinsWith(edge, node, *mobileNet()));
    QCOMPARE(metric(node, "splitscope_models"), 2);
    const WholeRun whole = wholeRun(*mobileNet());
    edge.send(whole.request);
    edge.sendBytes(whole.payload);
    const auto result = edge.receiveResult();
    QVERIFY(result);
    const Network &network = mobileNet()->network();
    const Tensor grey{
        network.inputShape(),
        std::vector<float>(static_cast<std::size_t>(network.inputShape().elements()), 0.5F)};
    const auto here = mobileNet()->run(network.firstCut(), network.lastCut(), grey, Device{});
    QVERIFY(result->reply.answer == digestOf(here->output));

    RawEdge first; // the other one is served as before
    QVERIFY(joins(first, node));
    run(first);
    QVERIFY(first.receiveResult());
}

void NodeServiceTest::anIdleModelMakesRoom()
{
    CloudNodeOptions options;
    options.models = {served("mobilenet-v2"), served("resnet18")};
    options.modelMemory = 50'000'000; // 14 MB and 47 MB do not both fit
    CloudNode node(lenet(), options);
    QVERIFY(node.listen());
    {
        RawEdge edge;
        QVERIFY(joinsWith(edge, node, *mobileNet()));
    }
    QTRY_COMPARE(node.sessionCount(), 0);
    RawEdge edge;
    QVERIFY(joinsWith(edge, node, *resNet()));
    QCOMPARE(metric(node, "splitscope_models"), 2);
    QCOMPARE(metric(node, "splitscope_model_evictions_total"), 1);
}

void NodeServiceTest::aModelInUseDoesNot()
{
    CloudNodeOptions options;
    options.models = {served("mobilenet-v2"), served("resnet18")};
    options.modelMemory = 50'000'000;
    CloudNode node(lenet(), options);
    QVERIFY(node.listen());
    RawEdge inUse;
    QVERIFY(joinsWith(inUse, node, *mobileNet()));
    RawEdge edge;
    QVERIFY(edge.connectTo(node.url()));
    edge.send(helloOf(*resNet()));
    QCOMPARE(codeOf(edge.receiveFailure()), u"node-busy"_s);
}

void NodeServiceTest::healthAndReadinessAreToldOnItsPort()
{
    CloudNode node(lenet(), {});
    QVERIFY(node.listen());
    QCOMPARE(fetched(node.url(), u"/healthz"_s).status, 200);
    const Page ready = fetched(node.url(), u"/readyz"_s);
    QCOMPARE(ready.status, 200);
    QCOMPARE(ready.body, "ready\n");
}

void NodeServiceTest::readinessEndsWhenItIsFull()
{
    CloudNodeOptions options;
    options.maxSessions = 1;
    CloudNode node(lenet(), options);
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(joins(edge, node));
    const Page ready = fetched(node.url(), u"/readyz"_s);
    QCOMPARE(ready.status, 503);
    QCOMPARE(ready.body, "full\n");
    QCOMPARE(fetched(node.url(), u"/healthz"_s).status, 200);
}

void NodeServiceTest::metricsAreForLoopbackOrTheAdminPort()
{
    CloudNodeOptions options;
    options.adminPort = quint16(0);
    CloudNode node(lenet(), options);
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(joins(edge, node));
    run(edge);
    QVERIFY(edge.receiveResult());
    for (const QUrl &url : {node.url(), node.adminUrl()}) {
        const Page metrics = fetched(url, u"/metrics"_s);
        QCOMPARE(metrics.status, 200);
        QVERIFY(metrics.body.contains("\nsplitscope_requests_total{outcome=\"ok\"} 1\n"));
        QVERIFY(metrics.body.contains("\nprocess_resident_memory_bytes "));
    }
    QCOMPARE(fetched(node.adminUrl(), u"/readyz"_s).status, 200);
}

void NodeServiceTest::whatIsNoPageIsNotFound()
{
    CloudNode node(lenet(), {});
    QVERIFY(node.listen());
    QCOMPARE(fetched(node.url(), u"/"_s).status, 404);
    QCOMPARE(fetched(node.url(), u"/etc/passwd"_s).status, 404);
}

void NodeServiceTest::drainingAnswersWhatIsUnderWay()
{
    CloudNode node(lenet(), {});
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(joins(edge, node));
    const WholeRun whole = wholeRun(*lenet());
    edge.send(whole.request); // its payload is still to come
    QTRY_VERIFY(metric(node, "splitscope_payload_memory_bytes") > 0);
    QSignalSpy drained(&node, &CloudNode::drained);
    const auto port = static_cast<quint16>(node.url().port());
    node.drain();
    QTcpSocket late;
    late.connectToHost(QHostAddress::LocalHost, port);
    QTRY_COMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
    QCOMPARE(drained.size(), 0);
    edge.sendBytes(whole.payload);
    QVERIFY(edge.receiveResult());
    QVERIFY(edge.becomesClosed());
    QTRY_COMPARE(drained.size(), 1);
}

void NodeServiceTest::drainingEndsWhatIsIdle()
{
    CloudNode node(lenet(), {});
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(joins(edge, node));
    QSignalSpy drained(&node, &CloudNode::drained);
    node.drain();
    QVERIFY(edge.becomesClosed());
    QCOMPARE(edge.closeCode(), QWebSocketProtocol::CloseCodeGoingAway);
    QTRY_COMPARE(drained.size(), 1);
}

void NodeServiceTest::tokensAreNotLogged()
{
    QStringList told;
    CloudNode node(lenet(), {});
    node.setAccess({.tokens = tokens({secret})});
    QVERIFY(node.listen());
    connect(&node, &CloudNode::logged, this,
            [&](const LogEntry &entry) { told << logText(entry); });
    connect(&node, &CloudNode::terminalLine, this, [&](const QString &line) { told << line; });
    RawEdge good;
    QVERIFY(joins(good, node, secret));
    RawEdge bad;
    QVERIFY(!joins(bad, node, other));
    QVERIFY(told.filter(u"session-opened"_s).size() == 1);
    QVERIFY(told.filter(u"access-denied"_s).size() == 1);
    for (const QString &token : {secret, other})
        QVERIFY2(told.filter(token).isEmpty(), qPrintable(told.join(u'\n')));
    QVERIFY(!node.metrics().contains(secret.toUtf8()));
}

SPLITSCOPE_GUILESS_MAIN(NodeServiceTest)
#include "tst_node_service.moc"
