// What a program on either end of an emulated link can rely on. Real sockets on loopback.
#include "net/link/link_emulator.h"
#include "tests/tsan_qt.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <vector>

using namespace splitscope;

namespace {

constexpr int patienceMs = 60'000;
constexpr qsizetype mebibyte = 1024 * 1024;

LinkConditions link(double mbit, std::chrono::microseconds delay = {})
{
    LinkConditions conditions;
    conditions.uplink = Bandwidth::ofMbitPerSecond(mbit).value();
    conditions.downlink = conditions.uplink;
    conditions.delay = delay;
    return conditions;
}

/// Bytes that differ from place to place, so that a lost or swapped chunk shows.
QByteArray noise(qsizetype size, quint32 seed = 1)
{
    QRandomGenerator generator(seed);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(generator.bounded(256));
    return bytes;
}

/// One TCP service behind an emulated link.
struct ShapedService
{
    explicit ShapedService(const LinkConditions &conditions = {})
    {
        service.setProxy(QNetworkProxy::NoProxy);
        const bool listening = service.listen(QHostAddress::LocalHost)
                               && link->listen(QStringLiteral("127.0.0.1"), service.serverPort());
        if (!listening)
            qFatal("no socket on loopback");
        link->setLink(conditions);
    }

    struct Ends
    {
        std::unique_ptr<QTcpSocket> client;
        QTcpSocket *target; ///< child of the service
    };

    Ends connected()
    {
        auto client = std::make_unique<QTcpSocket>();
        client->setProxy(QNetworkProxy::NoProxy);
        client->connectToHost(QHostAddress::LocalHost, link->port());
        QSignalSpy arrival(&service, &QTcpServer::newConnection);
        while (!service.hasPendingConnections() && arrival.wait(patienceMs)) {
        }
        return {std::move(client), service.nextPendingConnection()};
    }

    QTcpServer service;
    std::unique_ptr<LinkEmulator> link = std::make_unique<LinkEmulator>();
};

bool arrives(QIODevice &at, const QByteArray &expected)
{
    QSignalSpy more(&at, &QIODevice::readyRead);
    while (at.bytesAvailable() < expected.size()) {
        if (!more.wait(patienceMs))
            return false;
    }
    return at.readAll() == expected;
}

bool servesANewConnection(ShapedService &shaped)
{
    const ShapedService::Ends ends = shaped.connected();
    const QByteArray question = noise(300, 11);
    const QByteArray answer = noise(300, 12);
    ends.client->write(question);
    if (!ends.target || !arrives(*ends.target, question))
        return false;
    ends.target->write(answer);
    return arrives(*ends.client, answer);
}

bool isClosed(const QTcpSocket &socket)
{
    return socket.state() == QAbstractSocket::UnconnectedState;
}

} // namespace

class TestLinkEmulator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesArriveCompleteAndInOrderBothWays_data();
    void bytesArriveCompleteAndInOrderBothWays();
    void connectionsShareTheLinkAndKeepTheirBytesApart();
    void aChangeOfTheLinkInFlightNeitherLosesNorReordersBytes();
    void aFasterLinkLetsOutWhatWaitsForASlowOne();
    void aClientThatGoesAwayFreesTheTargetAtOnce();
    void aTargetThatDiesEndsTheConnection();
    void whatATargetSentBeforeItClosedStillArrives();
    void aTargetThatCannotBeReachedEndsTheConnection_data();
    void aTargetThatCannotBeReachedEndsTheConnection();
    void aProxyOfTheApplicationDoesNotConcernTheLink();
    void aSlowReaderHoldsTheSenderBack();
    void jitterNeitherLosesNorReordersBytes();
    void aLimitedQueueCarriesEverything_data();
    void aLimitedQueueCarriesEverything();
    void withoutItsLimitAQueueLetsInWhatWaited();
    void listeningAgainLeadsToTheNewTarget();
    void theEmulatorCanBeDestroyedDuringATransfer();
    void usageCountsHeadersAndNeverExceedsTheLink();
    void usageOfATransferTooShortToTellIsEmpty();
};

