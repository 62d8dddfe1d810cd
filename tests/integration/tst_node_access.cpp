// Whom a client lets be its cloud node, and what it shows to be let in. Nothing of these
// certificates is known to the system.
#include "tests/integration/client_under_test.h"
#include "tests/integration/node_on_thread.h"
#include "tests/integration/split_network.h"
#include "tests/integration/tls_front.h"

#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace splitscope;
using namespace splitscope::test;
using namespace Qt::StringLiterals;

class NodeAccessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theCertificateDecides_data();
    void theCertificateDecides();
    void aFileWithoutACertificateIsNamed();
    void aFileThatIsNotThereIsNamed();
    void theTokenTravelsInTheHello();
    void anotherTokenConnectsAnew();
};

namespace {

/// Answers each hello with a refusal that tells its token.
FalseNode::Answer tellTheToken()
{
    return [](QWebSocket &socket, const QByteArray &bytes) {
        const auto message = decodeMessage(bytes);
        const auto *hello = message ? std::get_if<Hello>(&*message) : nullptr;
        const QString token = hello ? hello->token : u"no hello"_s;
        socket.sendBinaryMessage(encodeMessage(
            Failure{.fatal = true, .error = {ErrorKind::NodeRejected, {}, token.toStdString()}}));
    };
}

std::string refusal(CloudClient &client)
{
    const auto ready = client.prepare({}, {}, soon());
    return ready ? "none" : ready.error().detail;
}

} // namespace

void NodeAccessTest::initTestCase()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("this Qt has no TLS");
    QVERIFY(alexNet());
}

void NodeAccessTest::theCertificateDecides_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("outcome");
    const QString own = u"localhost-cert.pem"_s;
    const QString untrusted = errorCode(ErrorKind::CertificateUntrusted);
    QTest::newRow("its own") << own << u"localhost"_s << u"ok"_s;
    QTest::newRow("its own, by another name") << own << u"127.0.0.1"_s << u"ok"_s;
    QTest::newRow("another's") << u"other-cert.pem"_s << u"localhost"_s << untrusted;
    QTest::newRow("none") << QString() << u"localhost"_s << untrusted;
}

void NodeAccessTest::theCertificateDecides()
{
    QFETCH(const QString, certificate);
    QFETCH(const QString, host);
    NodeOnThread node;
    OnThread<TlsFront> front(
        [&] { return std::make_unique<TlsFront>(static_cast<quint16>(node.url().port())); });
    CloudClient client(alexNet()->network(), alexNet()->fingerprint());
    const QUrl url(u"wss://%1:%2"_s.arg(host).arg(front->port()));
    const QString file = certificate.isEmpty() ? QString() : dataFile(certificate);
    QVERIFY(client.setNode(url, {.token = {}, .certificateFile = file}));

    QTEST(outcome(runOn(client, requestAt(17))), "outcome");
}

void NodeAccessTest::aFileWithoutACertificateIsNamed()
{
    CloudClient client(alexNet()->network(), alexNet()->fingerprint());
    const QString file = dataFile(u"localhost-key.pem"_s);
    const auto set = client.setNode(QUrl(u"wss://localhost:9"_s), {{}, file});
    QVERIFY(!set);
    QCOMPARE(set.error().kind, ErrorKind::CertificateUnusable);
    QCOMPARE(set.error().subject, file.toStdString());
}

void NodeAccessTest::aFileThatIsNotThereIsNamed()
{
    CloudClient client(alexNet()->network(), alexNet()->fingerprint());
    const auto set = client.setNode(QUrl(u"wss://localhost:9"_s), {{}, u"/gone.pem"_s});
    QVERIFY(!set);
    QCOMPARE(set.error().subject, std::string("/gone.pem"));
}

void NodeAccessTest::theTokenTravelsInTheHello()
{
    const FalseNode node(tellTheToken());
    CloudClient client(alexNet()->network(), alexNet()->fingerprint());
    QVERIFY(client.setNode(node.url(), {.token = u"open sesame"_s, .certificateFile = {}}));
    QCOMPARE(refusal(client), std::string("open sesame"));
}

void NodeAccessTest::anotherTokenConnectsAnew()
{
    const FalseNode node(tellTheToken());
    CloudClient client(alexNet()->network(), alexNet()->fingerprint());
    QVERIFY(client.setNode(node.url(), {.token = u"first"_s, .certificateFile = {}}));
    QCOMPARE(refusal(client), std::string("first"));
    QVERIFY(client.setNode(node.url(), {.token = u"second"_s, .certificateFile = {}}));
    QCOMPARE(refusal(client), std::string("second"));
}

QTEST_GUILESS_MAIN(NodeAccessTest)
#include "tst_node_access.moc"
