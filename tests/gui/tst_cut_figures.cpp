#include "ui/layers/cut_figures.h"

#include "tests/gui/made_records.h"

#include <QTest>

#include <vector>

using namespace splitscope;
using namespace std::chrono_literals;

class CutFiguresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsHaveTheirMedianRun();
    void cloudTimesAreDifferencesOfNeighbouringCuts();
    void cloudTimesAreNeverNegative();
    void runsOfAnotherCloudDeviceDoNotCount();
    void predictedTimesAreDifferencesToo();
    void cutsThatCannotBePredictedLeaveGaps();
    void bestCutsAreTheSoonest();
};

namespace {

const Network &network()
{
    static const Network alexNet = alexNetLab();
    return alexNet;
}

NetworkFigures figures(const std::vector<RunRecord> &records, const Conditions &conditions,
                       const std::vector<PlannedCut> &planned = {})
{
    const std::string model = "alexnet-lab";
    HalfTimes halves;
    for (const RunRecord &record : records)
        halves.add(record);
    return figuresOf(network(), halves, latenciesByCut(records, model, conditions), model,
                     conditions, planned);
}

RunRecord cloudRun(int id, const Conditions &conditions, std::chrono::nanoseconds compute)
{
    RunRecord record = measuredRecord(id, conditions, {1ms, 2ms, 3ms});
    record.outcome->cloudCompute = compute;
    return record;
}

std::vector<PlannedCut> plan(std::chrono::nanoseconds localStep, std::chrono::nanoseconds cloudStep)
{
    std::vector<PlannedCut> cuts;
    for (const CutPoint cut : network().cutPoints()) {
        const PredictedLatency latency{.local = cut.index() * localStep,
                                       .transfer = 1ms,
                                       .cloud = (22 - cut.index()) * cloudStep,
                                       .low = {},
                                       .high = {}};
        cuts.push_back({cut, Coding{}, network().shapeAt(cut).bytes(), latency});
    }
    return cuts;
}

} // namespace

void CutFiguresTest::cutsHaveTheirMedianRun()
{
    const Conditions conditions = labPreset(cutOf(8));
    std::vector<RunRecord> records;
    for (const int ms : {30, 10, 20})
        records.push_back(
            measuredRecord(ms, conditions, {std::chrono::milliseconds(ms), 2ms, 3ms}));
    records.back().outcome->payloadBytes = 4711;
    const auto cut = figures(records, labPreset(cutOf(2))).cuts.at(8);
    QCOMPARE(cut.measured->local(), std::chrono::microseconds(20ms));
    QCOMPARE(*cut.sentBytes, 4711);
    QVERIFY(!figures(records, conditions).cuts.at(7).measured);
}

void CutFiguresTest::cloudTimesAreDifferencesOfNeighbouringCuts()
{
    const std::vector<RunRecord> records{cloudRun(1, labPreset(cutOf(12)), 120ms),
                                         cloudRun(2, labPreset(cutOf(13)), 113ms),
                                         cloudRun(3, labPreset(cutOf(15)), 100ms)};
    const auto layers = figures(records, labPreset(cutOf(0))).layers;
    QCOMPARE(*layers.at(12).cloud, std::chrono::nanoseconds(7ms)); // layer 13
    QVERIFY(!layers.at(13).cloud);                                 // cut 14 was not measured
    QVERIFY(!layers.at(11).cloud);
}

void CutFiguresTest::cloudTimesAreNeverNegative()
{
    const std::vector<RunRecord> records{cloudRun(1, labPreset(cutOf(17)), 50ms),
                                         cloudRun(2, labPreset(cutOf(18)), 51ms)};
    QCOMPARE(*figures(records, labPreset(cutOf(0))).layers.at(17).cloud,
             std::chrono::nanoseconds(0));
}

void CutFiguresTest::runsOfAnotherCloudDeviceDoNotCount()
{
    Conditions slower = labPreset(cutOf(13));
    slower.cloud.share = *CpuShare::of(0.5);
    const std::vector<RunRecord> records{cloudRun(1, labPreset(cutOf(12)), 120ms),
                                         cloudRun(2, slower, 230ms)};
    QVERIFY(!figures(records, labPreset(cutOf(0))).layers.at(12).cloud);
}

void CutFiguresTest::predictedTimesAreDifferencesToo()
{
    const auto layers = figures({}, labPreset(cutOf(0)), plan(5ms, 3ms)).layers;
    for (const LayerFigures &layer : layers) {
        QCOMPARE(*layer.predictedEdge, std::chrono::nanoseconds(5ms));
        QCOMPARE(*layer.predictedCloud, std::chrono::nanoseconds(3ms));
        QVERIFY(!layer.edge && !layer.cloud);
    }
}

void CutFiguresTest::cutsThatCannotBePredictedLeaveGaps()
{
    auto planned = plan(5ms, 3ms);
    planned.erase(planned.begin() + 4);
    const auto shown = figures({}, labPreset(cutOf(0)), planned);
    QVERIFY(!shown.cuts.at(4).predicted);
    QCOMPARE(shown.cuts.at(5).predicted->local, std::chrono::nanoseconds(25ms));
    QVERIFY(!shown.layers.at(3).predictedEdge && !shown.layers.at(4).predictedCloud);
    QVERIFY(shown.layers.at(5).predictedEdge.has_value());
}

void CutFiguresTest::bestCutsAreTheSoonest()
{
    const auto records = sheetRecords();
    const auto shown = figures(records, labPreset(cutOf(0)), plan(5ms, 3ms));
    QCOMPARE(shown.bestMeasured, std::optional(cutOf(13)));
    QCOMPARE(shown.bestPredicted, std::optional(cutOf(0)));
    QVERIFY(!figures({}, labPreset(cutOf(0))).bestMeasured);
    QVERIFY(!figures({}, labPreset(cutOf(0))).bestPredicted);
}

QTEST_APPLESS_MAIN(CutFiguresTest)
#include "tst_cut_figures.moc"
