// The two headless programs as a user runs them: real processes, real sockets, killed in mid-run.
#include "engine/model/networks.h"
#include "tests/sparse_weights.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // ms until a process that says nothing is taken for hung

QString program(const QString &name)
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(name);
}

struct Finished
{
    int exitCode = -1;
    QString out;
    QString err;

    QList<QJsonObject> runs() const
    {
        QList<QJsonObject> objects;
        for (const QString &line : out.split(u'\n', Qt::SkipEmptyParts))
            objects << QJsonDocument::fromJson(line.toUtf8()).object();
        return objects;
    }
};

void start(QProcess &process, const QString &name, const QStringList &arguments)
{
    const QStringList english = {u"--lang"_s, u"en"_s};
    process.start(program(name), arguments.contains(english[0]) ? arguments : arguments + english);
}

Finished finish(QProcess &process)
{
    if (!process.waitForFinished(patience))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

Finished edge(const QStringList &arguments)
{
    QProcess process;
    start(process, u"splitscope-edge"_s, QStringList{u"run"_s} << arguments);
    return finish(process);
}

Finished probe(const QStringList &arguments)
{
    QProcess process;
    start(process, u"splitscope-edge"_s, QStringList{u"probe"_s} << arguments);
    return finish(process);
}

QString torchScript(const QString &name)
{
    return QFINDTESTDATA(u"../unit/engine/torch_script/"_s + name);
}

/// Waits until the process has printed a line with this in it; what the pattern captured, or null.
QString lineWith(QProcess &process, const QString &pattern)
{
    const QRegularExpression expression(pattern);
    QString seen;
    do {
        seen += QString::fromUtf8(process.readAllStandardOutput());
        if (const auto match = expression.match(seen); match.hasMatch())
            return match.captured(match.lastCapturedIndex());
    } while (process.waitForReadyRead(patience));
    return {};
}

/// A node in a process of its own, which the test may kill.
class Node
{
public:
    explicit Node(const QStringList &arguments = {u"--port"_s, u"0"_s})
    {
        start(process, u"splitscope-cloud"_s, arguments);
        url = lineWith(process, u"(ws://\\S+)"_s);
    }
    ~Node()
    {
        process.kill();
        process.waitForFinished(patience);
    }

    QProcess process;
    QString url;
};

} // namespace

class TestCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunAgainstANodeIsPrintedInTheLabsWords();
    void jsonIsOneObjectForEachRunWithItsParts();
    void withoutANodeOneIsEmbedded();
    void everyCutIsMeasuredAndAgreesWithTheUnsplitAnswer();
    void theAnswerCanBeDeliveredOnTheEdge();
    void theEmulatedLinkAndDeviceHoldTheirTime();
    void aQuotaIsKeptOrItsAbsenceNamed();
    void aLinkThatIsShapedOutsideIsOnlyMeasured();
    void aProbeTellsWhatTheLinkCarriesAndWhatItCost();
    void aProbeOfAnEmulatedLinkTakesItsTime();
    void badArgumentsOfAProbeEndWithUsage_data();
    void badArgumentsOfAProbeEndWithUsage();
    void aProbeOfNoNodeNamesIt();
    void theUsersOwnPictureIsClassified();
    void trainedWeightsNameTheirAnswer();
    void anotherSeedGivesAnotherAnswer();
    void everyCodingOfACutIsMeasured();
    void theAutomaticCodingIsNamed();
    void aCodingThatTheCutDoesNotPermitFailsThatRun();
    void codingsAreComparedInATable();
    void badArgumentsOfCodingsEndWithUsage_data();
    void badArgumentsOfCodingsEndWithUsage();
    void twoEdgesShareOneNode();
    void badArgumentsEndWithUsageAndOneLine_data();
    void badArgumentsEndWithUsageAndOneLine();
    void anUnreadablePictureIsNamed();
    void unusableWeightsAreNamed();
    void noSuchHostIsNamed();
    void aPortWhereNothingListensIsNamed();
    void aServerThatIsNoNodeIsNamed();
    void aNodeWithAnotherModelIsRefused();
    void aNodeKilledInMidTransferFailsTheRunAndSaysSo();
    void aPortInUseIsNamedByTheNode();
    void badArgumentsOfTheNodeEndWithUsage_data();
    void badArgumentsOfTheNodeEndWithUsage();
    void versionTellsTheLibraries();
    void everyNetworkIsListed();
    void everyCutOfANetworkIsMeasuredOverTheWire_data();
    void everyCutOfANetworkIsMeasuredOverTheWire();
    void aFileThatIsNoSequenceIsRefusedAtOnce();
    void theShapeOfAFilesInputIsAskedFor();
};

