// What runs say: medians, best cuts with their ties, where another cut takes over, and how far
// predictions were off.
#include "engine/experiment/sweep_plan_text.h"
#include "engine/findings/findings.h"
#include "tests/report_runs.h"

#include <QTest>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

std::vector<int> numbersOf(const std::vector<RunNumber> &runs)
{
    std::vector<int> numbers;
    for (const RunNumber run : runs)
        numbers.push_back(static_cast<int>(run));
    return numbers;
}

ReportTable tableOf(const std::vector<StoredRun> &runs)
{
    ReportTableBuilder builder;
    builder.addExperiment(plainExperiment());
    for (const StoredRun &run : runs)
        builder.add(run);
    return builder.finished();
}

int cutOf(const ReportTable &table, const CellPlace &place)
{
    return table.cell(place.setting, place.cell).cut.index();
}

/// Settings that have at least two cuts to choose from.
int choicesIn(const ReportTable &table)
{
    int choices = 0;
    for (std::size_t setting = 0; setting < table.settings.size(); ++setting) {
        const auto best = bestCut(table, setting);
        choices += best && best->compared > 1;
    }
    return choices;
}

} // namespace

class FindingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCellIsTheRunInTheMiddle();
    void ofAnEvenNumberItIsTheLowerOne();
    void failedRunsAreCountedAndHaveNoTimes();
    void runsThatTheEdgeHasFinishedAreNamedAndHaveNoTimes();
    void settingsDifferInTheCutAlone();
    void otherCodingsAreAnotherGroup();
    void theBestCutHasTiesThatCannotBeToldFromIt();
    void aSingleRunTellsNothingOfTies();
    void theBestOfAllSettingsIsTheShortest();
    void anotherCutTakesOverBetweenNeighbours();
    void tiesMakeATakeoverUnclear();
    void theSheetsTableIsPredictedWithinThreePercent();
    void whatRunsAtItsOwnSpeedIsNotPredicted();
    void takeoversArePredictedBetweenTheMeasuredEnds();
    void composedCellsComeOfTheirParts();
    void theLabsSettingIsLookedAtMostClosely();
    void aHundredThousandRunsAreOneTable();
    void nothingIsAnEmptyTable();
};

void FindingsTest::aCellIsTheRunInTheMiddle()
{
    const Conditions asked = gridConditions(0.6, 5, 13);
    const ReportTable table = tableOf({stored(4, asked, plainFigures(30ms, 5ms, 1ms)),
                                       stored(2, asked, plainFigures(10ms, 9ms, 1ms)),
                                       stored(9, asked, plainFigures(20ms, 7ms, 1ms))});
    QCOMPARE(table.settings.size(), std::size_t(1));
    const ReportCell &cell = table.cell(0, 0);
    QCOMPARE(cell.middle, RunNumber(9));
    QCOMPARE(cell.local, 20ms);
    QCOMPARE(cell.endToEnd(), 28ms);
    QCOMPARE(cell.time.median, 28ms);
    QCOMPARE(numbersOf(cell.runs), (std::vector{2, 4, 9}));
    QVERIFY(cell.time.interval95.has_value());
}

void FindingsTest::ofAnEvenNumberItIsTheLowerOne()
{
    const Conditions asked = gridConditions(0.6, 5, 13);
    const ReportTable table = tableOf({stored(1, asked, plainFigures(10ms, 1ms, 1ms)),
                                       stored(2, asked, plainFigures(20ms, 1ms, 1ms))});
    QCOMPARE(table.cell(0, 0).endToEnd(), 12ms);
    QCOMPARE(table.cell(0, 0).time.median, 17ms);
}

void FindingsTest::failedRunsAreCountedAndHaveNoTimes()
{
    const Conditions asked = gridConditions(0.6, 5, 13);
    const ReportTable table =
        tableOf({stored(1, asked, plainFigures(10ms, 1ms, 1ms)),
                 stored(2, asked, fail(ErrorKind::ConnectionLost, "ws://x"))});
    QCOMPARE(table.measured, std::size_t(1));
    QCOMPARE(table.failed, std::size_t(1));
    QCOMPARE(numbersOf(table.settings.front().failed), std::vector{2});
    QCOMPARE(table.cell(0, 0).runs.size(), std::size_t(1));
}

void FindingsTest::runsThatTheEdgeHasFinishedAreNamedAndHaveNoTimes()
{
    const Conditions asked = gridConditions(0.6, 5, 13);
    StoredRun lost = stored(2, asked, fail(ErrorKind::Internal, "none"));
    lost.record = finishedOnEdge(2, asked);
    const ReportTable table = tableOf({stored(1, asked, plainFigures(10ms, 1ms, 1ms)), lost});
    QCOMPARE(table.measured, std::size_t(1));
    QCOMPARE(table.failed, std::size_t(0));
    QCOMPARE(table.finishedOnEdge, std::size_t(1));
    QCOMPARE(numbersOf(table.settings.front().finishedOnEdge), std::vector{2});
    QVERIFY(table.settings.front().failed.empty());
    QCOMPARE(table.cell(0, 0).time.median, 12ms);
}

