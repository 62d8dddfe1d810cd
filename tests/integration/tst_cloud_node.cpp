// What a well-behaved edge gets from a cloud node.
#include "engine/image/preprocess.h"
#include "engine/model/networks.h"
#include "net/cloud/cloud_node.h"

#include "net/error_text.h"
#include "tests/integration/raw_edge.h"
#include "tests/integration/split_network.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace splitscope;
using namespace splitscope::test;
using namespace Qt::StringLiterals;

namespace {

Picture somePicture()
{
    Picture picture{300, 260, {}};
    for (int value = 0; value < 300 * 260 * 3; ++value)
        picture.rgb.push_back(static_cast<std::uint8_t>(value / 700 + value % 3 * 40));
    return picture;
}

} // namespace

class CloudNodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void answersAHelloWithItsIdentity();
    void givesTheUnsplitAnswerAtACut_data();
    void givesTheUnsplitAnswerAtACut();
    void understandsEveryCoding_data();
    void understandsEveryCoding();
    void keepsTheOutputUnlessItIsAskedFor();
    void returnsTheWholeOutputWhenAskedFor();
    void itsTimesArePartsOfTheTotal();
    void computesNoFasterThanTheDeviceItEmulates();
    void computesNoFasterThanTheLayerTimesItIsGiven();
    void servesOneRunAfterTheOther();
    void servesSeveralEdgesAtOnce();
    void tellsHowBusyItIs();
    void tellsHowAPayloadCameIn();
    void tellsNothingOfAPayloadInOneFrame();
    void answersAProbeWithWhatCameInAndTheBytesAskedFor_data();
    void answersAProbeWithWhatCameInAndTheBytesAskedFor();
    void runsAfterAProbe();
    void saysWhatTheLabsCloudSays();
    void refusesASessionTooManyUntilOneLeaves();
    void namesThePortThatIsInUse();
    void stopsComputingWhenItsEdgeLeaves();
    void endsWhileItComputes();
    void countsItsSessions();
};

void CloudNodeTest::initTestCase()
{
    QVERIFY(alexNet());
}