void TestCommands::aRunAgainstANodeIsPrintedInTheLabsWords()
{
    Node node;
    QVERIFY(!node.url.isEmpty());
    const Finished run = edge({u"--cut"_s, u"13"_s, u"--cloud"_s, node.url});
    QCOMPARE(run.exitCode, 0);
    for (const QString &words :
         {u"websocket connect success"_s, u"手动设置切分点: partition_point = 13"_s,
          u"中间特征值占用字节 edge_output.nbytes = 25600 bytes"_s, u"端到端推理时间 - "_s,
          u"===== DNN Collaborative Inference Finished. ====="_s,
          u"network alexnet-lab, fingerprint "_s})
        QVERIFY2(run.out.contains(words), qPrintable(run.out));
    QVERIFY(!lineWith(node.process, u"Collaborative Inference (Finished)"_s).isEmpty());
}

void TestCommands::jsonIsOneObjectForEachRunWithItsParts()
{
    const Finished run = edge({u"--cut"_s, u"0,13,22"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.runs().size(), 3);
    for (const QJsonObject &json : run.runs()) {
        const auto us = [&](QLatin1StringView key) {
            return std::llround(json[key].toDouble() * 1000);
        };
        QCOMPARE(us("local_ms"_L1) + us("transfer_ms"_L1) + us("cloud_ms"_L1),
                 us("end_to_end_ms"_L1));
        QVERIFY(us("end_to_end_ms"_L1) > 0);
        QCOMPARE(json["top5"_L1].toArray().size(), 5);
        QVERIFY(json["achieved"_L1].isObject());
        QVERIFY(json["cpu_share"_L1].isDouble());
        QCOMPARE(json["fingerprint"_L1].toString().size(), 12);
        QVERIFY(json["bandwidth_mbit_s"_L1].isNull());
    }
    QCOMPARE(run.runs()[1]["payload_bytes"_L1].toInt(), 25600);
}

void TestCommands::withoutANodeOneIsEmbedded()
{
    QCOMPARE(edge({u"--cut"_s, u"8"_s, u"--json"_s}).runs().size(), 1);
}

void TestCommands::everyCutIsMeasuredAndAgreesWithTheUnsplitAnswer()
{
    Node node;
    const Finished run = edge({u"--cut"_s, u"all"_s, u"--json"_s, u"--cloud"_s, node.url});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.runs().size(), 23);
    for (const QJsonObject &json : run.runs()) {
        // The same kernels on the same computer; between the average pooling and the linear layer
        // that takes it in otherwise, other ones.
        const int cut = json["cut"_L1].toInt();
        const double apart = json["disagreement"_L1].toDouble();
        QVERIFY(cut >= 14 && cut <= 16 ? apart < 1e-5 : apart == 0);
        QCOMPARE(json["top5"_L1][0]["class"_L1], run.runs().first()["top5"_L1][0]["class"_L1]);
    }
}

