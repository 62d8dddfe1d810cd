#include "ui/chart/cut_latencies.h"

#include "tests/gui/made_records.h"

#include <QTest>

using namespace splitscope;
using namespace std::chrono_literals;

class CutLatenciesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMeasuredCutAppearsOnceInOrder();
    void theMedianIsARunThatHappened();
    void theLowerOfTheMiddleTwoIsTheMedian();
    void otherSettingsDoNotCount_data();
    void otherSettingsDoNotCount();
    void failedRunsDoNotCount();
    void theFastestHasTheLowestMedian();
    void nothingIsFastestOfNothing();
    void layerTimesAreThoseOfTheLastRunOnThatDevice();
    void cpuTimesAreThoseOfTheCutsLastRunUnderAnySetting();
    void whatTheNewestRunGotIsKnownOfEachSetting();
};

namespace {

RunRecord runOf(int id, int cut, std::chrono::microseconds local)
{
    return measuredRecord(id, labPreset(cutOf(cut)), {local, 10ms, 5ms});
}

HalfTimes halvesOf(const std::vector<RunRecord> &records)
{
    HalfTimes halves;
    for (const RunRecord &record : records)
        halves.add(record);
    return halves;
}

} // namespace

void CutLatenciesTest::everyMeasuredCutAppearsOnceInOrder()
{
    const std::vector<RunRecord> records{runOf(1, 13, 3ms), runOf(2, 0, 1ms), runOf(3, 13, 4ms)};
    const auto latencies = latenciesByCut(records, "alexnet-lab", labPreset(cutOf(5)));
    QCOMPARE(latencies.size(), std::size_t(2));
    QCOMPARE(latencies[0].cut.index(), 0);
    QCOMPARE(latencies[1].cut.index(), 13);
}

void CutLatenciesTest::theMedianIsARunThatHappened()
{
    const std::vector<RunRecord> records{runOf(1, 13, 90ms), runOf(2, 13, 3ms), runOf(3, 13, 4ms)};
    const auto latencies = latenciesByCut(records, "alexnet-lab", labPreset(cutOf(13)));
    QCOMPARE(latencies[0].medianRun, RunId(3));
    QCOMPARE(latencies[0].median.local(), 4ms);
    QVERIFY(latencies[0].runs == (std::vector{RunId(2), RunId(3), RunId(1)}));
}

void CutLatenciesTest::theLowerOfTheMiddleTwoIsTheMedian()
{
    const std::vector<RunRecord> records{runOf(1, 13, 9ms), runOf(2, 13, 3ms)};
    QCOMPARE(latenciesByCut(records, "alexnet-lab", labPreset(cutOf(13)))[0].medianRun, RunId(2));
}

void CutLatenciesTest::otherSettingsDoNotCount_data()
{
    QTest::addColumn<Conditions>("other");
    Conditions other = labPreset(cutOf(13));
    other.edge.share = *CpuShare::of(0.5);
    QTest::newRow("edge CPU share") << other;
    other = labPreset(cutOf(13));
    other.edge.profile = thisComputer();
    QTest::newRow("edge device") << other;
    other = labPreset(cutOf(13));
    other.cloud.share = *CpuShare::of(0.5);
    QTest::newRow("cloud CPU share") << other;
    other = labPreset(cutOf(13));
    other.link.uplink = *Bandwidth::ofMbitPerSecond(7);
    QTest::newRow("bandwidth") << other;
    other = labPreset(cutOf(13));
    other.link.delay = 1ms;
    QTest::newRow("delay") << other;
    other = labPreset(cutOf(13));
    other.link.burstBytes = 1536;
    QTest::newRow("burst") << other;
}

void CutLatenciesTest::otherSettingsDoNotCount()
{
    QFETCH(const Conditions, other);
    const std::vector<RunRecord> records{runOf(1, 13, 3ms)};
    QCOMPARE(latenciesByCut(records, "alexnet-lab", labPreset(cutOf(0))).size(), std::size_t(1));
    QVERIFY(latenciesByCut(records, "alexnet-lab", other).empty());
}

void CutLatenciesTest::failedRunsDoNotCount()
{
    const std::vector<RunRecord> records{
        failedRecord(1, labPreset(cutOf(13)), ErrorKind::ConnectionLost)};
    QVERIFY(latenciesByCut(records, "alexnet-lab", labPreset(cutOf(13))).empty());
}

void CutLatenciesTest::theFastestHasTheLowestMedian()
{
    const auto best = fastest(latenciesByCut(sheetRecords(), "alexnet-lab", labPreset(cutOf(0))));
    QVERIFY(best);
    QCOMPARE(best->cut.index(), 13);
}

void CutLatenciesTest::nothingIsFastestOfNothing()
{
    QVERIFY(!fastest({}));
}

void CutLatenciesTest::layerTimesAreThoseOfTheLastRunOnThatDevice()
{
    std::vector<RunRecord> records{runOf(1, 2, 3ms), runOf(2, 1, 3ms)};
    records[0].outcome->edgeLayers = {{1, 5ms}, {2, 1ms}};
    records[1].outcome->edgeLayers = {{1, 6ms}};
    const HalfTimes halves = halvesOf(records);
    const auto times = halves.edgeLayers("alexnet-lab", 22, records[0].conditions.edge);
    QCOMPARE(times.size(), std::size_t(22));
    QVERIFY(times[0] == std::chrono::nanoseconds(6ms));
    QVERIFY(times[1] == std::chrono::nanoseconds(1ms));
    QVERIFY(!times[2]);
    QVERIFY(!halves.edgeLayers("alexnet-lab", 22, Device{})[0]);
    QVERIFY(!halves.edgeLayers("lenet5", 12, records[0].conditions.edge)[0]);
}

void CutLatenciesTest::cpuTimesAreThoseOfTheCutsLastRunUnderAnySetting()
{
    std::vector<RunRecord> records{runOf(1, 13, 3ms), runOf(2, 13, 3ms), runOf(3, 8, 3ms)};
    records[0].outcome->edgeCpu = 11ms;
    records[1].conditions.edge.share = *CpuShare::of(0.3);
    records[1].outcome->edgeCpu = 12ms;
    records[1].outcome->cloudCpu = 2ms;
    const HalfTimes halves = halvesOf(records);
    QVERIFY(halves.cpu("alexnet-lab", cutOf(13)).edge == std::chrono::nanoseconds(12ms));
    QVERIFY(halves.cpu("alexnet-lab", cutOf(13)).cloud == std::chrono::nanoseconds(2ms));
    QVERIFY(!halves.cpu("alexnet-lab", cutOf(0)).edge);
}

void CutLatenciesTest::whatTheNewestRunGotIsKnownOfEachSetting()
{
    MeasuredRuns runs;
    RunRecord record = runOf(1, 13, 3ms);
    record.outcome->achieved.uplinkMbitPerSecond = 4.5;
    runs.add(record);
    record.outcome->achieved.uplinkMbitPerSecond = 4.9;
    runs.add(record);
    QCOMPARE(*runs.achieved("alexnet-lab", labPreset(cutOf(13)))->uplinkMbitPerSecond, 4.9);
    QVERIFY(!runs.achieved("alexnet-lab", labPreset(cutOf(8))));
    QVERIFY(!runs.achieved("lenet5", labPreset(cutOf(13))));
    runs.clear();
    QVERIFY(!runs.achieved("alexnet-lab", labPreset(cutOf(13))));
    QVERIFY(!runs.halves().cpu("alexnet-lab", cutOf(13)).edge);
}

QTEST_APPLESS_MAIN(CutLatenciesTest)
#include "tst_cut_latencies.moc"
