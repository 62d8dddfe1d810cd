// The terminals' words, the sheet's table, and the JSON that machines read.
#include "engine/model/networks.h"
#include "net/edge/lab_terminal.h"
#include "net/edge/run_report.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace splitscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

CutPoint cut(int index)
{
    return alexNetLab().cutPoint(index).value();
}

Measurement measured(std::chrono::nanoseconds endToEnd, std::chrono::nanoseconds local,
                     std::chrono::nanoseconds cloud)
{
    Measurement measurement{.latency = LatencyBreakdown(endToEnd, local, cloud)};
    measurement.activationBytes = 25600;
    measurement.payloadBytes = 25600;
    measurement.answer.top = {{281, 4.5f}, {282, 4.25f}};
    measurement.achieved.edgeShare = 0.599;
    measurement.achieved.uplinkMbitPerSecond = 4.8;
    return measurement;
}

RunRecord record(int cutIndex, Result<Measurement> outcome)
{
    return {RunId{7}, std::chrono::system_clock::time_point(1'700'000'000s),
            labPreset(cut(cutIndex)), std::move(outcome)};
}

RunRecord sheetsBest()
{
    return record(13, measured(1287'431us, 1137'941us, 113'054us));
}

RunRecord inInt8()
{
    RunRecord run = sheetsBest();
    run.conditions.coding = Coding{ActivationFormat::Int8, true};
    run.outcome->coding = *run.conditions.coding;
    run.outcome->payloadBytes = 4093;
    run.outcome->codingEffect = {.outputError = 0.0123, .sameTopClass = true};
    return run;
}

} // namespace

class TestLabWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesCarryTheLabsTimeStamp();
    void theEdgeNamesTheCutBeforeTheRun();
    void theWarmUpIsNamedOnlyWhenThereWasOne();
    void theEdgeTellsThePartsInTheLabsOrder();
    void anUnknownBandwidthIsNotInvented();
    void trainedWeightsNameTheirClasses();
    void randomWeightsNameNothing();
    void anotherCodingThanTheLabsIsNamed();
    void theTableHasTheSheetsColumnsAndItsBestCut();
    void aFailedRunHasNoNumbersInTheTable();
    void aRunThatTheEdgeHasFinishedIsMarkedEverywhere();
    void jsonHasTheDocumentedKeys();
    void jsonsPartsSumToItsWhole();
    void unlimitedAndUnknownAreNullInJson();
    void ofAnOutsideLinkOnlyWhatWasAchievedIsTold();
    void aFailedRunHasAnErrorAndNoTimesInJson();
    void aLineSaysHowTheShareWasKept_data();
    void aLineSaysHowTheShareWasKept();
    void jsonSaysHowTheShareWasKept();
    void aLineNamesTheCodingAndWhatItDid();
    void jsonTellsTheCodingAskedForFromTheOneUsed();
};

void TestLabWords::linesCarryTheLabsTimeStamp()
{
    const QRegularExpression form(
        u"^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}: websocket connect success$"_s);
    QVERIFY(form.match(stamped(u"websocket connect success"_s)).hasMatch());
}

void TestLabWords::theEdgeNamesTheCutBeforeTheRun()
{
    const QStringList lines = edgeLinesBefore(labPreset(cut(22)), std::nullopt);
    QCOMPARE(lines.at(0), u"手动设置切分点: partition_point = 22"_s);
    QCOMPARE(lines.at(1), u"最终切分点: partition_point = 22"_s);
}

void TestLabWords::theWarmUpIsNamedOnlyWhenThereWasOne()
{
    QVERIFY(edgeLinesBefore(labPreset(cut(0)), 1329'365us).contains(u"CPU Warm Up : 1329.365ms"_s));
    QVERIFY(edgeLinesBefore(labPreset(cut(0)), std::nullopt).filter(u"Warm Up"_s).isEmpty());
}

void TestLabWords::theEdgeTellsThePartsInTheLabsOrder()
{
    const QStringList expected = {
        u"alex_net 在边缘设备上推理完成 - 1137.941 ms"_s,
        u"中间特征值占用字节 edge_output.nbytes = 25600 bytes"_s,
        u"中间特征值序列化后大小 = 25600 bytes"_s,
        u"get yes , edge output has been sent successfully"_s,
        u"get bandwidth value : 0.6000 MB/s"_s,
        u"alex_net 传输完成 - 36.436 ms"_s,
        u"alex_net 在云端设备上推理完成 - 113.054 ms"_s,
        u"端到端推理时间 - 1287.431 ms"_s,
        u"推理结果 top-5 : 类别 281, 282 (权重未经训练, 类别没有意义)"_s,
        u"===== DNN Collaborative Inference Finished. ====="_s,
    };
    QCOMPARE(edgeLinesAfter(*sheetsBest().outcome), expected);
}

void TestLabWords::anUnknownBandwidthIsNotInvented()
{
    RunRecord run = sheetsBest();
    run.outcome->achieved.uplinkMbitPerSecond.reset();
    QVERIFY(edgeLinesAfter(*run.outcome).filter(u"bandwidth"_s).isEmpty());
}

void TestLabWords::trainedWeightsNameTheirClasses()
{
    const ClassNames names({"alexnet-lab", "trained.pth"}, alexNetLab());
    const RunRecord run = sheetsBest();
    QVERIFY(edgeLinesAfter(*run.outcome, names).contains(u"推理结果 top-5 : tabby, tiger cat"_s));
    QCOMPARE(runJson(run, names)["top5"_L1][1]["label"_L1].toString(), u"tiger cat"_s);
    QCOMPARE(names.lines(run.outcome->answer), QStringList({u"tabby 4.50"_s, u"tiger cat 4.25"_s}));
    QCOMPARE(names.nameOf(0), u"tench"_s);
    QCOMPARE(names.nameOf(999), u"toilet tissue"_s);
    QVERIFY(!names.nameOf(1000));
    QVERIFY(!names.nameOf(-1));
}

void TestLabWords::randomWeightsNameNothing()
{
    const ClassNames names({"alexnet-lab"}, alexNetLab());
    QVERIFY(!names.known());
    QVERIFY(!runJson(sheetsBest(), names)["top5"_L1][0].toObject().contains("label"_L1));
    QCOMPARE(names.lines(sheetsBest().outcome->answer).first(), u"class 281 4.50"_s);
    const Network few("few", "Few", {{4}}, {{"fc", Linear{4, 10}, "fc"}});
    QVERIFY(!ClassNames({"few", "trained.pth"}, few).known());
}

void TestLabWords::anotherCodingThanTheLabsIsNamed()
{
    const QStringList lines = edgeLinesAfter(*inInt8().outcome);
    QCOMPARE(lines.at(2), u"中间特征值编码方式 = int8+zstd"_s);
    QCOMPARE(lines.at(3), u"中间特征值序列化后大小 = 4093 bytes"_s);
}

void TestLabWords::theTableHasTheSheetsColumnsAndItsBestCut()
{
    const QString table = sheetTable({
        record(0, measured(1774'445us, 15us, 797'702us)),
        sheetsBest(),
    });
    const QStringList lines = table.split(u'\n');
    QCOMPARE(lines[0].simplified(), u"cpu 带宽 切分点 end-end 本地 传输 云端"_s);
    QCOMPARE(lines[1].simplified(), u"0.6 5mbit/s 0 1774.445 0.015 976.728 797.702"_s);
    QCOMPARE(lines[2].simplified(), u"0.6 5mbit/s 13 1287.431 1137.941 36.436 113.054"_s);
    QCOMPARE(lines[3], u"best cut: 13 (1287.431 ms)"_s);
}

void TestLabWords::aFailedRunHasNoNumbersInTheTable()
{
    const QString table =
        sheetTable({record(8, fail(ErrorKind::ConnectionLost, "ws://x", "send"))});
    QCOMPARE(table.split(u'\n')[1].simplified(), u"0.6 5mbit/s 8 failed"_s);
    QVERIFY(!table.contains(u"best"_s));
}

void TestLabWords::aRunThatTheEdgeHasFinishedIsMarkedEverywhere()
{
    RunRecord run = record(8, fail(ErrorKind::ConnectionLost, "ws://x", "send"));
    run.finishedOnEdge = EdgeFinish{.latency = LatencyBreakdown(3050ms, 50ms, 0ms),
                                    .answer = {.top = {{281, 4.5f}}, .norm = 5}};
    const QString table = sheetTable({run, sheetsBest()});
    QCOMPARE(table.split(u'\n')[1].simplified(),
             u"0.6 5mbit/s 8 finished on the edge, not measured"_s);
    QVERIFY(table.contains(u"best cut: 13"_s));
    QCOMPARE(breakdownLine(run), u"cut 8: finished on the edge, not measured: end-to-end 3050.000 "
                                 "ms = local 50.000 + transfer and waiting 3000.000 + cloud "
                                 "0.000"_s);

    const QJsonObject json = runJson(run);
    QCOMPARE(json["error"_L1]["code"_L1].toString(), u"connection-lost"_s);
    QVERIFY(!json.contains("end_to_end_ms"_L1));
    const QJsonObject finish = json["finished_on_edge"_L1].toObject();
    QCOMPARE(finish["end_to_end_ms"_L1].toDouble(), 3050.0);
    QCOMPARE(finish["local_ms"_L1].toDouble(), 50.0);
    QCOMPARE(finish["transfer_ms"_L1].toDouble(), 3000.0);
    QCOMPARE(finish["cloud_ms"_L1].toDouble(), 0.0);
    QCOMPARE(finish["top5"_L1][0]["class"_L1].toInt(), 281);

    const QStringList lines = edgeLinesAfter(*run.finishedOnEdge);
    QVERIFY(lines.contains(u"alex_net 在边缘设备上推理完成 - 50.000 ms"_s));
    QVERIFY(lines.contains(u"传输及等待云端 - 3000.000 ms"_s));
    QVERIFY(lines.contains(u"端到端推理时间 - 3050.000 ms (由边缘设备完成, 不计入测量结果)"_s));
}

void TestLabWords::jsonHasTheDocumentedKeys()
{
    const QJsonObject json = runJson(sheetsBest());
    QCOMPARE(json["run"_L1].toInt(), 7);
    QCOMPARE(json["started_at"_L1].toString(), u"2023-11-14T22:13:20.000Z"_s);
    QCOMPARE(json["cut"_L1].toInt(), 13);
    QCOMPARE(json["cpu_share"_L1].toDouble(), 0.6);
    QCOMPARE(json["bandwidth_mbit_s"_L1].toDouble(), 5.0);
    QCOMPARE(json["device"_L1].toString(), u"orange-pi"_s);
    QCOMPARE(json["coding"_L1].toString(), u"fp32"_s);
    QCOMPARE(json["payload_bytes"_L1].toInt(), 25600);
    QCOMPARE(json["top5"_L1][0]["class"_L1].toInt(), 281);
    QCOMPARE(json["achieved"_L1]["cpu_share"_L1].toDouble(), 0.599);
    QCOMPARE(json["link"_L1].toString(), u"emulated"_s);
    QCOMPARE(json["achieved"_L1]["bandwidth_mbit_s"_L1].toDouble(), 4.8);
    QVERIFY(!json.contains("error"_L1));
}

void TestLabWords::jsonsPartsSumToItsWhole()
{
    const QJsonObject json = runJson(sheetsBest());
    const double sum = json["local_ms"_L1].toDouble() + json["transfer_ms"_L1].toDouble()
                       + json["cloud_ms"_L1].toDouble();
    QCOMPARE(std::llround(sum * 1000), std::llround(json["end_to_end_ms"_L1].toDouble() * 1000));
}

void TestLabWords::unlimitedAndUnknownAreNullInJson()
{
    RunRecord run = sheetsBest();
    run.conditions.link = {};
    run.outcome->achieved = {};
    const QJsonObject json = runJson(run);
    QVERIFY(json["bandwidth_mbit_s"_L1].isNull());
    QVERIFY(json["achieved"_L1]["bandwidth_mbit_s"_L1].isNull());
    QVERIFY(json["achieved"_L1]["cpu_share"_L1].isNull());
    QVERIFY(json["achieved"_L1]["round_trip_ms"_L1].isNull());
}

void TestLabWords::ofAnOutsideLinkOnlyWhatWasAchievedIsTold()
{
    RunRecord run = sheetsBest(); // and whatever is asked of its link
    run.conditions.link.shaping = LinkShaping::Outside;
    run.outcome->achieved.roundTrip = 2'678us;
    const QJsonObject json = runJson(run);
    QCOMPARE(json["link"_L1].toString(), u"outside"_s);
    for (const auto &key :
         {"bandwidth_mbit_s"_L1, "downlink_mbit_s"_L1, "burst_bytes"_L1, "delay_ms"_L1})
        QVERIFY2(json[key].isNull(), key.data());
    QCOMPARE(json["achieved"_L1]["bandwidth_mbit_s"_L1].toDouble(), 4.8);
    QCOMPARE(json["achieved"_L1]["round_trip_ms"_L1].toDouble(), 2.678);
    QVERIFY(
        breakdownLine(run).contains(u"4.800 Mbit/s, round trip 2.678 ms, link shaped outside"_s));
    QVERIFY(sheetTable({run}).contains(u"0.6    outside"_s));
}

void TestLabWords::aFailedRunHasAnErrorAndNoTimesInJson()
{
    const QJsonObject json = runJson(record(8, fail(ErrorKind::Cancelled, "run")));
    QCOMPARE(json["error"_L1]["code"_L1].toString(), u"cancelled"_s);
    QVERIFY(!json["error"_L1]["message"_L1].toString().isEmpty());
    for (const auto &key : json.keys())
        QVERIFY2(!key.endsWith("_ms"_L1) || key == "delay_ms"_L1 || key == "jitter_ms"_L1
                     || key.endsWith("quota_ms"_L1),
                 qPrintable(key));
}

void TestLabWords::aLineNamesTheCodingAndWhatItDid()
{
    QVERIFY(!breakdownLine(sheetsBest()).contains(u"fp32"_s));
    RunRecord run = inInt8();
    QVERIFY(
        breakdownLine(run).contains(u"[int8+zstd: 4093 of 25600 bytes, output off by 1.2 %]"_s));
    run.outcome->codingEffect.sameTopClass = false;
    QVERIFY(breakdownLine(run).contains(u"another class is best"_s));
    const QString table = sheetTable({sheetsBest(), run});
    QVERIFY(table.split(u'\n')[2].endsWith(u"113.054  int8+zstd"_s));
}

void TestLabWords::jsonTellsTheCodingAskedForFromTheOneUsed()
{
    RunRecord run = inInt8();
    run.conditions.coding.reset();
    const QJsonObject json = runJson(run);
    QCOMPARE(json["coding"_L1].toString(), u"auto"_s);
    QCOMPARE(json["coding_used"_L1].toString(), u"int8+zstd"_s);
    QCOMPARE(json["output_error"_L1].toDouble(), 0.0123);
    QCOMPARE(json["same_top_class"_L1].toBool(), true);
}

void TestLabWords::aLineSaysHowTheShareWasKept_data()
{
    QTest::addColumn<ShareKept>("kept");
    QTest::addColumn<QString>("words");
    QTest::newRow("paced") << ShareKept{ShareKeeping::Pacing} << u"0.60, paced"_s;
    QTest::newRow("quota") << ShareKept{ShareKeeping::KernelQuota}
                           << u"0.60, kernel quota, 10 ms"_s;
    QTest::newRow("refused") << ShareKept{ShareKeeping::Pacing,
                                          Error{ErrorKind::QuotaUnavailable, "/sys/fs/cgroup/cpu",
                                                "Permission denied"}}
                             << u"paced instead of the kernel's quota (/sys/fs/cgroup/cpu: "
                                "Permission denied)"_s;
}

void TestLabWords::aLineSaysHowTheShareWasKept()
{
    QFETCH(const ShareKept, kept);
    QFETCH(const QString, words);
    RunRecord run = sheetsBest();
    run.conditions.edge.quota = CpuQuota::withPeriod(10ms).value();
    run.outcome->achieved.edgeKept = kept;
    QVERIFY2(breakdownLine(run).contains(words), qPrintable(breakdownLine(run)));
}

void TestLabWords::jsonSaysHowTheShareWasKept()
{
    RunRecord run = sheetsBest();
    run.conditions.edge.quota = CpuQuota();
    run.outcome->edgeCpu = 12'500us;
    run.outcome->achieved.edgeKept = {
        ShareKeeping::Pacing,
        Error{ErrorKind::QuotaUnavailable, "/sys/fs/cgroup/cpu", "Permission denied"}};
    const QJsonObject json = runJson(run);
    QCOMPARE(json["quota_ms"_L1].toDouble(), 100.0);
    QVERIFY(json["cloud_quota_ms"_L1].isNull());
    QCOMPARE(json["edge_cpu_ms"_L1].toDouble(), 12.5);
    QVERIFY(json["cloud_cpu_ms"_L1].isNull());
    const QJsonObject achieved = json["achieved"_L1].toObject();
    QCOMPARE(achieved["share_kept"_L1].toString(), u"pacing"_s);
    QVERIFY(achieved["quota_refused"_L1].toString().contains(u"/sys/fs/cgroup/cpu"_s));
    QVERIFY(achieved["cloud_share_kept"_L1].isNull());
}

QTEST_GUILESS_MAIN(TestLabWords)
#include "tst_lab_words.moc"