void TestCommands::theAnswerCanBeDeliveredOnTheEdge()
{
    const Finished run = edge({u"--cut"_s, u"13"_s, u"--answer"_s, u"edge"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.runs()[0]["answer"_L1].toString(), u"edge"_s);
}

void TestCommands::theEmulatedLinkAndDeviceHoldTheirTime()
{
    const Finished run = edge({u"--cut"_s, u"13"_s, u"--cpu"_s, u"0.8"_s, u"--bandwidth"_s, u"9"_s,
                               u"--device"_s, u"orange-pi"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject json = run.runs().value(0);
    // What the conditions make impossible, not how fast this computer is: the bucket's law gives
    // 20.2 ms for these bytes, and the emulated board needs 678 ms / 0.8 for the convolutions.
    QVERIFY(json["transfer_ms"_L1].toDouble() >= 20.0);
    QVERIFY(json["local_ms"_L1].toDouble() >= 847.0);
    QVERIFY(json["achieved"_L1]["cpu_share"_L1].toDouble() <= 0.8);
}

void TestCommands::aQuotaIsKeptOrItsAbsenceNamed()
{
    Node node;
    const Finished run =
        edge({u"--cut"_s, u"8"_s, u"--cpu"_s, u"0.5"_s, u"--quota"_s, u"10"_s, u"--cloud-cpu"_s,
              u"0.05"_s, u"--cloud-quota"_s, u"10"_s, u"--cloud"_s, node.url, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject json = run.runs().value(0);
    QCOMPARE(json["quota_ms"_L1].toDouble(), 10.0);
    QVERIFY(json["edge_cpu_ms"_L1].toDouble() > 0);
    QVERIFY(json["cloud_cpu_ms"_L1].toDouble() > 0);
    const QJsonObject achieved = json["achieved"_L1].toObject();
    // By the kernel where it lets us, by pacing with a reason otherwise.
    QCOMPARE(achieved["quota_refused"_L1].isNull(), achieved["share_kept"_L1] == u"quota"_s);
    // Half a millisecond in each period is less than any kernel's least.
    QCOMPARE(achieved["cloud_share_kept"_L1].toString(), u"pacing"_s);
    QVERIFY(!achieved["cloud_quota_refused"_L1].toString().isEmpty());
}

void TestCommands::aLinkThatIsShapedOutsideIsOnlyMeasured()
{
    Node node;
    const Finished run = edge({u"--preset"_s, u"lab"_s, u"--device"_s, u"this-computer"_s,
                               u"--link"_s, u"outside"_s, u"--cloud"_s, node.url, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.runs().size(), 4);
    for (const QJsonObject &json : run.runs()) {
        QCOMPARE(json["link"_L1].toString(), u"outside"_s);
        for (const auto &key : {"bandwidth_mbit_s"_L1, "burst_bytes"_L1, "delay_ms"_L1})
            QVERIFY2(json[key].isNull(), key.data());
        QVERIFY(json["achieved"_L1]["round_trip_ms"_L1].toDouble() > 0);
    }
    const Finished words =
        edge({u"--cut"_s, u"22"_s, u"--link"_s, u"outside"_s, u"--cloud"_s, node.url});
    QVERIFY2(words.out.contains("link shaped outside"_L1), qPrintable(words.out));
    QVERIFY(words.out.contains(QRegularExpression(u"round trip [0-9.]+ ms"_s)));
}

void TestCommands::aProbeTellsWhatTheLinkCarriesAndWhatItCost()
{
    Node node;
    const Finished json = probe({u"--cloud"_s, node.url, u"--json"_s});
    QCOMPARE(json.exitCode, 0);
    const QJsonObject found = json.runs().value(0);
    QCOMPARE(found["uplink_bytes"_L1].toInt(), 262'144);
    QCOMPARE(found["downlink_bytes"_L1].toInt(), 262'144);
    QVERIFY(found["took_ms"_L1].toDouble() > 0);
    QVERIFY(found["round_trip_ms"_L1].toDouble() > 0);
    QVERIFY(found["median_round_trip_ms"_L1].toDouble() >= found["round_trip_ms"_L1].toDouble());
    const Finished words = probe({u"--cloud"_s, node.url});
    QCOMPARE(words.exitCode, 0);
    QVERIFY2(words.out.contains("cost 524 kB"_L1), qPrintable(words.out));
}

void TestCommands::aProbeOfAnEmulatedLinkTakesItsTime()
{
    const Finished run = probe({u"--bandwidth"_s, u"5"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject found = run.runs().value(0);
    QCOMPARE(found["uplink_bytes"_L1].toInt(), 625'000);
    // What the conditions make impossible: twice 1.04 s are the law of the bucket.
    QVERIFY(found["took_ms"_L1].toDouble() >= 2078);
    QVERIFY(found["uplink_mbit_s"_L1].toDouble() > 0);
    QVERIFY(found["downlink_mbit_s"_L1].toDouble() > 0);
}

void TestCommands::badArgumentsOfAProbeEndWithUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("url") << QStringList{u"--cloud"_s, u"http://127.0.0.1"_s} << u"http"_s;
    QTest::newRow("bandwidth") << QStringList{u"--bandwidth"_s, u"0"_s} << u"0.05"_s;
    QTest::newRow("cut") << QStringList{u"--cut"_s, u"13"_s} << u"cut"_s; // it has none
    QTest::newRow("word") << QStringList{u"13"_s} << u"13"_s;
}

void TestCommands::badArgumentsOfAProbeEndWithUsage()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, named);
    const Finished run = probe(arguments);
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.err.count(u'\n'), 1);
    QVERIFY2(run.err.contains(named), qPrintable(run.err));
}

void TestCommands::aProbeOfNoNodeNamesIt()
{
    const Finished run = probe({u"--cloud"_s, u"ws://nohost.invalid:9700"_s});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.out.isEmpty());
    QVERIFY2(run.err.contains(u"nohost.invalid"_s), qPrintable(run.err));
}

void TestCommands::theUsersOwnPictureIsClassified()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"红色 red.png"_s);
    QImage image(300, 300, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(file));
    const Finished own = edge({u"--image"_s, file, u"--json"_s});
    const Finished sample = edge({u"--json"_s});
    QCOMPARE(own.exitCode, 0);
    QVERIFY(own.runs()[0]["top5"_L1] != sample.runs()[0]["top5"_L1]);
}

void TestCommands::trainedWeightsNameTheirAnswer()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"权重.safetensors"_s);
    QVERIFY(writeSparseWeights(file, alexNetLab()));
    Node node({u"--port"_s, u"0"_s, u"--weights"_s, file});
    QVERIFY(!node.url.isEmpty());
    const Finished run =
        edge({u"--weights"_s, file, u"--cloud"_s, node.url, u"--json"_s, u"--cut"_s, u"8"_s});
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    QCOMPARE(run.runs()[0]["top5"_L1][0]["label"_L1].toString(), u"tench"_s); // all scores are 0
    const Finished seeded = edge({u"--cloud"_s, node.url, u"--json"_s});
    QCOMPARE(seeded.runs()[0]["error"_L1]["code"_L1].toString(), u"fingerprint-mismatch"_s);
}

void TestCommands::anotherSeedGivesAnotherAnswer()
{
    const Finished seven = edge({u"--seed"_s, u"7"_s, u"--json"_s, u"--cut"_s, u"22"_s});
    const Finished usual = edge({u"--json"_s, u"--cut"_s, u"22"_s});
    QCOMPARE(seven.exitCode, 0);
    QVERIFY(seven.runs()[0]["top5"_L1] != usual.runs()[0]["top5"_L1]);
    QVERIFY(!usual.runs()[0]["top5"_L1][0].toObject().contains("label"_L1));
}

void TestCommands::everyCodingOfACutIsMeasured()
{
    const Finished run =
        edge({u"--cut"_s, u"0,13"_s, u"--coding"_s, u"fp32,fp16,int8+zstd,sparse"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.runs().size(), 8);
    for (const QJsonObject &json : run.runs()) {
        QCOMPARE(json["coding_used"_L1], json["coding"_L1]);
        QCOMPARE(json["disagreement"_L1].toDouble(), 0.0); // the same kernels on the same computer
        const bool lossless = json["coding"_L1] == u"fp32"_s || json["coding"_L1] == u"sparse"_s;
        QCOMPARE(json["output_error"_L1].toDouble() == 0, lossless);
        QVERIFY(json["output_error"_L1].toDouble() < 0.05);
    }
    QCOMPARE(run.runs()[5]["payload_bytes"_L1].toInt(), 12800);
    QVERIFY(run.runs()[6]["payload_bytes"_L1].toInt() < 6600);
}

void TestCommands::theAutomaticCodingIsNamed()
{
    // At this rate fp32 would take 3.8 s longer than any coding takes to compute.
    const Finished run = edge(
        {u"--cut"_s, u"13"_s, u"--coding"_s, u"auto"_s, u"--bandwidth"_s, u"0.05"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject json = run.runs().value(0);
    QCOMPARE(json["coding"_L1].toString(), u"auto"_s);
    QVERIFY(json["coding_used"_L1].toString().contains(u"int8"_s));
    QVERIFY(json["payload_bytes"_L1].toInt() < 6600);
}

void TestCommands::aCodingThatTheCutDoesNotPermitFailsThatRun()
{
    const Finished run = edge({u"--cut"_s, u"0,13"_s, u"--coding"_s, u"picture"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.runs().size(), 2);
    QCOMPARE(run.runs()[0]["payload_bytes"_L1].toInt(), 150'528);
    QCOMPARE(run.runs()[0]["output_error"_L1].toDouble(), 0.0);
    QCOMPARE(run.runs()[1]["error"_L1]["code"_L1].toString(), u"coding-unsuitable"_s);
}

void TestCommands::codingsAreComparedInATable()
{
    QProcess process;
    start(process, u"splitscope-edge"_s,
          {u"codings"_s, u"--cut"_s, u"13,0"_s, u"--coding"_s, u"fp32,int8,jpeg90"_s,
           u"--variations"_s, u"1"_s});
    const Finished table = finish(process);
    QCOMPARE(table.exitCode, 0);
    const QStringList lines = table.out.split(u'\n', Qt::SkipEmptyParts);
    QStringList begins;
    for (const QString &line : lines.mid(2))
        begins << line.section(u'|', 1, 3).simplified();
    QCOMPARE(begins.size(), 5);
    QCOMPARE(begins[0], u"0 | fp32 | 602112"_s);
    QCOMPARE(begins[1], u"0 | int8 | 150536"_s);
    QVERIFY(begins[2].startsWith(u"0 | jpeg90 | "_s));
    QCOMPARE(begins[4], u"13 | int8 | 6408"_s);
    QVERIFY(lines[2].endsWith(u"| 0.000 % | 0.000 % | 6/6 |"_s));
}

void TestCommands::badArgumentsOfCodingsEndWithUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("cut") << QStringList{u"--cut"_s, u"23"_s} << u"23"_s;
    QTest::newRow("coding") << QStringList{u"--coding"_s, u"morse"_s} << u"morse"_s;
    QTest::newRow("automatic") << QStringList{u"--coding"_s, u"auto"_s} << u"auto"_s;
    QTest::newRow("variations") << QStringList{u"--variations"_s, u"41"_s} << u"41"_s;
    QTest::newRow("network") << QStringList{u"--network"_s, u"lenet-99"_s} << u"lenet-99"_s;
    QTest::newRow("word") << QStringList{u"13"_s} << u"13"_s;
}

void TestCommands::badArgumentsOfCodingsEndWithUsage()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, named);
    QProcess process;
    start(process, u"splitscope-edge"_s, QStringList{u"codings"_s} << arguments);
    const Finished run = finish(process);
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.err.count(u'\n'), 1);
    QVERIFY2(run.err.contains(named), qPrintable(run.err));
}

void TestCommands::twoEdgesShareOneNode()
{
    Node node;
    const QStringList arguments = {u"run"_s, u"--cut"_s,  u"0,8,13"_s,  u"--repeat"_s,
                                   u"3"_s,   u"--json"_s, u"--cloud"_s, node.url};
    QProcess first;
    QProcess second;
    start(first, u"splitscope-edge"_s, arguments);
    start(second, u"splitscope-edge"_s, arguments);
    QCOMPARE(finish(first).runs().size(), 9);
    QCOMPARE(finish(second).exitCode, 0);
}

void TestCommands::badArgumentsEndWithUsageAndOneLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("cut") << QStringList{u"--cut"_s, u"23"_s} << u"23"_s;
    QTest::newRow("no number") << QStringList{u"--cut"_s, u"last"_s} << u"last"_s;
    QTest::newRow("cpu") << QStringList{u"--cpu"_s, u"1.5"_s} << u"1.5"_s;
    QTest::newRow("cpu not a number") << QStringList{u"--cpu"_s, u"half"_s} << u"half"_s;
    QTest::newRow("quota") << QStringList{u"--quota"_s, u"0.5"_s} << u"1..1000"_s;
    QTest::newRow("quota not a number") << QStringList{u"--quota"_s, u"short"_s} << u"short"_s;
    QTest::newRow("quota of an emulated device")
        << QStringList{u"--preset"_s, u"lab"_s, u"--quota"_s, u"100"_s} << u"orange-pi"_s;
    QTest::newRow("bandwidth") << QStringList{u"--bandwidth"_s, u"0"_s} << u"0.05"_s;
    QTest::newRow("negative") << QStringList{u"--bandwidth=-3"_s} << u"-3"_s;
    QTest::newRow("burst") << QStringList{u"--burst"_s, u"100"_s} << u"100"_s;
    QTest::newRow("delay") << QStringList{u"--delay=-1"_s} << u"-1"_s;
    QTest::newRow("jitter beyond the delay")
        << QStringList{u"--delay"_s, u"5"_s, u"--jitter"_s, u"7"_s} << u"0..5"_s;
    QTest::newRow("jitter's seed") << QStringList{u"--jitter-seed"_s, u"-1"_s} << u"-1"_s;
    QTest::newRow("queue") << QStringList{u"--queue"_s, u"100"_s} << u"1514"_s;
    QTest::newRow("queue not a number") << QStringList{u"--queue"_s, u"long"_s} << u"long"_s;
    QTest::newRow("device") << QStringList{u"--device"_s, u"abacus"_s} << u"abacus"_s;
    QTest::newRow("network") << QStringList{u"--network"_s, u"lenet-99"_s} << u"lenet-99"_s;
    QTest::newRow("input's shape") << QStringList{u"--input-shape"_s, u"3x0x4"_s} << u"3x0x4"_s;
    QTest::newRow("file") << QStringList{u"--network"_s, u"mine.pt"_s} << u"mine.pt"_s;
    QTest::newRow("url") << QStringList{u"--cloud"_s, u"http://127.0.0.1"_s} << u"http"_s;
    QTest::newRow("option") << QStringList{u"--colour"_s} << u"colour"_s;
    QTest::newRow("language") << QStringList{u"--lang"_s, u"tlh"_s} << u"tlh"_s;
    QTest::newRow("word") << QStringList{u"13"_s} << u"13"_s;
    QTest::newRow("preset") << QStringList{u"--preset"_s, u"home"_s} << u"home"_s;
    QTest::newRow("repeat") << QStringList{u"--repeat"_s, u"0"_s} << u"0"_s;
    QTest::newRow("seed") << QStringList{u"--seed"_s, u"-7"_s} << u"-7"_s;
    QTest::newRow("seed of a file")
        << QStringList{u"--seed"_s, u"7"_s, u"--weights"_s, u"a"_s} << u"--seed"_s;
    QTest::newRow("coding") << QStringList{u"--coding"_s, u"morse"_s} << u"int8-channel+zstd"_s;
    QTest::newRow("link") << QStringList{u"--link"_s, u"inside"_s} << u"inside"_s;
    QTest::newRow("bandwidth of an outside link")
        << QStringList{u"--link"_s, u"outside"_s, u"--bandwidth"_s, u"5"_s} << u"--bandwidth"_s;
    QTest::newRow("answer") << QStringList{u"--answer"_s, u"fog"_s} << u"fog"_s;
}

void TestCommands::badArgumentsEndWithUsageAndOneLine()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const Finished run = edge(arguments);
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.out.isEmpty());
    QCOMPARE(run.err.count(u'\n'), 1);
    QVERIFY2(run.err.contains(named), qPrintable(run.err));
}