void FindingsTest::settingsDifferInTheCutAlone()
{
    const ReportTable table = gridTable();
    QCOMPARE(table.settings.size(), std::size_t(4));
    QCOMPARE(table.groups.size(), std::size_t(1));
    QCOMPARE(table.groups.front().settings.size(), std::size_t(4));
    for (const ReportSetting &setting : table.settings)
        QCOMPARE(setting.cells.size(), std::size_t(3));
    QCOMPARE(table.settings.front().conditions.edge.share.value(), 0.3);
    QCOMPARE(table.settings.back().conditions.link.uplink->mbitPerSecond(), 10.0);
}

void FindingsTest::otherCodingsAreAnotherGroup()
{
    Conditions coded = gridConditions(0.6, 5, 13);
    coded.coding = Coding{ActivationFormat::Int8};
    const ReportTable table =
        tableOf({stored(1, gridConditions(0.6, 5, 13), plainFigures(10ms, 1ms, 1ms)),
                 stored(2, coded, plainFigures(10ms, 1ms, 1ms))});
    QCOMPARE(table.groups.size(), std::size_t(2));
}

void FindingsTest::theBestCutHasTiesThatCannotBeToldFromIt()
{
    std::vector<StoredRun> runs;
    for (int repeat = 0; repeat < 6; ++repeat) {
        const auto apart = std::chrono::milliseconds(repeat);
        runs.push_back(
            stored(1 + repeat, gridConditions(0.6, 5, 13), plainFigures(100ms + apart, 1ms, 1ms)));
        runs.push_back(
            stored(11 + repeat, gridConditions(0.6, 5, 12), plainFigures(101ms + apart, 1ms, 1ms)));
        runs.push_back(
            stored(21 + repeat, gridConditions(0.6, 5, 0), plainFigures(300ms + apart, 1ms, 1ms)));
    }
    const ReportTable table = tableOf(runs);
    const auto best = bestCut(table, 0);
    QVERIFY(best.has_value());
    QCOMPARE(cutOf(table, best->best), 13);
    QCOMPARE(best->ties.size(), std::size_t(1));
    QCOMPARE(cutOf(table, best->ties.front()), 12);
    QVERIFY(best->spreadKnown);
    QCOMPARE(best->compared, 3);
    QCOMPARE(choicesIn(table), 1);
}

void FindingsTest::aSingleRunTellsNothingOfTies()
{
    const ReportTable table = sheetTable(1);
    const auto best = bestCut(table, 0);
    QCOMPARE(cutOf(table, best->best), 13);
    QVERIFY(!best->spreadKnown);
    QVERIFY(best->ties.empty());
}

void FindingsTest::theBestOfAllSettingsIsTheShortest()
{
    const ReportTable table = gridTable();
    const auto best = bestOf(table, table.groups.front());
    QCOMPARE(cutOf(table, best->best), 0);
    const Conditions &where = table.settings[best->best.setting].conditions;
    QCOMPARE(where.edge.share.value(), 0.3);
    QCOMPARE(where.link.uplink->mbitPerSecond(), 10.0);
    QCOMPARE(best->compared, 12);
}

void FindingsTest::anotherCutTakesOverBetweenNeighbours()
{
    const ReportTable table = gridTable();
    const auto byRate = bandwidthChangeovers(table, table.groups.front());
    QCOMPARE(byRate.size(), std::size_t(1));
    QCOMPARE(cutOf(table, byRate.front().below), 13);
    QCOMPARE(cutOf(table, byRate.front().above), 0);
    QCOMPARE(table.settings[byRate.front().below.setting].conditions.edge.share.value(), 0.3);
    QVERIFY(byRate.front().clear);
    const auto byShare = shareChangeovers(table, table.groups.front());
    QCOMPARE(byShare.size(), std::size_t(1));
    QCOMPARE(cutOf(table, byShare.front().below), 0);
    QCOMPARE(cutOf(table, byShare.front().above), 13);
}

void FindingsTest::tiesMakeATakeoverUnclear()
{
    std::vector<StoredRun> runs;
    int number = 0;
    for (int repeat = 0; repeat < 6; ++repeat) {
        const auto apart = std::chrono::milliseconds(repeat);
        const auto add = [&](double mbit, int cut, std::chrono::milliseconds local) {
            runs.push_back(stored(++number, gridConditions(0.6, mbit, cut),
                                  plainFigures(local + apart, 1ms, 1ms)));
        };
        add(5, 13, 100ms);
        add(5, 8, 101ms);
        add(10, 13, 300ms);
        add(10, 8, 100ms);
    }
    const ReportTable table = tableOf(runs);
    const auto found = bandwidthChangeovers(table, table.groups.front());
    QCOMPARE(found.size(), std::size_t(1));
    QVERIFY(!found.front().clear);
}

