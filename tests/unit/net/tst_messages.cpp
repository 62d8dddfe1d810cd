// The messages on the wire: what is written is read again, and nothing else is.
#include "engine/model/networks.h"
#include "net/error_text.h"
#include "net/protocol/messages.h"

#include <QCborArray>
#include <QCborMap>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

Fingerprint someFingerprint()
{
    Fingerprint fingerprint;
    for (std::size_t i = 0; i < fingerprint.digest.size(); ++i)
        fingerprint.digest.at(i) = static_cast<std::byte>(0x10 + i);
    return fingerprint;
}

Hello someHello()
{
    return {.version = 1,
            .software = u"splitscope 0.1.0"_s,
            .model = u"alexnet-lab"_s,
            .fingerprint = someFingerprint(),
            .token = {}};
}

RunRequest someRequest()
{
    RunRequest request;
    request.id = 7;
    request.cut = 13;
    request.payload = {Coding{}, {{256, 5, 5}}, 25600, 0x1a2b3c4d};
    return request;
}

Device someDevice()
{
    return onNetwork({orangePi(), CpuShare::of(0.5).value()}, alexNetLab());
}

NodeLoad someLoad()
{
    return {.workers = 2,
            .computing = 1,
            .queued = 3,
            .slowDown = 1.5,
            .wait = std::chrono::nanoseconds(40'000'000)};
}

RunResult someResult()
{
    RunResult result;
    result.id = 7;
    result.reply.total = std::chrono::nanoseconds(113'054'321);
    result.reply.queue = std::chrono::nanoseconds(12'345);
    result.reply.decode = std::chrono::nanoseconds(23'456);
    result.reply.compute = std::chrono::nanoseconds(113'000'000);
    result.reply.achievedShare = 0.4987;
    result.reply.hostTooSlow = true;
    result.reply.cpu = std::chrono::nanoseconds(56'000'000);
    result.reply.shareKept =
        ShareKept{ShareKeeping::Pacing,
                  Error{ErrorKind::QuotaUnavailable, "/sys/fs/cgroup/cpu", "Permission denied"}};
    result.reply.arrival = Arrival{21'504, std::chrono::nanoseconds(35'123'456)};
    result.reply.load = someLoad();
    result.reply.answer = {{{281, 9.5F}, {282, 9.25F}}, 41.125F};
    result.output = PayloadAnnouncement{Coding{}, {{1000}}, 4000, 0xffffffff};
    return result;
}

Welcome someWelcome()
{
    return {.version = 1,
            .software = u"splitscope 0.1.0"_s,
            .model = u"alexnet-lab"_s,
            .fingerprint = someFingerprint(),
            .maxPayloadBytes = 746496,
            .load = someLoad()};
}

Probe someProbe()
{
    return {.id = 3, .bytes = 625'000, .replyBytes = 262'144};
}

ProbeResult someProbeResult()
{
    return {.id = 3, .arrival = Arrival{620'904, std::chrono::nanoseconds(1'038'000'000)}};
}

Failure someFailure()
{
    return {.id = 7, .fatal = false, .error = {ErrorKind::PayloadSizeMismatch, "25599", "25600"}};
}

QCborMap mapOf(const Message &message)
{
    return QCborValue::fromCbor(encodeMessage(message)).toMap();
}

/// `value` in place of the field at this path, "payload.shape"; an undefined one takes it away.
QCborMap with(QCborMap map, const QStringList &path, const QCborValue &value)
{
    if (path.size() > 1)
        map[path.first()] = with(map.value(path.first()).toMap(), path.mid(1), value);
    else if (value.isUndefined())
        map.remove(path.first());
    else
        map[path.first()] = value;
    return map;
}

Result<Message> decoded(const QCborMap &map)
{
    return decodeMessage(map.toCborValue().toCbor());
}

QString outcome(const Result<Message> &result)
{
    return result ? u"accepted "_s + messageName(*result) : errorCode(result.error().kind);
}

void addMessages()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("hello") << encodeMessage(someHello());
    QTest::newRow("welcome") << encodeMessage(someWelcome());
    QTest::newRow("device") << encodeMessage(someDevice());
    QTest::newRow("run-request") << encodeMessage(someRequest());
    QTest::newRow("run-result") << encodeMessage(someResult());
    QTest::newRow("probe") << encodeMessage(someProbe());
    QTest::newRow("probe-result") << encodeMessage(someProbeResult());
    QTest::newRow("failure") << encodeMessage(someFailure());
}

} // namespace

class MessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHelloIsReadAsItWasWritten();
    void aWelcomeIsReadAsItWasWritten();
    void aDeviceIsReadAsItWasWritten();
    void aRunRequestIsReadAsItWasWritten();
    void aRunResultIsReadAsItWasWritten();
    void aProbeAndItsResultAreReadAsTheyWereWritten();
    void whatCameInOnePieceHasNoArrival();
    void aFailureOfEachKindIsReadAsItWasWritten();
    void whatIsReadIsWrittenAgainBitForBit_data() { addMessages(); }
    void whatIsReadIsWrittenAgainBitForBit();
    void everyCodingIsReadAsItWasWritten();
    void anOwnComputerHasNoEmulatedSpeed();
    void aQuotaIsReadAsItWasWritten();
    void anOlderNodeDoesNotSayHowItKeptTheShare();
    void anOlderNodeDoesNotSayHowBusyItIs();
    void measuredLayerTimesAreReadAsTheyWereWritten();
    void theLongestLayerTimesFitIntoAMessage();

    void everyTruncationIsMalformed_data() { addMessages(); }
    void everyTruncationIsMalformed();
    void bytesAfterTheMapAreMalformed_data() { addMessages(); }
    void bytesAfterTheMapAreMalformed();
    void damagedBytesNeverCrash_data() { addMessages(); }
    void damagedBytesNeverCrash();
    void eachFieldIsNeededAndNamedWhenMissing_data() { addMessages(); }
    void eachFieldIsNeededAndNamedWhenMissing();
    void eachFieldOfAnotherTypeIsNamed_data() { addMessages(); }
    void eachFieldOfAnotherTypeIsNamed();
    void aFieldOutOfItsRangeIsNamed_data();
    void aFieldOutOfItsRangeIsNamed();

    void unknownFieldsAreIgnored_data() { addMessages(); }
    void unknownFieldsAreIgnored();
    void anUnknownTypeIsNamed();
    void whatIsNoMapIsMalformed();
    void aFieldGivenTwiceIsMalformed();
    void aFieldNameThatIsNoTextIsMalformed();
    void deepNestingIsMalformed();
    void whatIsAnnouncedAndNotThereIsMalformed_data();
    void whatIsAnnouncedAndNotThereIsMalformed();
    void moreBytesThanAllowedAreNotEvenParsed();
    void longReasonsAreShortenedToFit();
    void theCrcIsZlibs();
    void theBytesInTheDocumentAreTheRealOnes_data();
    void theBytesInTheDocumentAreTheRealOnes();
};

void MessagesTest::aHelloIsReadAsItWasWritten()
{
    Hello hello = someHello();
    hello.token = u"口令"_s;
    const auto message = decodeMessage(encodeMessage(hello));
    QVERIFY(message);
    const auto &read = std::get<Hello>(*message);
    QCOMPARE(read.version, 1);
    QCOMPARE(read.software, u"splitscope 0.1.0"_s);
    QCOMPARE(read.model, u"alexnet-lab"_s);
    QVERIFY(read.fingerprint == hello.fingerprint);
    QCOMPARE(read.token, u"口令"_s);
}

void MessagesTest::aWelcomeIsReadAsItWasWritten()
{
    const auto message = decodeMessage(encodeMessage(someWelcome()));
    QVERIFY(message);
    const auto &read = std::get<Welcome>(*message);
    QCOMPARE(read.version, 1);
    QCOMPARE(read.software, u"splitscope 0.1.0"_s);
    QCOMPARE(read.model, u"alexnet-lab"_s);
    QVERIFY(read.fingerprint == someFingerprint());
    QCOMPARE(read.maxPayloadBytes, 746496);
    QVERIFY(read.load == someLoad());
}

void MessagesTest::aDeviceIsReadAsItWasWritten()
{
    const auto message = decodeMessage(encodeMessage(someDevice()));
    QVERIFY(message);
    QVERIFY(std::get<Device>(*message) == someDevice());
}

void MessagesTest::aRunRequestIsReadAsItWasWritten()
{
    RunRequest request = someRequest();
    request.delivery = AnswerDelivery::Edge;
    const auto message = decodeMessage(encodeMessage(request));
    QVERIFY(message);
    const auto &read = std::get<RunRequest>(*message);
    QCOMPARE(read.id, 7);
    QCOMPARE(read.cut, 13);
    QVERIFY(read.payload == request.payload);
    QVERIFY(read.delivery == AnswerDelivery::Edge);
}