void TestCommands::anUnreadablePictureIsNamed()
{
    const Finished run = edge({u"--image"_s, u"no-such-cat.png"_s});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.err.contains(u"no-such-cat.png"_s));
    QCOMPARE(run.err.count(u'\n'), 1);
}

void TestCommands::unusableWeightsAreNamed()
{
    const Finished run = edge({u"--weights"_s, u"no-such.pth"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains(u"no-such.pth"_s), qPrintable(run.err));
    QCOMPARE(run.runs()[0]["error"_L1]["code"_L1].toString(), u"weights-unusable"_s);
    QProcess node;
    start(node, u"splitscope-cloud"_s, {u"--port"_s, u"0"_s, u"--weights"_s, u"no-such.pth"_s});
    const Finished failed = finish(node);
    QCOMPARE(failed.exitCode, 1);
    QVERIFY2(failed.err.contains(u"no-such.pth"_s), qPrintable(failed.err));
}

void TestCommands::noSuchHostIsNamed()
{
    const Finished run = edge({u"--cloud"_s, u"ws://nohost.invalid:9700"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains(u"nohost.invalid"_s), qPrintable(run.err));
    QCOMPARE(run.runs()[0]["error"_L1]["code"_L1].toString(), u"host-not-found"_s);
    QVERIFY(!run.runs()[0].contains("end_to_end_ms"_L1));
}

void TestCommands::aPortWhereNothingListensIsNamed()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const QString url = u"ws://127.0.0.1:%1"_s.arg(taken.serverPort());
    taken.close();
    const Finished run = edge({u"--cloud"_s, url, u"--json"_s});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains(url), qPrintable(run.err));
    QCOMPARE(run.runs()[0]["error"_L1]["code"_L1].toString(), u"connection-refused"_s);
}

