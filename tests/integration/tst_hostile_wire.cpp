// What a node does with bytes that no WebSocket library would send: it drops whoever sends them,
// takes no memory on their word, and serves a good edge meanwhile.
#include "engine/activation/zstd_frame.h"
#include "net/error_text.h"
#include "tests/integration/node_on_thread.h"
#include "tests/integration/raw_socket.h"
#include "tests/integration/small_network.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sys/resource.h>

using namespace splitscope;
using namespace splitscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 mebibyte = 1 << 20;

QByteArray bytesOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), std::ssize(bytes)};
}

QByteArray hello()
{
    return encodeMessage(helloOf(*lenet()));
}

QByteArray requestFor(const QByteArray &payload, Coding coding = {})
{
    RunRequest request;
    request.id = 1;
    request.payload = announce(coding, lenet()->network().inputShape(), payload);
    return encodeMessage(request);
}

std::optional<Failure> failureIn(const std::optional<QByteArray> &bytes)
{
    const auto message = bytes ? decodeMessage(*bytes) : fail(ErrorKind::ConnectionLost, {});
    const auto *failure = message ? std::get_if<Failure>(&*message) : nullptr;
    return failure ? std::optional(*failure) : std::nullopt;
}

QString codeIn(const std::optional<QByteArray> &bytes)
{
    const auto failure = failureIn(bytes);
    return failure ? errorCode(failure->error.kind) : QString();
}

std::optional<RawSocket> upgraded(const QUrl &node)
{
    RawSocket socket(node);
    if (!socket.upgrade().startsWith("HTTP/1.1 101 "))
        return std::nullopt;
    return socket;
}

/// Upgraded and welcome.
std::optional<RawSocket> joined(const QUrl &node)
{
    auto socket = upgraded(node);
    if (!socket)
        return std::nullopt;
    socket->send(frame(Opcode::Binary, hello()));
    const auto welcome = socket->receive();
    const auto message = welcome ? decodeMessage(*welcome) : fail(ErrorKind::ConnectionLost, {});
    if (!message || !std::holds_alternative<Welcome>(*message))
        return std::nullopt;
    return socket;
}

/// Of this process, which the node is a thread of.
qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

qsizetype openFiles()
{
    return QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::System).size();
}

/// A node that counts nobody's failures: each test offends more often than any edge may.
CloudNodeOptions patientWithAll()
{
    CloudNodeOptions options;
    options.closeTimeout = 500ms;
    return options;
}

} // namespace

class HostileWireTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void aMessageCutOffAtAnyByteIsMalformed_data();
    void aMessageCutOffAtAnyByteIsMalformed();
    void aConnectionThatEndsAtAnyByteIsForgotten();
    void announcedBytesTakeNoMemory_data();
    void announcedBytesTakeNoMemory();
    void fragmentsDoNotAddUpToMoreThanAMessage();
    void whatUnpacksToMoreIsNoPayload_data();
    void whatUnpacksToMoreIsNoPayload();
    void controlFramesBetweenFragmentsAreFine();
    void framesAgainstTheRulesEndTheConnection_data();
    void framesAgainstTheRulesEndTheConnection();
    void noExtensionIsNegotiated();
    void textIsNeverTakenForBytes_data();
    void textIsNeverTakenForBytes();
    void pingsWithoutAReaderTakeNoMemory();
    void aHeadThatNeverEndsIsCut();
    void aHelloThatNeverEndsIsCut();
    void aPayloadThatNeverEndsIsCut();
    void whatIsNoUpgradeIsDropped_data();
    void whatIsNoUpgradeIsDropped();
    void aThousandConnectionsLeaveRoomForTheGoodOne();

private:
    bool goodEdgeIsServed();

    std::unique_ptr<NodeOnThread> node_;
    std::unique_ptr<CloudClient> good_;
    qint64 before_ = 0;
};

/// It stays connected throughout, so the limits for strangers do not concern it.
bool HostileWireTest::goodEdgeIsServed()
{
    return runWithin(*good_, pictureRequest(), RawSocket::patience).has_value();
}

void HostileWireTest::initTestCase()
{
    rlimit files{};
    QVERIFY(::getrlimit(RLIMIT_NOFILE, &files) == 0);
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, 8192);
    QVERIFY(::setrlimit(RLIMIT_NOFILE, &files) == 0);
    node_ = std::make_unique<NodeOnThread>(patientWithAll(), lenet());
    good_ = edgeOf(*lenet(), node_->url());
    QVERIFY(goodEdgeIsServed());
}

void HostileWireTest::init()
{
    before_ = residentBytes();
}