void MessagesTest::aRunResultIsReadAsItWasWritten()
{
    const RunResult result = someResult();
    const auto message = decodeMessage(encodeMessage(result));
    QVERIFY(message);
    const auto &read = std::get<RunResult>(*message);
    QCOMPARE(read.id, 7);
    QCOMPARE(read.reply.total.count(), 113'054'321);
    QCOMPARE(read.reply.queue.count(), 12'345);
    QCOMPARE(read.reply.decode.count(), 23'456);
    QCOMPARE(read.reply.compute.count(), 113'000'000);
    QCOMPARE(read.reply.achievedShare, 0.4987);
    QVERIFY(read.reply.hostTooSlow);
    QVERIFY(read.reply.cpu == result.reply.cpu);
    QVERIFY(read.reply.shareKept == result.reply.shareKept);
    QVERIFY(read.reply.arrival == result.reply.arrival);
    QVERIFY(read.reply.load == someLoad());
    QVERIFY(read.reply.answer == result.reply.answer);
    QVERIFY(read.output == result.output);
    QVERIFY(!read.reply.output);
}

void MessagesTest::aProbeAndItsResultAreReadAsTheyWereWritten()
{
    const auto probe = decodeMessage(encodeMessage(someProbe()));
    QVERIFY(probe);
    QCOMPARE(std::get<Probe>(*probe).id, 3);
    QCOMPARE(std::get<Probe>(*probe).bytes, 625'000);
    QCOMPARE(std::get<Probe>(*probe).replyBytes, 262'144);
    const auto result = decodeMessage(encodeMessage(someProbeResult()));
    QVERIFY(result);
    QCOMPARE(std::get<ProbeResult>(*result).id, 3);
    QVERIFY(std::get<ProbeResult>(*result).arrival == someProbeResult().arrival);
}

void MessagesTest::whatCameInOnePieceHasNoArrival()
{
    ProbeResult result = someProbeResult();
    result.arrival.reset();
    const auto probe = decodeMessage(encodeMessage(result));
    QVERIFY(probe);
    QVERIFY(!std::get<ProbeResult>(*probe).arrival);
    RunResult run = someResult();
    run.reply.arrival.reset();
    const auto read = decodeMessage(encodeMessage(run));
    QVERIFY(read);
    QVERIFY(!std::get<RunResult>(*read).reply.arrival);
}

void MessagesTest::aFailureOfEachKindIsReadAsItWasWritten()
{
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Internal); ++kind) {
        Failure failure = someFailure();
        failure.fatal = kind % 2 == 0;
        failure.error.kind = static_cast<ErrorKind>(kind);
        const auto message = decodeMessage(encodeMessage(failure));
        QVERIFY(message);
        const auto &read = std::get<Failure>(*message);
        QCOMPARE(read.id, failure.id);
        QCOMPARE(read.fatal, failure.fatal);
        QVERIFY(read.error == failure.error);
    }
}

void MessagesTest::whatIsReadIsWrittenAgainBitForBit()
{
    QFETCH(QByteArray, bytes);
    const auto message = decodeMessage(bytes);
    QVERIFY(message);
    QCOMPARE(encodeMessage(*message), bytes);
}

void MessagesTest::everyCodingIsReadAsItWasWritten()
{
    for (const Coding coding : allCodings()) {
        RunRequest request = someRequest();
        request.payload.coding = coding;
        const auto read = decodeMessage(encodeMessage(request));
        QVERIFY(std::get<RunRequest>(*read).payload == request.payload);
    }
}

void MessagesTest::measuredLayerTimesAreReadAsTheyWereWritten()
{
    Device device = someDevice();
    for (int layer = 0; layer < 22; ++layer)
        device.profile.emulated->layerTimes.emplace_back(1'234'567LL * layer);
    const auto message = decodeMessage(encodeMessage(device));
    QVERIFY(message);
    QVERIFY(std::get<Device>(*message).profile.emulated == device.profile.emulated);
}

void MessagesTest::theLongestLayerTimesFitIntoAMessage()
{
    Device device = someDevice();
    device.profile.id = std::string(64, 'x');
    device.profile.emulated->layerTimes.assign(mostMeasuredLayers,
                                               std::chrono::nanoseconds(1'000'000'000'000));
    QVERIFY(encodeMessage(device).size() <= maxControlBytes);
    QVERIFY(decodeMessage(encodeMessage(device)));
}

void MessagesTest::anOwnComputerHasNoEmulatedSpeed()
{
    const auto message = decodeMessage(encodeMessage(Device()));
    QVERIFY(message);
    QVERIFY(std::get<Device>(*message) == Device());
}

void MessagesTest::aQuotaIsReadAsItWasWritten()
{
    const Device device{.profile = thisComputer(),
                        .share = CpuShare::of(0.5).value(),
                        .quota = CpuQuota::withPeriod(std::chrono::milliseconds(10)).value()};
    const auto message = decodeMessage(encodeMessage(device));
    QVERIFY(message);
    QVERIFY(std::get<Device>(*message) == device);
}

void MessagesTest::anOlderNodeDoesNotSayHowItKeptTheShare()
{
    QCborMap map = mapOf(someResult());
    for (const QString &field : {u"cpu_ns"_s, u"share_kept"_s, u"quota_refused"_s})
        map.remove(field);
    const auto message = decoded(map);
    QVERIFY(message);
    QVERIFY(!std::get<RunResult>(*message).reply.cpu);
    QVERIFY(!std::get<RunResult>(*message).reply.shareKept);
}

void MessagesTest::anOlderNodeDoesNotSayHowBusyItIs()
{
    QCborMap welcome = mapOf(someWelcome());
    welcome.remove(u"load"_s);
    const auto greeting = decoded(welcome);
    QVERIFY(greeting);
    QVERIFY(!std::get<Welcome>(*greeting).load);
    QCborMap result = mapOf(someResult());
    result.remove(u"load"_s);
    const auto answer = decoded(result);
    QVERIFY(answer);
    QVERIFY(!std::get<RunResult>(*answer).reply.load);
}

void MessagesTest::everyTruncationIsMalformed()
{
    QFETCH(QByteArray, bytes);
    for (qsizetype length = 0; length < bytes.size(); ++length)
        QCOMPARE(outcome(decodeMessage(bytes.first(length))), u"message-malformed"_s);
}

void MessagesTest::bytesAfterTheMapAreMalformed()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(outcome(decodeMessage(bytes + '\0')), u"message-malformed"_s);
    QCOMPARE(outcome(decodeMessage(bytes + bytes)), u"message-malformed"_s);
}

void MessagesTest::damagedBytesNeverCrash()
{
    QFETCH(QByteArray, bytes);
    QRandomGenerator random(20);
    for (int round = 0; round < 20'000; ++round) {
        QByteArray damaged = bytes;
        for (int i = random.bounded(1, 5); i > 0; --i)
            damaged[random.bounded(damaged.size())] = static_cast<char>(random.bounded(256));
        const auto message = decodeMessage(damaged);
        // What is accepted all the same is a message like any other.
        if (message)
            QVERIFY(decodeMessage(encodeMessage(*message)));
    }
}

void MessagesTest::eachFieldIsNeededAndNamedWhenMissing()
{
    QFETCH(QByteArray, bytes);
    const QCborMap map = QCborValue::fromCbor(bytes).toMap();
    for (const QCborValue &key : map.keys()) {
        const QString name = key.toString();
        // There is an output only with delivery to the edge, and older nodes say less.
        static const QStringList optional = {u"emulated"_s,   u"output"_s,        u"cpu_ns"_s,
                                             u"share_kept"_s, u"quota_refused"_s, u"arrival"_s,
                                             u"load"_s};
        if (optional.contains(name))
            continue;
        const auto message = decoded(with(map, {name}, QCborValue()));
        QVERIFY2(!message, qPrintable(name));
        QCOMPARE(errorCode(message.error().kind), u"message-malformed"_s);
        QVERIFY2(message.error().detail.starts_with((name + u": missing"_s).toStdString()),
                 message.error().detail.c_str());
    }
}

void MessagesTest::eachFieldOfAnotherTypeIsNamed()
{
    QFETCH(QByteArray, bytes);
    const QCborMap map = QCborValue::fromCbor(bytes).toMap();
    for (const QCborValue &key : map.keys()) {
        for (const QCborValue &wrong : {QCborValue(QCborValue::Null), QCborValue(1.5e300),
                                        QCborValue(QCborArray{QCborArray()})}) {
            const QString name = key.toString();
            const auto message = decoded(with(map, {name}, wrong));
            QVERIFY2(!message, qPrintable(name));
            QCOMPARE(errorCode(message.error().kind), u"message-malformed"_s);
            QVERIFY2(message.error().detail.starts_with(name.toStdString()),
                     message.error().detail.c_str());
        }
    }
}

void MessagesTest::aFieldOutOfItsRangeIsNamed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QCborValue>("value");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    const auto add = [](const Message &message, const char *path, const QCborValue &value) {
        QTest::addRow("%s %s %s", qPrintable(messageName(message)), path,
                      qPrintable(value.toDiagnosticNotation().left(24)))
            << encodeMessage(message) << QString::fromLatin1(path) << value;
    };
    const Message hello = someHello();
    add(hello, "version", 0);
    add(hello, "version", -1);
    add(hello, "software", QString(129, u'x'));
    add(hello, "model", QString(22, u'山'));
    add(hello, "fingerprint", QByteArray(15, 'x'));
    add(hello, "fingerprint", QByteArray(17, 'x'));
    add(hello, "fingerprint", u"0123456789abcdef"_s);
    add(hello, "token", QString(513, u'x'));
    add(someWelcome(), "max_payload_bytes", 0);
    add(someWelcome(), "max_payload_bytes", qint64(1) << 31);

    const Message request = someRequest();
    add(request, "id", 0);
    add(request, "id", qint64(1) << 53);
    add(request, "cut", -1);
    add(request, "cut", 10'000);
    add(request, "cut", 13.0);
    add(request, "payload.coding", u"pickle"_s);
    add(request, "payload.shape", QCborArray());
    add(request, "payload.shape", QCborArray{0});
    add(request, "payload.shape", QCborArray{256, -5});
    add(request, "payload.shape", QCborArray{256.5});
    add(request, "payload.shape", QCborArray{-3.6e307}); // no qint64, which a cast would need
    add(request, "payload.shape", QCborArray{u"256"_s});
    add(request, "payload.shape", QCborArray{1 << 30, 1 << 30, 1 << 30, 1 << 30});
    add(request, "payload.shape", QCborArray{1, 1, 1, 1, 1, 1, 1, 1, 1});
    add(request, "payload.bytes", 0);
    add(request, "payload.bytes", std::numeric_limits<qint64>::max());
    add(request, "payload.crc32", -1);
    add(request, "payload.crc32", qint64(1) << 32);
    add(request, "delivery", u"moon"_s);

    const Message device = someDevice();
    add(device, "profile", QString(65, u'x'));
    add(device, "cpu_share", 0.0);
    add(device, "cpu_share", 1.01);
    add(device, "cpu_share", nan);
    add(device, "emulated.macs_per_s", 0.0);
    add(device, "emulated.macs_per_s", -1e9);
    add(device, "emulated.macs_per_s", nan);
    add(device, "emulated.macs_per_s", infinity);
    add(device, "emulated.weight_bytes_per_s", 1e-300);
    add(device, "emulated.overhead_ns", -1);
    add(device, "emulated.overhead_ns", qint64(10'000'000'001));
    add(device, "emulated.layer_times_ns", QCborArray());
    add(device, "emulated.layer_times_ns", QCborArray{1, -1});
    add(device, "emulated.layer_times_ns", QCborArray{1, 2.0});
    add(device, "emulated.layer_times_ns", QCborArray{qint64(1'000'000'000'001)});
    QCborArray tooMany;
    for (int layer = 0; layer < 401; ++layer)
        tooMany.append(1);
    add(device, "emulated.layer_times_ns", tooMany);
    const Message limited = Device{thisComputer(), CpuShare::of(0.5).value(), CpuQuota()};
    add(limited, "quota_us", 999);
    add(limited, "quota_us", -100'000);
    add(limited, "quota_us", 1'000'001);
    add(limited, "quota_us", 1e5);

    const Message result = someResult();
    add(result, "id", -1);
    for (const char *duration : {"total_ns", "queue_ns", "decode_ns", "compute_ns", "cpu_ns"}) {
        add(result, duration, -1);
        add(result, duration, std::numeric_limits<qint64>::max());
    }
    add(result, "achieved_share", -0.1);
    add(result, "achieved_share", nan);
    add(result, "share_kept", u"goodwill"_s);
    add(result, "quota_refused.subject", QString(513, u'x'));
    for (const Message &busy : {Message(someWelcome()), result}) {
        add(busy, "load.workers", 0);
        add(busy, "load.computing", -1);
        add(busy, "load.queued", 1'000'001);
        add(busy, "load.slow_down", 0.99);
        add(busy, "load.slow_down", infinity);
        add(busy, "load.wait_ns", -1);
    }
    add(result, "top", QCborArray());
    add(result, "top", QCborArray{1});
    add(result, "top", QCborArray{QCborMap{{u"index"_s, -1}, {u"score"_s, 1.0}}});
    add(result, "top", QCborArray{QCborMap{{u"index"_s, 1}, {u"score"_s, nan}}});
    add(result, "top", QCborArray{QCborMap{{u"index"_s, 1}, {u"score"_s, 1e39}}});
    add(result, "norm", infinity);
    add(result, "norm", -1.0);
    add(result, "output.bytes", -4000);
    add(result, "arrival.bytes", 0);
    add(result, "arrival.bytes", qint64(1) << 31);
    add(result, "arrival.duration_ns", -1);
    add(result, "arrival.duration_ns", std::numeric_limits<qint64>::max());

    const Message probe = someProbe();
    add(probe, "id", 0);
    add(probe, "bytes", 0);
    add(probe, "bytes", -1);
    add(probe, "bytes", 4'194'305);
    add(probe, "bytes", std::numeric_limits<qint64>::max());
    add(probe, "reply_bytes", -1);
    add(probe, "reply_bytes", 4'194'305);
    add(someProbeResult(), "id", 0);
    add(someProbeResult(), "arrival.bytes", 0);
    add(someProbeResult(), "arrival.duration_ns", -1);
    add(someFailure(), "id", -1);
    add(someFailure(), "code", QString(65, u'x'));
    add(someFailure(), "subject", QString(513, u'x'));
    add(someFailure(), "detail", QString(513, u'x'));
}

void MessagesTest::aFieldOutOfItsRangeIsNamed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, path);
    QFETCH(QCborValue, value);
    const QCborMap good = QCborValue::fromCbor(bytes).toMap();
    QVERIFY(decoded(good));
    const auto message = decoded(with(good, path.split(u'.'), value));
    QVERIFY(!message);
    QCOMPARE(errorCode(message.error().kind), u"message-malformed"_s);
    QCOMPARE(QString::fromStdString(message.error().subject), good.value("type"_L1).toString());
    QVERIFY2(message.error().detail.starts_with(path.toStdString()),
             message.error().detail.c_str());
}

void MessagesTest::unknownFieldsAreIgnored()
{
    QFETCH(QByteArray, bytes);
    QCborMap map = QCborValue::fromCbor(bytes).toMap();
    map[u"colour"_s] = QCborMap{{u"red"_s, QCborArray{1, 2, 3}}};
    const auto message = decoded(map);
    QVERIFY(message);
    QCOMPARE(encodeMessage(*message), bytes);
}

void MessagesTest::anUnknownTypeIsNamed()
{
    const auto message = decoded(with(mapOf(someHello()), {u"type"_s}, u"goodbye"_s));
    QCOMPARE(outcome(message), u"message-unknown"_s);
    QCOMPARE(message.error().subject, "goodbye");
}

void MessagesTest::whatIsNoMapIsMalformed()
{
    for (const QCborValue &value :
         {QCborValue(QCborArray{1, 2}), QCborValue(u"hello"_s), QCborValue(1),
          QCborValue(QCborValue::Null), QCborValue(QCborTag(24), QByteArray("x"))})
        QCOMPARE(outcome(decodeMessage(value.toCbor())), u"message-malformed"_s);
    QCOMPARE(outcome(decodeMessage("GET / HTTP/1.1\r\n\r\n")), u"message-malformed"_s);
}

void MessagesTest::aFieldGivenTwiceIsMalformed()
{
    QByteArray bytes = encodeMessage(someHello());
    bytes[0] = static_cast<char>(bytes.at(0) + 1);
    bytes += QByteArray::fromHex("6776657273696f6e02"); // "version": 2
    QCOMPARE(outcome(decodeMessage(bytes)), u"message-malformed"_s);
}

void MessagesTest::aFieldNameThatIsNoTextIsMalformed()
{
    QCborMap map = mapOf(someHello());
    map[7] = 8;
    QCOMPARE(outcome(decoded(map)), u"message-malformed"_s);
}

void MessagesTest::deepNestingIsMalformed()
{
    QCborValue deep = 1;
    for (int level = 0; level < 20; ++level)
        deep = QCborArray{deep};
    QCborMap map = mapOf(someHello());
    map[u"deep"_s] = deep;
    QCOMPARE(outcome(decoded(map)), u"message-malformed"_s);
    QCOMPARE(outcome(decodeMessage(QByteArray(maxControlBytes, '\x81'))), u"message-malformed"_s);
}

void MessagesTest::whatIsAnnouncedAndNotThereIsMalformed_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("array") << QByteArray::fromHex("9b000000007fffffff");
    QTest::newRow("map") << QByteArray::fromHex("bb000000007fffffff");
    QTest::newRow("map of half its items") << QByteArray::fromHex("b90800");
    QTest::newRow("text") << QByteArray::fromHex("7b000000007fffffff");
    QTest::newRow("bytes") << QByteArray::fromHex("5bffffffffffffffff");
    QTest::newRow("array without end") << QByteArray::fromHex("9f01");
    QTest::newRow("no head") << QByteArray::fromHex("bc");
}

/// QCborValue would reserve it, 16 MiB at each level, before it looked for what is announced.
void MessagesTest::whatIsAnnouncedAndNotThereIsMalformed()
{
    QFETCH(const QByteArray, head);
    const auto alone = decodeMessage(head);
    QCOMPARE(outcome(alone), u"message-malformed"_s);
    QCOMPARE(alone.error().detail, "no CBOR, or cut off");
    const auto within = decodeMessage(QByteArray::fromHex("bf6161") + head + QByteArray(2048, 'x'));
    QCOMPARE(outcome(within), u"message-malformed"_s);
    const auto nested = decodeMessage(head.repeated(maxControlBytes / head.size()));
    QCOMPARE(outcome(nested), u"message-malformed"_s);
}

void MessagesTest::moreBytesThanAllowedAreNotEvenParsed()
{
    const auto message = decodeMessage(QByteArray(maxControlBytes + 1, '\0'));
    QCOMPARE(outcome(message), u"message-too-large"_s);
    QCOMPARE(message.error().subject, "4097");
    QCOMPARE(message.error().detail, "4096");
}

void MessagesTest::longReasonsAreShortenedToFit()
{
    Failure failure = someFailure();
    failure.error.subject = std::string(100'000, 'x');
    failure.error.detail = QString(1000, u'山').toStdString();
    const auto message = decodeMessage(encodeMessage(failure));
    QVERIFY(message);
    const Error &read = std::get<Failure>(*message).error;
    QCOMPARE(read.subject, std::string(512, 'x'));
    QCOMPARE(QString::fromStdString(read.detail), QString(170, u'山'));
}

void MessagesTest::theCrcIsZlibs()
{
    QCOMPARE(payloadCrc32("123456789"), 0xcbf43926U); // the check value of CRC-32/ISO-HDLC
    QCOMPARE(crcText(0xbad), "00000bad");
}

void MessagesTest::theBytesInTheDocumentAreTheRealOnes_data()
{
    QTest::addColumn<QByteArray>("fence");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("hello") << QByteArray("\n```cbor-hex hello\n") << encodeMessage(someHello());
    QTest::newRow("welcome") << QByteArray("\n```cbor-hex welcome\n")
                             << encodeMessage(someWelcome());
    QTest::newRow("device") << QByteArray("\n```cbor-hex device\n")
                            << encodeMessage(Device{orangePi(), CpuShare::of(0.5).value()});
    QTest::newRow("run-request") << QByteArray("\n```cbor-hex run-request\n")
                                 << encodeMessage(someRequest());
}

void MessagesTest::theBytesInTheDocumentAreTheRealOnes()
{
    QFETCH(QByteArray, fence);
    QFETCH(QByteArray, bytes);
    QFile file(QStringLiteral(PROTOCOL_DOCUMENT));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray document = file.readAll();
    const qsizetype begin = document.indexOf(fence) + fence.size();
    QVERIFY(begin > fence.size());
    const qsizetype end = document.indexOf("\n```", begin);
    QByteArray shown;
    for (const QByteArray &line : document.sliced(begin, end - begin).split('\n'))
        shown += line.left(line.indexOf('#')); // the rest explains
    QCOMPARE(QByteArray::fromHex(shown).toHex(' '), bytes.toHex(' '));
}

QTEST_GUILESS_MAIN(MessagesTest)
#include "tst_messages.moc"