void TestCommands::aServerThatIsNoNodeIsNamed()
{
    QTcpServer web;
    QVERIFY(web.listen(QHostAddress::LocalHost));
    connect(&web, &QTcpServer::newConnection, &web, [&] {
        QTcpSocket *client = web.nextPendingConnection();
        connect(client, &QTcpSocket::readyRead, client, [client] {
            client->write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
            client->disconnectFromHost();
        });
    });
    const QString url = u"ws://127.0.0.1:%1"_s.arg(web.serverPort());
    QProcess process;
    start(process, u"splitscope-edge"_s, {u"run"_s, u"--cloud"_s, url});
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, patience);
    const Finished run = finish(process);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY2(QString::fromUtf8(process.readAllStandardError()).contains(url)
                 || run.err.contains(url),
             qPrintable(run.err));
}

void TestCommands::aNodeWithAnotherModelIsRefused()
{
    Node node({u"--port"_s, u"0"_s, u"--network"_s, u"alexnet"_s});
    const Finished run = edge({u"--cloud"_s, node.url, u"--json"_s});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.runs()[0]["error"_L1]["code"_L1].toString(), u"fingerprint-mismatch"_s);
    QVERIFY2(run.err.contains(u"alexnet"_s), qPrintable(run.err));
}

void TestCommands::aNodeKilledInMidTransferFailsTheRunAndSaysSo()
{
    auto node = std::make_unique<Node>();
    // 602112 bytes at 0.5 Mbit/s take ten seconds: the kill falls into the transfer.
    QProcess process;
    start(process, u"splitscope-edge"_s,
          {u"run"_s, u"--cut"_s, u"0"_s, u"--bandwidth"_s, u"0.5"_s, u"--cloud"_s, node->url});
    QVERIFY(!lineWith(node->process, u"get partition point (successfully)"_s).isEmpty());
    const QString url = node->url;
    node.reset();
    const Finished run = finish(process);
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains(url), qPrintable(run.err));
    QVERIFY(!run.out.contains(u"端到端推理时间"_s));
}