void HostileWireTest::cleanup()
{
    QVERIFY(goodEdgeIsServed());
#ifdef __SANITIZE_ADDRESS__
    constexpr qint64 quarantine = 256 * mebibyte; // freed memory that the sanitizer keeps
#else
    constexpr qint64 quarantine = 0;
#endif
    const qint64 grown = residentBytes() - before_;
    QVERIFY2(grown < 32 * mebibyte + quarantine, qPrintable(u"grown by %1 bytes"_s.arg(grown)));
}

void HostileWireTest::aMessageCutOffAtAnyByteIsMalformed_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<bool>("afterWelcome");
    QTest::newRow("hello") << hello() << false;
    QTest::newRow("run-request") << requestFor(bytesOf(pictureRequest().payload)) << true;
    QTest::newRow("probe") << encodeMessage(Probe{.id = 1, .bytes = 10, .replyBytes = 10}) << true;
    QTest::newRow("failure") << encodeMessage(
        Failure{.id = 0, .fatal = true, .error = {ErrorKind::Internal, "here", "there"}})
                             << true;
}

void HostileWireTest::aMessageCutOffAtAnyByteIsMalformed()
{
    QFETCH(const QByteArray, message);
    QFETCH(const bool, afterWelcome);
    for (qsizetype length = 0; length < message.size(); ++length) {
        auto socket = afterWelcome ? joined(node_->url()) : upgraded(node_->url());
        QVERIFY(socket);
        socket->send(frame(Opcode::Binary, message.first(length)));
        const auto failure = failureIn(socket->receive());
        QVERIFY2(failure, qPrintable(u"after %1 bytes"_s.arg(length)));
        QCOMPARE(errorCode(failure->error.kind), u"message-malformed"_s);
        QVERIFY(failure->fatal);
    }
}

void HostileWireTest::aConnectionThatEndsAtAnyByteIsForgotten()
{
    const QByteArray payload = bytesOf(pictureRequest().payload);
    const QByteArray head = RawSocket::upgradeRequest() + frame(Opcode::Binary, hello())
                            + frame(Opcode::Binary, requestFor(payload));
    const QByteArray whole = head + frame(Opcode::Binary, payload);
    const qsizetype files = openFiles();
    for (qsizetype length = 0; length < whole.size(); length += length < head.size() ? 1 : 101) {
        RawSocket socket(node_->url());
        if (length % 2 == 1)
            socket.resetAtEnd();
        QCOMPARE(socket.send(whole.first(length)), length);
        if (length % 200 == 0)
            QVERIFY(goodEdgeIsServed());
    }
    QTRY_VERIFY_WITH_TIMEOUT(openFiles() <= files, RawSocket::patience.count());
}

void HostileWireTest::announcedBytesTakeNoMemory_data()
{
    QTest::addColumn<quint64>("announced");
    QTest::addColumn<bool>("afterWelcome");
    QTest::newRow("an exbibyte, at first") << (quint64(1) << 60) << false;
    QTest::newRow("an exbibyte") << (quint64(1) << 60) << true;
    QTest::newRow("the most that there is") << std::numeric_limits<quint64>::max() << true;
    QTest::newRow("the most that is positive")
        << (std::numeric_limits<quint64>::max() >> 1) << true;
    QTest::newRow("4 GiB") << (quint64(1) << 32) << true;
    QTest::newRow("2 GiB") << (quint64(1) << 31) << true;
    QTest::newRow("a megabyte, at first") << quint64(1'000'000) << false;
    QTest::newRow("a megabyte") << quint64(1'000'000) << true;
}

void HostileWireTest::announcedBytesTakeNoMemory()
{
    QFETCH(const quint64, announced);
    QFETCH(const bool, afterWelcome);
    std::vector<RawSocket> sockets;
    for (int i = 0; i < 10; ++i) {
        auto socket = afterWelcome ? joined(node_->url()) : upgraded(node_->url());
        QVERIFY(socket);
        sockets.push_back(std::move(*socket));
        sockets.back().send(frame(Opcode::Binary, QByteArray(1000, 'x'), {.announced = announced}));
    }
    for (RawSocket &socket : sockets)
        QVERIFY(socket.becomesClosed());
}