void FindingsTest::theSheetsTableIsPredictedWithinThreePercent()
{
    const ReportTable table = sheetTable();
    const auto finding = predictionFinding(table, table.groups.front());
    QVERIFY(finding.has_value());
    QCOMPARE(finding->cells.size(), std::size_t(4));
    QVERIFY2(finding->worstError < 0.03, qPrintable(QString::number(finding->worstError)));
    QVERIFY(finding->medianError > 0 && finding->medianError <= finding->worstError);
    QCOMPARE(finding->settings, 1);
    QCOMPARE(finding->sameBest, 1);
}

void FindingsTest::whatRunsAtItsOwnSpeedIsNotPredicted()
{
    Conditions own = gridConditions(0.6, 5, 13);
    own.edge.profile = own.cloud.profile = thisComputer();
    const ReportTable table = tableOf({stored(1, own, plainFigures(10ms, 1ms, 1ms))});
    QVERIFY(!predictionFinding(table, table.groups.front()));
    Conditions unlimited = gridConditions(0.6, 5, 13);
    unlimited.link.uplink.reset();
    const ReportTable free = tableOf({stored(1, unlimited, plainFigures(10ms, 1ms, 1ms))});
    QVERIFY(!predictionFinding(free, free.groups.front()));
}

void FindingsTest::takeoversArePredictedBetweenTheMeasuredEnds()
{
    const ReportTable table = gridTable();
    const ReportGroup &group = table.groups.front();
    for (const BandwidthCrossover &change :
         predictedBandwidthCrossovers(table, group, group.settings.back())) {
        QVERIFY(change.at.mbitPerSecond() >= 5 && change.at.mbitPerSecond() <= 10);
        QVERIFY(change.below != change.above);
    }
    const ReportTable one = sheetTable();
    QVERIFY(predictedBandwidthCrossovers(one, one.groups.front(), 0).empty());
    QVERIFY(predictedShareCrossovers(one, one.groups.front(), 0).empty());
}

void FindingsTest::composedCellsComeOfTheirParts()
{
    const Network network = alexNetLab();
    SweepAxes axes = axesOf(gridConditions(0.6, 5, 13));
    axes.shares = {*CpuShare::of(0.3), *CpuShare::of(0.6)};
    axes.cuts = {*network.cutPoint(0), *network.cutPoint(13)};
    const SweepPlan plan = SweepPlan::make(network, gridConditions(0.6, 5, 13), axes,
                                           {.repeats = 2}, SweepMode::Composed, 7, 1)
                               .value();
    StoredExperiment experiment = plainExperiment(3);
    experiment.info.kind = ExperimentKind::Sweep;
    experiment.info.plan = writtenSweepPlan(plan);
    ReportTableBuilder builder;
    builder.addExperiment(experiment);
    int number = 0;
    for (int repeat = 0; repeat < 2; ++repeat)
        for (std::int64_t point = 0; point < plan.points(); ++point)
            builder.add(stored(++number, plan.conditionsOf(plan.point(point)),
                               plainFigures(40ms, 20ms, 10ms), experiment.id));
    const ReportTable table = builder.finished();

    std::size_t composed = 0;
    std::size_t measured = 0;
    for (const ReportSetting &setting : table.settings)
        for (const ReportCell &cell : setting.cells) {
            if (cell.origin == FigureOrigin::Measured) {
                ++measured;
                continue;
            }
            ++composed;
            QCOMPARE(cell.endToEnd(), 70ms);
            QVERIFY(!cell.middle);
            QVERIFY(cell.runs.size() >= 6);
        }
    QCOMPARE(composed, std::size_t(plan.cells()));
    QCOMPARE(measured, std::size_t(1)); // the one that was verified
    QCOMPARE(table.measured, std::size_t(number));
}

void FindingsTest::theLabsSettingIsLookedAtMostClosely()
{
    const ReportTable table = gridTable();
    const Conditions &closest = table.settings[closestLook(table, table.groups.front())].conditions;
    QCOMPARE(closest.edge.share.value(), 0.6);
    QCOMPARE(closest.link.uplink->mbitPerSecond(), 5.0);
}

void FindingsTest::aHundredThousandRunsAreOneTable()
{
    ReportTableBuilder builder;
    builder.addExperiment(plainExperiment());
    constexpr int runs = 100'000;
    constexpr double shares[] = {0.3, 0.5, 0.6, 0.7};
    constexpr double rates[] = {5, 7, 10};
    std::vector<Conditions> settings;
    for (const double share : shares)
        for (const double rate : rates)
            for (int cut = 0; cut <= 22; ++cut)
                settings.push_back(gridConditions(share, rate, cut));
    for (int run = 0; run < runs; ++run)
        builder.add(stored(run + 1, settings[static_cast<std::size_t>(run) % settings.size()],
                           plainFigures(1ms * (run % 50), 2ms, 3ms)));
    const ReportTable table = builder.finished();
    QCOMPARE(table.settings.size(), std::size_t(12));
    QCOMPARE(table.measured, std::size_t(runs));
    QCOMPARE(choicesIn(table), 12);
}

void FindingsTest::nothingIsAnEmptyTable()
{
    ReportTableBuilder builder;
    builder.addExperiment(plainExperiment());
    QVERIFY(builder.finished().empty());
}

QTEST_GUILESS_MAIN(FindingsTest)
#include "tst_findings.moc"