void TestCommands::aPortInUseIsNamedByTheNode()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    QProcess process;
    start(process, u"splitscope-cloud"_s, {u"--port"_s, QString::number(taken.serverPort())});
    const Finished node = finish(process);
    QCOMPARE(node.exitCode, 1);
    QCOMPARE(node.err.count(u'\n'), 1);
    QVERIFY2(node.err.contains(QString::number(taken.serverPort())), qPrintable(node.err));
}

void TestCommands::badArgumentsOfTheNodeEndWithUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("port") << QStringList{u"--port"_s, u"70000"_s};
    QTest::newRow("address") << QStringList{u"--listen"_s, u"somewhere"_s};
    QTest::newRow("workers") << QStringList{u"--workers"_s, u"0"_s};
    QTest::newRow("network") << QStringList{u"--network"_s, u"lenet-99"_s};
    QTest::newRow("option") << QStringList{u"--colour"_s};
    QTest::newRow("word") << QStringList{u"start"_s};
}

void TestCommands::badArgumentsOfTheNodeEndWithUsage()
{
    QFETCH(QStringList, arguments);
    QProcess process;
    start(process, u"splitscope-cloud"_s, arguments);
    const Finished node = finish(process);
    QCOMPARE(node.exitCode, 2);
    QCOMPARE(node.err.count(u'\n'), 1);
}

