// The grid's tables: what stands in a cell that was measured several times, and which cut is best.
#include "engine/model/networks.h"
#include "net/edge/lab_table.h"

#include <QTest>

using namespace splitscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

LabRun labRun(LabLink by, double share, double mbit, int cut, std::chrono::microseconds transfer)
{
    Conditions conditions = labPreset(alexNetLab().cutPoint(cut).value());
    conditions.edge.share = CpuShare::of(share).value();
    LinkConditions link = conditions.link;
    link.uplink = link.downlink = Bandwidth::ofMbitPerSecond(mbit).value();
    conditions.link = link;
    if (by == LabLink::Kernel) {
        conditions.link = {};
        conditions.link.shaping = LinkShaping::Outside;
    }
    Measurement measured{.latency = LatencyBreakdown(1000ms + transfer + 100ms, 1000ms, 100ms)};
    measured.achieved.uplinkMbitPerSecond = mbit * 0.999;
    return {by, link, RunRecord{RunId{1}, {}, conditions, measured}};
}

LabRun failedRun(double share, double mbit, int cut)
{
    LabRun run = labRun(LabLink::Kernel, share, mbit, cut, 1ms);
    run.record.outcome = fail(ErrorKind::ConnectionLost, "ws://x", "a run");
    return run;
}

QStringList linesOf(const QString &table)
{
    QStringList lines;
    for (const QString &line : table.split(u'\n', Qt::SkipEmptyParts))
        lines << line.simplified();
    return lines;
}

} // namespace

class TestLabTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKernelsRunsHaveWhatWasAskedOfTheKernel();
    void ofSeveralRunsTheMedianOneIsShownWhole();
    void cellsAreInTheSheetsOrder();
    void eachSettingHasItsBestCut();
    void aCellThatNeverSucceededHasNoNumbers();
    void ratiosAreOfCellsThatHaveBoth();
    void jsonTellsTheLinkAndWhatWasAskedOfIt();
};

void TestLabTable::theKernelsRunsHaveWhatWasAskedOfTheKernel()
{
    const auto lines =
        linesOf(labTable({labRun(LabLink::Kernel, 0.6, 5, 13, 36'436us)}, LabLink::Kernel));
    QCOMPARE(lines[0], u"cpu 带宽 切分点 end-end 本地 传输 云端 Mbit/s"_s);
    QCOMPARE(lines[1], u"0.6 5mbit/s 13 1136.436 1000.000 36.436 100.000 4.995 *"_s);
}

void TestLabTable::ofSeveralRunsTheMedianOneIsShownWhole()
{
    std::vector<LabRun> runs;
    for (const auto transfer : {40ms, 36ms, 90ms})
        runs.push_back(labRun(LabLink::Kernel, 0.6, 5, 13, transfer));
    runs.push_back(labRun(LabLink::Emulated, 0.6, 5, 13, 1ms)); // another table's
    const auto lines = linesOf(labTable(runs, LabLink::Kernel));
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[1].startsWith("0.6 5mbit/s 13 1140.000 1000.000 40.000 100.000"_L1));
}

void TestLabTable::cellsAreInTheSheetsOrder()
{
    std::vector<LabRun> runs;
    for (const double mbit : {10.0, 5.0}) {
        for (const double share : {0.6, 0.3}) {
            for (const int cut : {13, 8})
                runs.push_back(labRun(LabLink::Kernel, share, mbit, cut, 36ms));
        }
    }
    QStringList heads;
    for (const QString &line : linesOf(labTable(runs, LabLink::Kernel)).mid(1, 8))
        heads << line.section(u' ', 0, 2);
    QCOMPARE(heads, (QStringList{u"0.3 5mbit/s 8"_s, u"0.3 5mbit/s 13"_s, u"0.3 10mbit/s 8"_s,
                                 u"0.3 10mbit/s 13"_s, u"0.6 5mbit/s 8"_s, u"0.6 5mbit/s 13"_s,
                                 u"0.6 10mbit/s 8"_s, u"0.6 10mbit/s 13"_s}));
}

void TestLabTable::eachSettingHasItsBestCut()
{
    const auto lines = linesOf(labTable(
        {labRun(LabLink::Kernel, 0.6, 5, 8, 50ms), labRun(LabLink::Kernel, 0.6, 5, 13, 36ms),
         labRun(LabLink::Kernel, 0.6, 10, 8, 20ms), labRun(LabLink::Kernel, 0.6, 10, 13, 25ms)},
        LabLink::Kernel));
    QList<bool> best;
    for (const QString &line : lines.mid(1, 4))
        best << line.endsWith(u'*');
    QCOMPARE(best, (QList{false, true, true, false}));
}

void TestLabTable::aCellThatNeverSucceededHasNoNumbers()
{
    const auto lines = linesOf(labTable(
        {failedRun(0.6, 5, 8), failedRun(0.6, 5, 13), labRun(LabLink::Kernel, 0.6, 5, 13, 36ms)},
        LabLink::Kernel));
    QCOMPARE(lines[1], u"0.6 5mbit/s 8 failed"_s);
    QVERIFY(lines[2].endsWith(u'*'));
}

void TestLabTable::ratiosAreOfCellsThatHaveBoth()
{
    const auto lines = linesOf(labRatios({labRun(LabLink::Kernel, 0.6, 5, 13, 44ms),
                                          labRun(LabLink::Emulated, 0.6, 5, 13, 40ms),
                                          labRun(LabLink::Emulated, 0.6, 5, 8, 400ms)}));
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[1], u"0.6 5mbit/s 13 1.0035 1.0000 1.1000 1.0000"_s);
}

void TestLabTable::jsonTellsTheLinkAndWhatWasAskedOfIt()
{
    const QJsonObject kernel = labJson(labRun(LabLink::Kernel, 0.6, 5, 13, 36ms));
    QCOMPARE(kernel["lab_link"_L1].toString(), u"kernel"_s);
    QCOMPARE(kernel["link"_L1].toString(), u"outside"_s);
    QVERIFY(kernel["bandwidth_mbit_s"_L1].isNull());
    QCOMPARE(kernel["lab_bandwidth_mbit_s"_L1].toDouble(), 5.0);
    QCOMPARE(kernel["lab_burst_bytes"_L1].toInt(), 4096);
    const QJsonObject emulated = labJson(labRun(LabLink::Emulated, 0.6, 5, 13, 36ms));
    QCOMPARE(emulated["lab_link"_L1].toString(), u"emulated"_s);
    QCOMPARE(emulated["bandwidth_mbit_s"_L1].toDouble(), 5.0);
}

QTEST_GUILESS_MAIN(TestLabTable)
#include "tst_lab_table.moc"