void HostileWireTest::fragmentsDoNotAddUpToMoreThanAMessage()
{
    auto socket = joined(node_->url());
    QVERIFY(socket);
    socket->send(frame(Opcode::Binary, "x", {.last = false}));
    // No fragment is too long, and neither are many empty ones, which are no bytes at all.
    QByteArray empty;
    for (int i = 0; i < 10'000; ++i)
        empty += frame(Opcode::More, {}, {.last = false});
    socket->send(empty);
    QVERIFY(goodEdgeIsServed());
    const QByteArray more = frame(Opcode::More, QByteArray(1000, 'x'), {.last = false});
    for (int i = 0; i < 10'000 && socket->send(more) == more.size(); ++i) {
    }
    QVERIFY(socket->becomesClosed());
}

void HostileWireTest::whatUnpacksToMoreIsNoPayload_data()
{
    QTest::addColumn<QByteArray>("payload");
    const auto packed = [](qsizetype zeros) {
        const std::vector<std::byte> raw(static_cast<std::size_t>(zeros));
        return bytesOf(compressed(raw).value());
    };
    QTest::newRow("32 MiB of zeros") << packed(32 * mebibyte);
    QTest::newRow("a byte too many") << packed(4097);
    QTest::newRow("two frames") << packed(2048) + packed(2048);
    // RFC 8878: a frame that says that it holds 4096 bytes, and a thousand blocks of so many each.
    QByteArray lying = QByteArray::fromHex("28b52ffd60000f");
    for (int i = 0; i < 1000; ++i)
        lying += QByteArray::fromHex(i < 999 ? "02800000" : "03800000");
    QTest::newRow("more than it says") << lying;
}

void HostileWireTest::whatUnpacksToMoreIsNoPayload()
{
    QFETCH(const QByteArray, payload);
    auto socket = joined(node_->url());
    QVERIFY(socket);
    for (int i = 0; i < 20; ++i) {
        socket->send(
            frame(Opcode::Binary, requestFor(payload, Coding{ActivationFormat::Float32, true}))
            + frame(Opcode::Binary, payload));
        QCOMPARE(codeIn(socket->receive()), u"message-malformed"_s);
    }
}

void HostileWireTest::controlFramesBetweenFragmentsAreFine()
{
    RawSocket socket(node_->url());
    QVERIFY(!socket.upgrade().isEmpty());
    const QByteArray bytes = hello();
    socket.send(frame(Opcode::Binary, bytes.first(10), {.last = false})
                + frame(Opcode::Ping, "are you there?")
                + frame(Opcode::More, bytes.mid(10, 10), {.last = false})
                + frame(Opcode::Pong, "unasked for") + frame(Opcode::More, bytes.mid(20)));
    const auto answer = socket.receive();
    QVERIFY(answer);
    const auto message = decodeMessage(*answer);
    QVERIFY(message && std::holds_alternative<Welcome>(*message));
}

void HostileWireTest::framesAgainstTheRulesEndTheConnection_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto opcode = [](int code) { return static_cast<Opcode>(code); };
    const QByteArray begun = frame(Opcode::Binary, "a", {.last = false});
    QTest::newRow("text within bytes") << begun + frame(Opcode::Text, "b");
    QTest::newRow("bytes within bytes") << begun + frame(Opcode::Binary, "b");
    QTest::newRow("more of nothing") << frame(Opcode::More, "b");
    QTest::newRow("compressed, as if that had been agreed upon")
        << frame(Opcode::Binary, "a", {.reserved = 4});
    QTest::newRow("the other reserved bits") << frame(Opcode::Binary, "a", {.reserved = 3});
    QTest::newRow("no known message") << frame(opcode(3), "a");
    QTest::newRow("no known control frame") << frame(opcode(11), "a");
    QTest::newRow("a ping in parts") << frame(Opcode::Ping, "a", {.last = false});
    QTest::newRow("a long ping") << frame(Opcode::Ping, QByteArray(126, 'a'));
    QTest::newRow("half a reason to close") << frame(Opcode::Close, "\x03");
    QTest::newRow("no reason to close") << frame(Opcode::Close, QByteArray("\x00\x05", 2));
    QTest::newRow("closed") << frame(Opcode::Close, "\x03\xe8");
    QTest::newRow("no text at all") << frame(Opcode::Text, "\xff\xfe\xfd");
}

void HostileWireTest::framesAgainstTheRulesEndTheConnection()
{
    QFETCH(const QByteArray, bytes);
    auto socket = joined(node_->url());
    QVERIFY(socket);
    socket->send(bytes);
    QVERIFY(socket->becomesClosed());
}

void HostileWireTest::noExtensionIsNegotiated()
{
    RawSocket socket(node_->url());
    const QByteArray head =
        socket.upgrade("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n");
    QVERIFY(head.startsWith("HTTP/1.1 101 "));
    QVERIFY(!head.toLower().contains("sec-websocket-extensions"));
}

void HostileWireTest::textIsNeverTakenForBytes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("in the hello's place") << QByteArray();
    QTest::newRow("in a request's place") << frame(Opcode::Binary, hello());
    QTest::newRow("in a payload's place")
        << frame(Opcode::Binary, hello())
               + frame(Opcode::Binary, requestFor(QByteArray(4096, 'x')));
}

void HostileWireTest::textIsNeverTakenForBytes()
{
    QFETCH(const QByteArray, before);
    RawSocket socket(node_->url());
    QVERIFY(!socket.upgrade().isEmpty());
    socket.send(before + frame(Opcode::Text, QByteArray(4096, 'x')));
    auto answer = socket.receive();
    if (!before.isEmpty())
        answer = socket.receive(); // the first one is the welcome
    QCOMPARE(codeIn(answer), u"message-unexpected"_s);
}