void TestCommands::versionTellsTheLibraries()
{
    for (const QString &name : {u"splitscope-edge"_s, u"splitscope-cloud"_s}) {
        QProcess process;
        start(process, name, {u"--version"_s});
        const Finished version = finish(process);
        QCOMPARE(version.exitCode, 0);
        QVERIFY(version.out.startsWith(name));
        QVERIFY(version.out.contains(u"LibTorch"_s));
        QVERIFY(version.out.contains(u"BLAS"_s) || version.out.contains(u"MKL"_s));
    }
}

void TestCommands::everyNetworkIsListed()
{
    QProcess process;
    start(process, u"splitscope-edge"_s, {u"networks"_s});
    const Finished list = finish(process);
    QCOMPARE(list.exitCode, 0);
    const QStringList lines = list.out.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 7);
    const QRegularExpression lenet(u"^lenet5 +1x32x32 +12 +13 +416520 +246824 +LeNet-5$"_s);
    QVERIFY2(lines.indexOf(lenet) > 0, qPrintable(list.out));
}

void TestCommands::everyCutOfANetworkIsMeasuredOverTheWire_data()
{
    QTest::addColumn<QStringList>("network");
    QTest::addColumn<int>("cuts");
    QTest::addColumn<QString>("id");
    QTest::newRow("LeNet-5") << QStringList{u"--network"_s, u"lenet5"_s} << 13 << u"lenet5"_s;
    QTest::newRow("TorchScript") << QStringList{u"--network"_s, torchScript(u"traced.pt"_s),
                                                u"--input-shape"_s, u"1x16x16"_s}
                                 << 15 << u"script:traced.pt"_s;
}