void TestLinkEmulator::bytesArriveCompleteAndInOrderBothWays_data()
{
    QTest::addColumn<double>("mbit"); // 0: unlimited
    QTest::addColumn<int>("delayMs");
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("one byte") << 5.0 << 0 << qsizetype(1);
    QTest::newRow("one segment") << 5.0 << 0 << qsizetype(1448);
    QTest::newRow("one segment and a byte") << 5.0 << 0 << qsizetype(1449);
    QTest::newRow("AlexNet, cut 13, 9 Mbit/s") << 9.0 << 0 << qsizetype(25600);
    QTest::newRow("AlexNet, cut 8, 50 Mbit/s") << 50.0 << 0 << qsizetype(221184);
    QTest::newRow("1000 Mbit/s with delay") << 1000.0 << 20 << 8 * mebibyte;
    QTest::newRow("delay alone") << 0.0 << 20 << 8 * mebibyte;
    QTest::newRow("unshaped") << 0.0 << 0 << 32 * mebibyte;
}

void TestLinkEmulator::bytesArriveCompleteAndInOrderBothWays()
{
    QFETCH(const double, mbit);
    QFETCH(const int, delayMs);
    QFETCH(const qsizetype, size);
    const std::chrono::milliseconds delay(delayMs);
    LinkConditions conditions;
    conditions.delay = delay;
    ShapedService shaped(mbit > 0 ? link(mbit, delay) : conditions);
    const ShapedService::Ends ends = shaped.connected();
    QVERIFY(ends.target);

    const QByteArray up = noise(size, 1);
    const QByteArray down = noise(size, 2);
    ends.client->write(up);
    ends.target->write(down);

    QVERIFY(arrives(*ends.target, up));
    QVERIFY(arrives(*ends.client, down));
}