void HostileWireTest::pingsWithoutAReaderTakeNoMemory()
{
    auto socket = joined(node_->url());
    QVERIFY(socket);
    QByteArray pings;
    while (pings.size() < mebibyte)
        pings += frame(Opcode::Ping, QByteArray(125, 'p'));
    // Until it is no longer listened to, or had far more pongs coming than a node may hold.
    for (int i = 0; i < 64; ++i) {
        if (socket->send(pings, 1s) < pings.size())
            break;
        QVERIFY(goodEdgeIsServed());
    }
}

/// A byte whenever the node has not closed within a moment, so that it never waits for long.
bool isCutOff(RawSocket &socket, const QByteArray &bytes)
{
    for (qsizetype i = 0;; i = (i + 1) % bytes.size()) {
        socket.send(bytes.mid(i, 1));
        if (socket.becomesClosed(2ms))
            return true;
    }
}

void HostileWireTest::aHeadThatNeverEndsIsCut()
{
    CloudNodeOptions options = patientWithAll();
    options.helloTimeout = 100ms;
    NodeOnThread node(options, lenet());
    RawSocket socket(node.url());
    socket.send("GET / HTTP/1.1\r\n");
    QVERIFY(isCutOff(socket, "X-Endless: a\r\n"));
}

void HostileWireTest::aHelloThatNeverEndsIsCut()
{
    CloudNodeOptions options = patientWithAll();
    options.helloTimeout = options.closeTimeout = 100ms;
    NodeOnThread node(options, lenet());
    RawSocket socket(node.url());
    QVERIFY(!socket.upgrade().isEmpty());
    socket.send(frame(Opcode::Binary, {}, {.announced = 4096}));
    QVERIFY(isCutOff(socket, "x"));
}

void HostileWireTest::aPayloadThatNeverEndsIsCut()
{
    CloudNodeOptions options = patientWithAll();
    options.payloadTimeout = options.closeTimeout = 100ms;
    NodeOnThread node(options, lenet());
    auto socket = joined(node.url());
    QVERIFY(socket);
    socket->send(frame(Opcode::Binary, requestFor(QByteArray(4096, 'x')))
                 + frame(Opcode::Binary, {}, {.announced = 4096}));
    QVERIFY(isCutOff(*socket, "x"));
}

void HostileWireTest::whatIsNoUpgradeIsDropped_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a page is asked for") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    QTest::newRow("a form is sent")
        << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\na=b");
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    QTest::newRow("HTTP/1.0") << RawSocket::upgradeRequest().replace("HTTP/1.1", "HTTP/1.0");
    QTest::newRow("another version")
        << RawSocket::upgradeRequest().replace("Version: 13", "Version: 7");
    QTest::newRow("no key") << RawSocket::upgradeRequest().replace("Sec-WebSocket-Key", "Key");
    QTest::newRow("nothing") << QByteArray("\r\n\r\n");
    QTest::newRow("zeros") << QByteArray(10'000, '\0') + "\r\n\r\n";
    QTest::newRow("a head of 2 MiB")
        << "GET / HTTP/1.1\r\n" + QByteArray(2 * mebibyte, 'a') + "\r\n\r\n";
    QTest::newRow("100000 lines of a head")
        << "GET / HTTP/1.1\r\n" + QByteArray("a: b\r\n").repeated(100'000) + "\r\n\r\n";
}

void HostileWireTest::whatIsNoUpgradeIsDropped()
{
    QFETCH(const QByteArray, bytes);
    RawSocket socket(node_->url());
    socket.send(bytes);
    QVERIFY(socket.becomesClosed());
}

void HostileWireTest::aThousandConnectionsLeaveRoomForTheGoodOne()
{
    const qsizetype files = openFiles();
    {
        std::vector<RawSocket> crowd;
        for (int i = 0; i < 1000; ++i) {
            crowd.emplace_back(node_->url());
            crowd.back().send(RawSocket::upgradeRequest());
            if (i % 100 == 0)
                QVERIFY(goodEdgeIsServed());
        }
        // One end each is ours; what the node holds of them is limited.
        QTRY_VERIFY_WITH_TIMEOUT(openFiles() - files < 1000 + 200, RawSocket::patience.count());
        QVERIFY(goodEdgeIsServed());
    }
    QTRY_VERIFY_WITH_TIMEOUT(openFiles() <= files, RawSocket::patience.count());
    auto late = joined(node_->url());
    QVERIFY(late);
}

QTEST_GUILESS_MAIN(HostileWireTest)
#include "tst_hostile_wire.moc"