void CloudNodeTest::answersAHelloWithItsIdentity()
{
    CloudNode node(alexNet(), {});
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(edge.connectTo(node.url()));
    QCOMPARE(edge.subprotocolSpoken(), u"splitscope.1"_s);
    edge.send(RawEdge::goodHello());
    const auto message = edge.receive();
    QVERIFY(message);
    const auto &welcome = std::get<Welcome>(*message);
    QCOMPARE(welcome.version, protocolVersion);
    QCOMPARE(welcome.model, u"alexnet-lab"_s);
    QVERIFY(welcome.fingerprint == alexNet()->fingerprint());
    QCOMPARE(welcome.maxPayloadBytes, 772'895); // the first convolution's output, at its longest
}

void CloudNodeTest::givesTheUnsplitAnswerAtACut_data()
{
    QTest::addColumn<int>("cut");
    for (const int cut : {0, 1, 3, 8, 13, 17, 21, 22})
        QTest::addRow("cut %d", cut) << cut;
}

void CloudNodeTest::givesTheUnsplitAnswerAtACut()
{
    QFETCH(int, cut);
    CloudNode node(alexNet(), {});
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(edge.joins(node.url()));
    edge.run(requestAt(cut), 41);
    const auto result = edge.receiveResult();
    QVERIFY(result);
    QCOMPARE(result->id, 41);
    QVERIFY(result->reply.answer == digestOf(unsplitOutput()));
}

void CloudNodeTest::understandsEveryCoding_data()
{
    QTest::addColumn<QString>("id");
    for (const Coding coding : allCodings())
        QTest::newRow(codingId(coding).data()) << QString::fromLatin1(codingId(coding).data());
}

void CloudNodeTest::understandsEveryCoding()
{
    QFETCH(const QString, id);
    const Coding coding = codingById(id.toStdString()).value();
    const Network &network = alexNet()->network();
    const bool picture = !suits(coding, network.shapeAt(cutAt(13)));
    const CutPoint cut = cutAt(picture ? 0 : 13);
    const Tensor activation = picture ? preprocess(somePicture(), alexNetLab()) : activationAt(13);
    CloudRequest request{.cut = cut,
                         .coding = coding,
                         .payload = encode(coding, activation).value(),
                         .cloud = {},
                         .delivery = AnswerDelivery::Cloud};
    CloudNode node(alexNet(), {});
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(edge.joins(node.url()));
    edge.run(request);
    const auto result = edge.receiveResult();
    QVERIFY(result);
    const Tensor decoded = decode(coding, activation.shape, request.payload).value();
    const auto here = alexNet()->run(cut, network.lastCut(), decoded, Device{});
    QVERIFY(result->reply.answer == digestOf(here->output));
}

void CloudNodeTest::keepsTheOutputUnlessItIsAskedFor()
{
    CloudNode node(alexNet(), {});
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(edge.joins(node.url()));
    edge.run(requestAt(13), 1);
    const auto first = edge.receiveResult();
    QVERIFY(first);
    QVERIFY(!first->output);
    edge.run(requestAt(13), 2);
    const auto second = edge.receiveResult(); // and no payload between
    QVERIFY(second);
    QCOMPARE(second->id, 2);
}

void CloudNodeTest::returnsTheWholeOutputWhenAskedFor()
{
    CloudNode node(alexNet(), {});
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(edge.joins(node.url()));
    edge.run(requestAt(8, {}, AnswerDelivery::Edge));
    const auto result = edge.receiveResult();
    QVERIFY(result);
    const auto bytes = edge.receiveBytes();
    QVERIFY(bytes);
    QVERIFY(result->output == announce(Coding{}, {{1000}}, *bytes));
    const auto expected = encode(Coding{}, unsplitOutput()).value();
    QCOMPARE(*bytes,
             QByteArray(reinterpret_cast<const char *>(expected.data()), std::ssize(expected)));
}

void CloudNodeTest::itsTimesArePartsOfTheTotal()
{
    CloudNode node(alexNet(), {});
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(edge.joins(node.url()));
    edge.run(requestAt(0));
    const auto result = edge.receiveResult();
    QVERIFY(result);
    const CloudReply &reply = result->reply;
    QVERIFY(reply.queue.count() > 0);
    QVERIFY(reply.decode.count() > 0);
    QVERIFY(reply.compute.count() > 0);
    QVERIFY(reply.total >= reply.queue + reply.decode + reply.compute);
}

void CloudNodeTest::computesNoFasterThanTheDeviceItEmulates()
{
    CloudNode node(alexNet(), {});
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(edge.joins(node.url()));
    const Device half{orangePi(), CpuShare::of(0.5).value()};
    std::chrono::nanoseconds needed{0};
    for (int layer = 14; layer <= alexNet()->network().layerCount(); ++layer)
        needed += half.profile.emulated->timeFor(alexNet()->network().layer(layer)) * 2;
    edge.run(requestAt(13, half));
    const auto result = edge.receiveResult();
    QVERIFY(result);
    QVERIFY(result->reply.compute >= needed);
    QVERIFY(result->reply.achievedShare > 0);
    QVERIFY(result->reply.achievedShare <= 0.5);
}

void CloudNodeTest::computesNoFasterThanTheLayerTimesItIsGiven()
{
    CloudNode node(alexNet(), {});
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(edge.joins(node.url()));
    Device board{.profile = {"board", EmulatedSpeed{1e18, 1e18}}};
    board.profile.emulated->layerTimes.assign(22, std::chrono::milliseconds(20));
    edge.run(requestAt(13, board));
    const auto result = edge.receiveResult();
    QVERIFY(result);
    QVERIFY(result->reply.compute >= std::chrono::milliseconds(9 * 20));
}

void CloudNodeTest::servesOneRunAfterTheOther()
{
    CloudNode node(alexNet(), {});
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(edge.joins(node.url()));
    for (const int cut : {22, 13, 22, 13}) {
        edge.run(requestAt(cut), cut);
        const auto result = edge.receiveResult();
        QVERIFY(result);
        QCOMPARE(result->id, cut);
    }
}

void CloudNodeTest::servesSeveralEdgesAtOnce()
{
    CloudNode node(alexNet(), {});
    QVERIFY(node.listen());
    RawEdge slow;
    RawEdge fast;
    QVERIFY(slow.joins(node.url()));
    QVERIFY(fast.joins(node.url()));
    slow.send(RawEdge::goodRequest(requestAt(13))); // and its payload only later
    fast.run(requestAt(17));
    QVERIFY(fast.receiveResult());
    slow.sendBytes(RawEdge::bytesOf(requestAt(13)));
    QVERIFY(slow.receiveResult());
}

void CloudNodeTest::tellsHowBusyItIs()
{
    CloudNode node(alexNet(), {});
    QVERIFY(node.listen());
    RawEdge first;
    QVERIFY(first.joins(node.url()));
    first.run(requestAt(13));
    const auto result = first.receiveResult();
    QVERIFY(result);
    QVERIFY(result->reply.load);
    QCOMPARE(result->reply.load->workers, 1);
    QCOMPARE(result->reply.load->computing, 0); // its own run is not counted any more
    QCOMPARE(result->reply.load->queued, 0);

    RawEdge second;
    QVERIFY(second.joins(node.url()));
    first.run(requestAt(0, snail()));
    second.run(requestAt(0, snail()));
    QVERIFY(QTest::qWaitFor(
        [&] {
            RawEdge late;
            if (!late.connectTo(node.url()))
                return false;
            late.send(RawEdge::goodHello());
            const auto message = late.receive();
            const auto *welcome = message ? std::get_if<Welcome>(&*message) : nullptr;
            return welcome && welcome->load && welcome->load->computing == 1
                   && welcome->load->queued == 1;
        },
        patienceMs));
}

void CloudNodeTest::tellsHowAPayloadCameIn()
{
    CloudNode node(alexNet(), {});
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(edge.joins(node.url()));
    edge.setFrameBytes(4096);
    edge.run(requestAt(13));
    const auto result = edge.receiveResult();
    QVERIFY(result);
    QVERIFY(result->reply.arrival);
    QCOMPARE(result->reply.arrival->bytes, 25'600 - 4096);
    QVERIFY(result->reply.arrival->time.count() >= 0);
}

void CloudNodeTest::tellsNothingOfAPayloadInOneFrame()
{
    CloudNode node(alexNet(), {});
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(edge.joins(node.url()));
    edge.setFrameBytes(4096);
    edge.run(requestAt(13));
    QVERIFY(edge.receiveResult());
    edge.run(requestAt(22)); // 4000 bytes; what was told of the payload before is not told again
    const auto result = edge.receiveResult();
    QVERIFY(result);
    QVERIFY(!result->reply.arrival);
}

void CloudNodeTest::answersAProbeWithWhatCameInAndTheBytesAskedFor_data()
{
    QTest::addColumn<qint64>("up");
    QTest::addColumn<qint64>("down");
    QTest::newRow("a byte") << qint64(1) << qint64(0);
    QTest::newRow("a message each way") << qint64(4096) << qint64(4096);
    QTest::newRow("a byte more") << qint64(4097) << qint64(4097);
    QTest::newRow("up only") << qint64(100'000) << qint64(0);
    QTest::newRow("as much as can be") << qint64(4'194'304) << qint64(4'194'304);
}

void CloudNodeTest::answersAProbeWithWhatCameInAndTheBytesAskedFor()
{
    QFETCH(qint64, up);
    QFETCH(qint64, down);
    CloudNode node(alexNet(), {});
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(edge.joins(node.url()));
    edge.probe({.id = 5, .bytes = up, .replyBytes = down});
    const auto result = edge.receiveProbeResult();
    QVERIFY(result);
    QCOMPARE(result->id, 5);
    QCOMPARE(result->arrival.has_value(), up > 4096);
    if (result->arrival)
        QCOMPARE(result->arrival->bytes, up - 4096);
    for (qint64 left = down; left > 0;) {
        const auto bytes = edge.receiveBytes();
        QVERIFY(bytes);
        QCOMPARE(bytes->size(), std::min<qint64>(left, 4096));
        left -= bytes->size();
    }
}

void CloudNodeTest::runsAfterAProbe()
{
    CloudNode node(alexNet(), {});
    QVERIFY(node.listen());
    RawEdge edge;
    QVERIFY(edge.joins(node.url()));
    edge.probe({.id = 1, .bytes = 10'000, .replyBytes = 1});
    QVERIFY(edge.receiveProbeResult());
    QVERIFY(edge.receiveBytes());
    edge.run(requestAt(13));
    const auto result = edge.receiveResult();
    QVERIFY(result);
    QVERIFY(result->reply.answer == digestOf(unsplitOutput()));
}

void CloudNodeTest::saysWhatTheLabsCloudSays()
{
    CloudNode node(alexNet(), {});
    QVERIFY(node.listen());
    QStringList lines;
    connect(&node, &CloudNode::terminalLine, this, [&](const QString &line) { lines << line; });
    RawEdge edge;
    QVERIFY(edge.joins(node.url()));
    edge.run(requestAt(13));
    QVERIFY(edge.receiveResult());
    QCOMPARE(lines.size(), 8);
    QVERIFY(lines.takeAt(1).startsWith(u"successfully connection :('127.0.0.1', "_s));
    QCOMPARE(lines, (QStringList{u"websocket connect success"_s, u"get model type successfully."_s,
                                 u"get partition point successfully."_s,
                                 u"get edge_output and transfer latency successfully."_s,
                                 u"short message , transfer latency has been sent successfully"_s,
                                 u"short message , cloud latency has been sent successfully"_s,
                                 u"===== DNN Collaborative Inference Finished. ====="_s}));
}

void CloudNodeTest::refusesASessionTooManyUntilOneLeaves()
{
    CloudNodeOptions options;
    options.maxSessions = 1;
    CloudNode node(alexNet(), options);
    QVERIFY(node.listen());
    RawEdge first;
    QVERIFY(first.joins(node.url()));

    RawEdge second;
    QVERIFY(second.connectTo(node.url()));
    const auto failure = second.receiveFailure();
    QVERIFY(failure);
    QVERIFY(failure->fatal);
    QCOMPARE(errorCode(failure->error.kind), u"node-busy"_s);

    first.abort();
    QTRY_COMPARE(node.sessionCount(), 0);
    RawEdge third;
    QVERIFY(third.joins(node.url()));
}

void CloudNodeTest::namesThePortThatIsInUse()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    CloudNodeOptions options;
    options.port = other.serverPort();
    CloudNode node(alexNet(), options);
    const auto listening = node.listen();
    QVERIFY(!listening);
    QCOMPARE(errorCode(listening.error().kind), u"address-unusable"_s);
    QCOMPARE(QString::fromStdString(listening.error().subject),
             u"127.0.0.1:%1"_s.arg(other.serverPort()));
    QVERIFY(!listening.error().detail.empty());
}

void CloudNodeTest::stopsComputingWhenItsEdgeLeaves()
{
    CloudNode node(alexNet(), {}); // one worker
    QVERIFY(node.listen());
    QSignalSpy lines(&node, &CloudNode::terminalLine);
    RawEdge slow;
    QVERIFY(slow.joins(node.url()));
    slow.run(requestAt(0, snail()));
    QTRY_COMPARE(lines.size(), 5); // it has the payload
    slow.abort();
    RawEdge next;
    QVERIFY(next.joins(node.url()));
    next.run(requestAt(13));
    QVERIFY(next.receiveResult());
}

void CloudNodeTest::endsWhileItComputes()
{
    auto node = std::make_unique<CloudNode>(alexNet(), CloudNodeOptions());
    QVERIFY(node->listen());
    QSignalSpy lines(node.get(), &CloudNode::terminalLine);
    RawEdge edge;
    QVERIFY(edge.joins(node->url()));
    edge.run(requestAt(0, snail()));
    QTRY_COMPARE(lines.size(), 5);
    node.reset();
    QVERIFY(edge.becomesClosed());
}

void CloudNodeTest::countsItsSessions()
{
    CloudNode node(alexNet(), {});
    QVERIFY(node.listen());
    QCOMPARE(node.sessionCount(), 0);
    RawEdge edge;
    QVERIFY(edge.joins(node.url()));
    QCOMPARE(node.sessionCount(), 1);
    edge.abort();
    QTRY_COMPARE(node.sessionCount(), 0);
}

QTEST_GUILESS_MAIN(CloudNodeTest)
#include "tst_cloud_node.moc"