void TestLinkEmulator::connectionsShareTheLinkAndKeepTheirBytesApart()
{
    ShapedService shaped(link(50));
    std::vector<ShapedService::Ends> all;
    for (quint32 i = 0; i < 12; ++i) {
        all.push_back(shaped.connected());
        QVERIFY(all.back().target);
    }

    for (quint32 i = 0; i < all.size(); ++i)
        all[i].client->write(noise(20'000 + i, i));

    for (quint32 i = 0; i < all.size(); ++i)
        QVERIFY(arrives(*all[i].target, noise(20'000 + i, i)));
}

void TestLinkEmulator::aChangeOfTheLinkInFlightNeitherLosesNorReordersBytes()
{
    using namespace std::chrono_literals;
    ShapedService shaped(link(1000));
    const ShapedService::Ends ends = shaped.connected();
    QVERIFY(ends.target);
    const QByteArray sent = noise(4 * mebibyte);
    const std::vector<LinkConditions> changes = {link(50),       link(1000, 5ms),  {},
                                                 link(200, 1ms), link(1000, 30ms), link(500)};
    std::size_t changed = 0;
    QByteArray received;
    connect(ends.target, &QTcpSocket::readyRead, ends.target, [&] {
        received += ends.target->readAll();
        const std::size_t due = static_cast<std::size_t>(received.size() / (200 * 1024));
        for (; changed < due; ++changed)
            shaped.link->setLink(changes[changed % changes.size()]);
    });

    ends.client->write(sent);

    QTRY_COMPARE_WITH_TIMEOUT(received.size(), sent.size(), patienceMs);
    QVERIFY(received == sent);
    QVERIFY(changed > changes.size());
}

void TestLinkEmulator::aFasterLinkLetsOutWhatWaitsForASlowOne()
{
    ShapedService shaped(link(Bandwidth::leastMbit));
    const ShapedService::Ends ends = shaped.connected();
    QVERIFY(ends.target);
    // At the slow rate this would take 28 minutes.
    const QByteArray sent = noise(10 * mebibyte);
    ends.client->write(sent);
    QTRY_VERIFY(ends.target->bytesAvailable() > 0);

    shaped.link->setLink(link(1000));

    QVERIFY(arrives(*ends.target, sent));
}

void TestLinkEmulator::aClientThatGoesAwayFreesTheTargetAtOnce()
{
    ShapedService shaped(link(Bandwidth::leastMbit));
    const ShapedService::Ends ends = shaped.connected();
    QVERIFY(ends.target);
    ends.client->write(noise(602'112)); // a minute and a half at this rate
    QTRY_COMPARE_WITH_TIMEOUT(ends.client->bytesToWrite(), 0, patienceMs);
    QTRY_VERIFY(ends.target->bytesAvailable() > 0);

    ends.client->abort();

    QTRY_VERIFY(isClosed(*ends.target));
    QVERIFY(ends.target->bytesAvailable() < 602'112);
    shaped.link->setLink(link(50));
    QVERIFY(servesANewConnection(shaped));
}

void TestLinkEmulator::aTargetThatDiesEndsTheConnection()
{
    ShapedService shaped(link(Bandwidth::leastMbit));
    const ShapedService::Ends ends = shaped.connected();
    QVERIFY(ends.target);
    ends.client->write(noise(602'112));
    QTRY_VERIFY(ends.target->bytesAvailable() > 0);

    ends.target->abort();

    QTRY_VERIFY(isClosed(*ends.client));
    shaped.link->setLink(link(50));
    QVERIFY(servesANewConnection(shaped));
}

void TestLinkEmulator::whatATargetSentBeforeItClosedStillArrives()
{
    using namespace std::chrono_literals;
    ShapedService shaped(link(20, 10ms));
    const ShapedService::Ends ends = shaped.connected();
    QVERIFY(ends.target);
    const QByteArray lastWords = noise(500'000);

    ends.target->write(lastWords);
    ends.target->disconnectFromHost();

    QTRY_VERIFY_WITH_TIMEOUT(isClosed(*ends.client), patienceMs);
    QVERIFY(ends.client->readAll() == lastWords);
    QVERIFY(servesANewConnection(shaped));
}

void TestLinkEmulator::aTargetThatCannotBeReachedEndsTheConnection_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("refuses") << QStringLiteral("127.0.0.1");
    QTest::newRow("no such host") << QStringLiteral("no-such-host.invalid");
    QTest::newRow("no host at all") << QString();
}

void TestLinkEmulator::aTargetThatCannotBeReachedEndsTheConnection()
{
    QFETCH(const QString, host);
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 portWithoutService = closed.serverPort();
    closed.close();
    LinkEmulator emulator;
    QVERIFY(emulator.listen(host, portWithoutService));

    QTcpSocket client;
    QSignalSpy connected(&client, &QTcpSocket::connected);
    client.connectToHost(QHostAddress::LocalHost, emulator.port());
    client.write("hello");

    QTRY_VERIFY_WITH_TIMEOUT(connected.size() == 1 && isClosed(client), patienceMs);
    QCOMPARE(client.bytesAvailable(), 0);
}

void TestLinkEmulator::aProxyOfTheApplicationDoesNotConcernTheLink()
{
    QNetworkProxy::setApplicationProxy({QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), 1});
    ShapedService shaped;
    // This computer by an address for which Qt would use a proxy, as it does not for 127.0.0.1.
    QVERIFY(shaped.link->listen(QStringLiteral("0.0.0.0"), shaped.service.serverPort()));
    const bool served = servesANewConnection(shaped);
    QNetworkProxy::setApplicationProxy({});
    QVERIFY(served);
}

void TestLinkEmulator::aSlowReaderHoldsTheSenderBack()
{
    ShapedService shaped;
    const ShapedService::Ends slow = shaped.connected();
    const ShapedService::Ends other = shaped.connected();
    QVERIFY(slow.target && other.target);
    const QByteArray sent = noise(64 * mebibyte);
    slow.target->setReadBufferSize(1);
    slow.client->write(sent);

    // The kernel's buffers and the emulator's fill up, and then nothing moves any more, however
    // often the other connection goes back and forth meanwhile.
    int unmoved = 0;
    qint64 before = 0;
    for (int round = 0; round < 100'000 && unmoved < 500; ++round) {
        other.client->write("x");
        QVERIFY(arrives(*other.target, "x"));
        other.target->write("y");
        QVERIFY(arrives(*other.client, "y"));
        const qint64 unsent = slow.client->bytesToWrite();
        unmoved = unsent == before ? unmoved + 1 : 0;
        before = unsent;
    }
    QCOMPARE(unmoved, 500);
    QVERIFY2(before > sent.size() / 2, qPrintable(QString::number(before)));

    slow.target->setReadBufferSize(0);
    QVERIFY(arrives(*slow.target, sent));
}

void TestLinkEmulator::jitterNeitherLosesNorReordersBytes()
{
    using namespace std::chrono_literals;
    LinkConditions conditions = link(200, 10ms);
    conditions.jitter = 10ms;
    ShapedService shaped(conditions);
    const ShapedService::Ends ends = shaped.connected();
    QVERIFY(ends.target);
    const QByteArray up = noise(2 * mebibyte, 1);
    const QByteArray down = noise(2 * mebibyte, 2);

    ends.client->write(up);
    ends.target->write(down);

    QVERIFY(arrives(*ends.target, up));
    QVERIFY(arrives(*ends.client, down));
}

void TestLinkEmulator::aLimitedQueueCarriesEverything_data()
{
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<int>("delayMs");
    QTest::newRow("one frame") << qint64(1514) << 0;
    QTest::newRow("one frame and a delay") << qint64(1514) << 20;
    QTest::newRow("a few frames") << qint64(10'000) << 0;
    QTest::newRow("longer than the payload") << qint64(10 * mebibyte) << 0;
}

void TestLinkEmulator::aLimitedQueueCarriesEverything()
{
    QFETCH(const qint64, limit);
    QFETCH(const int, delayMs);
    LinkConditions conditions = link(50, std::chrono::milliseconds(delayMs));
    conditions.queueLimitBytes = limit;
    ShapedService shaped(conditions);
    const ShapedService::Ends one = shaped.connected();
    const ShapedService::Ends two = shaped.connected();
    QVERIFY(one.target && two.target);

    one.client->write(noise(200'000, 1));
    two.client->write(noise(200'000, 2));
    one.target->write(noise(200'000, 3));

    QVERIFY(arrives(*one.target, noise(200'000, 1)));
    QVERIFY(arrives(*two.target, noise(200'000, 2)));
    QVERIFY(arrives(*one.client, noise(200'000, 3)));
}

void TestLinkEmulator::withoutItsLimitAQueueLetsInWhatWaited()
{
    LinkConditions conditions = link(Bandwidth::leastMbit);
    conditions.queueLimitBytes = 10'000;
    ShapedService limited(conditions);
    const ShapedService::Ends ends = limited.connected();
    QVERIFY(ends.target);
    const QByteArray sent = noise(16 * mebibyte);
    ends.client->write(sent);
    QTRY_VERIFY(ends.target->bytesAvailable() > 0);

    limited.link->setLink(link(1000));

    QVERIFY(arrives(*ends.target, sent));
}

void TestLinkEmulator::listeningAgainLeadsToTheNewTarget()
{
    ShapedService shaped;
    const ShapedService::Ends before = shaped.connected();
    QVERIFY(before.target);
    QTcpServer elsewhere;
    QVERIFY(elsewhere.listen(QHostAddress::LocalHost));

    QVERIFY(shaped.link->listen(QStringLiteral("127.0.0.1"), elsewhere.serverPort()));

    QTRY_VERIFY(isClosed(*before.client) && isClosed(*before.target));
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, shaped.link->port());
    QTRY_VERIFY(elsewhere.hasPendingConnections());
    QVERIFY(!shaped.service.hasPendingConnections());
}

void TestLinkEmulator::theEmulatorCanBeDestroyedDuringATransfer()
{
    ShapedService shaped(link(100));
    const ShapedService::Ends ends = shaped.connected();
    QVERIFY(ends.target);
    ends.client->write(noise(16 * mebibyte, 1));
    ends.target->write(noise(16 * mebibyte, 2));
    QTRY_VERIFY(ends.target->bytesAvailable() > 0 && ends.client->bytesAvailable() > 0);

    shaped.link.reset();

    QTRY_VERIFY(isClosed(*ends.client) && isClosed(*ends.target));
}

void TestLinkEmulator::usageCountsHeadersAndNeverExceedsTheLink()
{
    ShapedService shaped(link(20));
    const ShapedService::Ends ends = shaped.connected();
    QVERIFY(ends.target);
    const QByteArray first = noise(30'000);
    ends.client->write(first);
    QVERIFY(arrives(*ends.target, first));

    shaped.link->resetUsage();
    const QByteArray sent = noise(221'184);
    ends.client->write(sent);
    QVERIFY(arrives(*ends.target, sent));

    QTRY_VERIFY(shaped.link->uplinkUsage());
    QTRY_VERIFY(shaped.link->uplinkUsage()->wireBytes >= wireBytes(sent.size()));
    const LinkUsage usage = *shaped.link->uplinkUsage();
    QVERIFY(usage.wireBytes < wireBytes(sent.size()) * 1.01);
    QVERIFY2(usage.mbitPerSecond <= 20.0 && usage.mbitPerSecond > 0,
             qPrintable(QString::number(usage.mbitPerSecond)));
}

void TestLinkEmulator::usageOfATransferTooShortToTellIsEmpty()
{
    ShapedService shaped(link(50));
    const ShapedService::Ends ends = shaped.connected();
    QVERIFY(ends.target);
    const QByteArray sent = noise(4000);

    shaped.link->resetUsage();
    ends.client->write(sent);
    QVERIFY(arrives(*ends.target, sent));

    QVERIFY(!shaped.link->uplinkUsage());
}

SPLITSCOPE_GUILESS_MAIN(TestLinkEmulator)
#include "tst_link_emulator.moc"