void TestCommands::everyCutOfANetworkIsMeasuredOverTheWire()
{
    QFETCH(QStringList, network);
    QFETCH(int, cuts);
    QFETCH(QString, id);
    Node node(QStringList{u"--port"_s, u"0"_s} + network);
    const Finished run =
        edge(network + QStringList{u"--cut"_s, u"all"_s, u"--json"_s, u"--cloud"_s, node.url});
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    QCOMPARE(run.runs().size(), cuts);
    for (const QJsonObject &json : run.runs())
        QCOMPARE(json["model"_L1].toString(), id);
}

void TestCommands::aFileThatIsNoSequenceIsRefusedAtOnce()
{
    const Finished run =
        edge({u"--network"_s, torchScript(u"residual.pt"_s), u"--input-shape"_s, u"1x16x16"_s});
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.err.count(u'\n'), 1);
    QVERIFY2(run.err.contains(u"residual.pt"_s) && run.err.contains(u"aten::add"_s),
             qPrintable(run.err));
}

void TestCommands::theShapeOfAFilesInputIsAskedFor()
{
    const Finished run = edge({u"--network"_s, torchScript(u"traced.pt"_s)});
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.err.count(u'\n'), 1);
    QVERIFY2(run.err.contains(u"3x224x224"_s), qPrintable(run.err));
}

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
