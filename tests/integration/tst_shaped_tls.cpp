// TLS through an emulated link, which sees bytes and nothing else.
#include "net/link/link_emulator.h"
#include "tests/integration/client_under_test.h"
#include "tests/integration/node_on_thread.h"
#include "tests/integration/split_network.h"
#include "tests/integration/tls_front.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace splitscope;
using namespace splitscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 60'000;

QByteArray noise(qsizetype size)
{
    QRandomGenerator generator(1);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(generator.bounded(256));
    return bytes;
}

/// Sends back what it gets.
class Echo
{
public:
    Echo()
    {
        QObject::connect(&server_, &QTcpServer::newConnection, &server_, [this] {
            QTcpSocket *socket = server_.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket,
                             [=] { socket->write(socket->readAll()); });
        });
        if (!server_.listen(QHostAddress::LocalHost))
            qFatal("no socket on loopback");
    }

    quint16 port() const { return server_.serverPort(); }

private:
    QTcpServer server_;
};

QUrl nodeAt(const QString &host, quint16 port)
{
    return QUrl(u"wss://%1:%2"_s.arg(host).arg(port));
}

} // namespace

class TestShapedTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aTlsStreamGoesThroughAsItIs();
    void aNodeBehindTlsIsReachedByItsOwnName_data();
    void aNodeBehindTlsIsReachedByItsOwnName();
    void aNodeWithAnotherNameIsRefused_data();
    void aNodeWithAnotherNameIsRefused();
    void aProxyRequestLeadsToTheTargetWhateverItNames();
    void whatIsNoProxyRequestEndsTheConnection_data();
    void whatIsNoProxyRequestEndsTheConnection();
};

void TestShapedTls::initTestCase()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("this Qt has no TLS");
    QVERIFY(alexNet());
    QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    trusting.addCaCertificate(QSslCertificate(contentOf(u"localhost-cert.pem"_s)));
    QSslConfiguration::setDefaultConfiguration(trusting);
}

void TestShapedTls::aTlsStreamGoesThroughAsItIs()
{
    Echo echo;
    TlsFront front(echo.port());
    LinkEmulator emulator;
    emulator.setLink(link(50));
    QVERIFY(emulator.listen(u"127.0.0.1"_s, front.port()));
    const QByteArray sent = noise(221'184);

    QSslSocket client;
    client.setProxy(QNetworkProxy::NoProxy);
    client.connectToHostEncrypted(u"127.0.0.1"_s, emulator.port(), u"localhost"_s);
    client.write(sent);

    QTRY_COMPARE_WITH_TIMEOUT(client.bytesAvailable(), sent.size(), patienceMs);
    QVERIFY(client.isEncrypted());
    QVERIFY(client.readAll() == sent);
}

void TestShapedTls::aNodeBehindTlsIsReachedByItsOwnName_data()
{
    QTest::addColumn<double>("mbit"); // 0: unlimited
    QTest::newRow("straight") << 0.0;
    QTest::newRow("through an emulated link") << 50.0;
}

void TestShapedTls::aNodeBehindTlsIsReachedByItsOwnName()
{
    QFETCH(const double, mbit);
    NodeOnThread node;
    OnThread<TlsFront> front(
        [&] { return std::make_unique<TlsFront>(static_cast<quint16>(node.url().port())); });
    const auto client = clientOf(nodeAt(u"localhost"_s, front->port()));

    const auto reply = runOn(*client, requestAt(8), mbit > 0 ? link(mbit) : LinkConditions());

    QCOMPARE(outcome(reply), u"ok"_s);
    QVERIFY(reply->answer == digestOf(unsplitOutput()));
    QCOMPARE(client->uplinkUsage().has_value(), mbit > 0);
}

void TestShapedTls::aNodeWithAnotherNameIsRefused_data()
{
    aNodeBehindTlsIsReachedByItsOwnName_data();
}

void TestShapedTls::aNodeWithAnotherNameIsRefused()
{
    QFETCH(const double, mbit);
    NodeOnThread node;
    OnThread<TlsFront> front(
        [&] { return std::make_unique<TlsFront>(static_cast<quint16>(node.url().port())); });
    const auto client = clientOf(nodeAt(u"127.0.0.1"_s, front->port()));

    const auto reply = runOn(*client, requestAt(13), mbit > 0 ? link(mbit) : LinkConditions());

    QCOMPARE(outcome(reply), errorCode(ErrorKind::CertificateUntrusted));
}

void TestShapedTls::aProxyRequestLeadsToTheTargetWhateverItNames()
{
    Echo echo;
    LinkEmulator emulator;
    QVERIFY(emulator.listen(u"127.0.0.1"_s, echo.port(), Entrance::HttpConnect));

    QTcpSocket client;
    client.setProxy({QNetworkProxy::HttpProxy, u"127.0.0.1"_s, emulator.port()});
    client.connectToHost(u"elsewhere.invalid"_s, 1);
    client.write("hello");

    QTRY_COMPARE_WITH_TIMEOUT(client.bytesAvailable(), 5, patienceMs);
    QCOMPARE(client.readAll(), "hello");
}

void TestShapedTls::whatIsNoProxyRequestEndsTheConnection_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("another method") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("no HTTP") << QByteArray("\x16\x03\x01");
    QTest::newRow("without an end") << "CONNECT " + QByteArray(9000, 'x');
}

void TestShapedTls::whatIsNoProxyRequestEndsTheConnection()
{
    QFETCH(const QByteArray, request);
    Echo echo;
    LinkEmulator emulator;
    QVERIFY(emulator.listen(u"127.0.0.1"_s, echo.port(), Entrance::HttpConnect));

    QTcpSocket client;
    client.setProxy(QNetworkProxy::NoProxy);
    client.connectToHost(QHostAddress::LocalHost, emulator.port());
    QVERIFY(client.waitForConnected(patienceMs));
    client.write(request);

    QTRY_COMPARE_WITH_TIMEOUT(client.state(), QAbstractSocket::UnconnectedState, patienceMs);
    QCOMPARE(client.bytesAvailable(), 0);
}

QTEST_GUILESS_MAIN(TestShapedTls)
#include "tst_shaped_tls.moc"
