// A sweep under way: what comes next, when it is done, and what it says.
#include "engine/experiment/sweep.h"
#include "engine/model/networks.h"

#include <QTest>

#include <map>
#include <set>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

using std::chrono::nanoseconds;

Measurement run(nanoseconds local, nanoseconds transfer, nanoseconds cloud,
                nanoseconds decode = 0ns)
{
    return {.latency = LatencyBreakdown(local + transfer + cloud, local, cloud),
            .cloudDecode = decode,
            .cloudCpu = {},
            .edgeLayers = {},
            .achieved = {},
            .answer = {},
            .coding = {},
            .codingEffect = {}};
}

/// LeNet-5's first two cuts at two shares: four cells.
SweepPlan smallPlan(const Repetition &repetition, SweepMode mode = SweepMode::Full)
{
    const Network network = networkById("lenet5").value();
    SweepAxes axes = axesOf(labPreset(network.firstCut()));
    axes.shares = {CpuShare::of(0.3).value(), CpuShare::of(0.6).value()};
    axes.cuts = {network.firstCut(), network.cutPoint(1).value()};
    return SweepPlan::make(network, labPreset(network.firstCut()), axes, repetition, mode, 7, 2)
        .value();
}

void measure(Sweep &sweep, std::int64_t point, const Measurement &measurement)
{
    sweep.add(sweep.plan().conditionsOf(sweep.plan().point(point)), measurement);
}

void measureCell(Sweep &sweep, std::int64_t cell, nanoseconds endToEnd)
{
    sweep.add(sweep.plan().conditionsOf(sweep.plan().cell(cell)),
              run(endToEnd / 2, endToEnd / 4, endToEnd / 4));
}

} // namespace

class TestSweep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPointComesOnceInEachRound();
    void aRunThatWasNotMeasuredComesAgain();
    void aResumedSweepMeasuresWhatIsMissing();
    void aRunOfOtherConditionsDoesNotCount();
    void aFailedPointComesAgainInALaterRoundAndIsGivenUp();
    void aSuccessEndsARowOfFailures();
    void pointsStopOnceTheirIntervalIsNarrow();
    void pointsStopAtTheCap();
    void aMillionCellsAreWalkedThrough();

    void aCellHasTheWholeRunOfItsMedian();
    void anUnmeasuredCellHasNothing();
    void aComposedCellIsTheSumOfItsPartsMedians();
    void decodingBelongsToTheTransfersCoding();
    void aPartMeasuredOnceLeavesNoInterval();
    void composedErrorsAddInSquares();
    void verifiedCellsTellHowFarComposingIsOff();
    void aComposedSweepComparesWhatWasComposed();

    void theBestCutHasItsTies();
    void cellsWithoutATimeAreMissing();
};

void TestSweep::everyPointComesOnceInEachRound()
{
    Sweep sweep(smallPlan({.repeats = 3}));
    QCOMPARE(sweep.leastRuns(), 12);
    std::map<std::int64_t, int> times;
    int runs = 0;
    while (const auto point = sweep.next()) {
        ++times[*point];
        measure(sweep, *point, run(1ms, 1ms, 1ms));
        ++runs;
        // In each round each of the four once, whatever their order.
        for (const auto &[of, count] : times)
            QVERIFY(count <= (runs + 3) / 4);
    }
    QCOMPARE(times, (std::map<std::int64_t, int>{{0, 3}, {1, 3}, {2, 3}, {3, 3}}));
    QCOMPARE(sweep.measured(), 12);
    QVERIFY(!sweep.next());
}

void TestSweep::aRunThatWasNotMeasuredComesAgain()
{
    Sweep sweep(smallPlan({.repeats = 1}));
    const auto first = sweep.next();
    QCOMPARE(sweep.next(), first);
    measure(sweep, *first, run(1ms, 1ms, 1ms));
    QVERIFY(sweep.next() != first);
}

void TestSweep::aResumedSweepMeasuresWhatIsMissing()
{
    const SweepPlan plan = smallPlan({.repeats = 2});
    Sweep resumed(plan);
    // As if the first process was killed: one cell twice, one once, in whatever order.
    measureCell(resumed, 3, 1ms);
    measureCell(resumed, 1, 1ms);
    measureCell(resumed, 3, 1ms);
    std::map<std::int64_t, int> times;
    while (const auto point = resumed.next()) {
        ++times[*point];
        measure(resumed, *point, run(1ms, 1ms, 1ms));
    }
    QCOMPARE(times, (std::map<std::int64_t, int>{{0, 2}, {1, 1}, {2, 2}}));
    QCOMPARE(resumed.measured(), 8);
}

void TestSweep::aRunOfOtherConditionsDoesNotCount()
{
    Sweep sweep(smallPlan({.repeats = 1}));
    Conditions other = sweep.plan().conditionsOf(sweep.plan().cell(0));
    other.link.burstBytes = 1536;
    QVERIFY(!sweep.add(other, run(1ms, 1ms, 1ms)));
    QCOMPARE(sweep.measured(), 0);
}

void TestSweep::aFailedPointComesAgainInALaterRoundAndIsGivenUp()
{
    Sweep sweep(smallPlan({.repeats = 1}));
    std::map<std::int64_t, int> times;
    while (const auto point = sweep.next()) {
        ++times[*point];
        if (*point == 2)
            sweep.addFailure(sweep.plan().conditionsOf(sweep.plan().point(2)));
        else
            measure(sweep, *point, run(1ms, 1ms, 1ms));
    }
    QCOMPARE(times,
             (std::map<std::int64_t, int>{{0, 1}, {1, 1}, {2, mostFailuresOfAPoint}, {3, 1}}));
    QCOMPARE(sweep.givenUp(), 1);
    QCOMPARE(sweep.failed(), mostFailuresOfAPoint);
}

void TestSweep::aSuccessEndsARowOfFailures()
{
    Sweep sweep(smallPlan({.repeats = 4}));
    int calls = 0;
    while (const auto point = sweep.next()) {
        // Two failures, then a success, all over again.
        if (*point == 2 && ++calls % 3 != 0)
            sweep.addFailure(sweep.plan().conditionsOf(sweep.plan().point(2)));
        else
            measure(sweep, *point, run(1ms, 1ms, 1ms));
    }
    QCOMPARE(sweep.runsOf(2), 4);
    QCOMPARE(sweep.givenUp(), 0);
}

void TestSweep::pointsStopOnceTheirIntervalIsNarrow()
{
    Sweep sweep(smallPlan({.repeats = 2, .untilWidth = 0.05, .mostRepeats = 40}));
    std::map<std::int64_t, int> times;
    while (const auto point = sweep.next()) {
        const int time = ++times[*point];
        // Point 1 varies by some 20 % for ten runs and not at all from then on.
        const nanoseconds local = *point == 1 && time <= 10 ? 100ms + 2ms * time : 100ms;
        measure(sweep, *point, run(local, 0ns, 0ns));
    }
    QCOMPARE(times[0], Repetition::leastUntilWidth);
    QCOMPARE(times[2], Repetition::leastUntilWidth);
    QVERIFY(times[1] > 10);
    QVERIFY(times[1] < 40);
    QVERIFY(*sweep.measuredCell(1)->endToEnd.relativeWidth() <= 0.05);
}

void TestSweep::pointsStopAtTheCap()
{
    Sweep sweep(smallPlan({.repeats = 2, .untilWidth = 0.01, .mostRepeats = 8}));
    int runs = 0;
    while (const auto point = sweep.next())
        measure(sweep, *point, run(1ms * (1 + ++runs % 7), 0ns, 0ns));
    QCOMPARE(sweep.runsOf(0), 8);
    QCOMPARE(runs, 32);
}

void TestSweep::aMillionCellsAreWalkedThrough()
{
    const Network network = alexNetLab();
    SweepAxes axes = sheetSweep(network);
    axes.delays.clear();
    for (int i = 0; i < 3624; ++i)
        axes.delays.push_back(1ms * i);
    const SweepPlan plan = SweepPlan::make(network, labPreset(network.firstCut()), axes,
                                           {.repeats = 1}, SweepMode::Full, 1)
                               .value();
    QVERIFY(plan.cells() > 1'000'000);
    Sweep sweep(plan);
    std::set<std::int64_t> seen;
    for (int i = 0; i < 1000; ++i) {
        const auto point = sweep.next();
        QVERIFY(seen.insert(*point).second);
        measure(sweep, *point, run(1ms, 1ms, 1ms));
    }
    QVERIFY(*seen.rbegin() > 900'000);
}

void TestSweep::aCellHasTheWholeRunOfItsMedian()
{
    Sweep sweep(smallPlan({}));
    const Conditions conditions = sweep.plan().conditionsOf(sweep.plan().cell(1));
    sweep.add(conditions, run(10ms, 5ms, 3ms));
    sweep.add(conditions, run(11ms, 4ms, 2ms));
    sweep.add(conditions, run(30ms, 1ms, 1ms));
    const auto cell = sweep.measuredCell(1);
    QVERIFY(cell);
    QCOMPARE(cell->endToEnd.count, 3);
    QCOMPARE(cell->endToEnd.median, 18ms);
    QCOMPARE(cell->median, LatencyBreakdown(18ms, 10ms, 3ms));
}

void TestSweep::anUnmeasuredCellHasNothing()
{
    const Sweep sweep(smallPlan({}));
    QVERIFY(!sweep.measuredCell(0));
    QVERIFY(!sweep.composedCell(0));
    QVERIFY(!sweep.timeOf(0));
}

void TestSweep::aComposedCellIsTheSumOfItsPartsMedians()
{
    Sweep sweep(smallPlan({}, SweepMode::Composed));
    const SweepCell cell = sweep.plan().cell(3);
    const auto add = [&](SweepPart part, const Measurement &measurement) {
        QVERIFY(sweep.add(sweep.plan().conditionsOf(SweepPoint{part, cell}), measurement));
    };
    // What the other parts of each run took does not count.
    for (const nanoseconds local : {100ms, 120ms, 110ms})
        add(SweepPart::EdgeHalf, run(local, 1ms, 2ms));
    add(SweepPart::CloudHalf, run(3ms, 1ms, 50ms));
    QVERIFY(!sweep.composedCell(3));
    add(SweepPart::Transfer, run(4ms, 30ms, 5ms));
    const auto composed = sweep.composedCell(3);
    QVERIFY(composed);
    QCOMPARE(composed->local, 110ms);
    QCOMPARE(composed->transfer, 30ms);
    QCOMPARE(composed->cloud, 50ms);
    QCOMPARE(composed->endToEnd(), 190ms);
    QVERIFY(!sweep.measuredCell(3));
}

void TestSweep::decodingBelongsToTheTransfersCoding()
{
    Sweep sweep(smallPlan({}, SweepMode::Composed));
    const SweepCell cell = sweep.plan().cell(0);
    const auto add = [&](SweepPart part, const Measurement &measurement) {
        sweep.add(sweep.plan().conditionsOf(SweepPoint{part, cell}), measurement);
    };
    add(SweepPart::EdgeHalf, run(10ms, 0ns, 0ns));
    add(SweepPart::CloudHalf, run(0ns, 0ns, 50ms, 2ms));
    add(SweepPart::Transfer, run(0ns, 30ms, 9ms, 7ms));
    QCOMPARE(sweep.composedCell(0)->cloud, 55ms);
}

void TestSweep::aPartMeasuredOnceLeavesNoInterval()
{
    Sweep sweep(smallPlan({}, SweepMode::Composed));
    for (std::int64_t point = 0; point < sweep.plan().points(); ++point) {
        const int times = sweep.plan().point(point).part == SweepPart::Transfer ? 1 : 2;
        for (int time = 0; time < times; ++time)
            measure(sweep, point, run(1ms, 1ms, 1ms));
    }
    QVERIFY(!sweep.composedCell(0)->interval95);
    measure(sweep, 6, run(1ms, 1ms, 1ms));
    QCOMPARE(sweep.plan().point(6).part, SweepPart::Transfer);
    QVERIFY(sweep.composedCell(0)->interval95);
}

void TestSweep::composedErrorsAddInSquares()
{
    Sweep sweep(smallPlan({}, SweepMode::Composed));
    const SweepCell cell = sweep.plan().cell(0);
    const auto add = [&](SweepPart part, nanoseconds middle, nanoseconds half) {
        // Six times: the interval is the lowest and the highest of them.
        for (const nanoseconds time :
             {middle - half, middle, middle, middle, middle, middle + half})
            sweep.add(sweep.plan().conditionsOf(SweepPoint{part, cell}), run(time, time, time));
    };
    add(SweepPart::EdgeHalf, 100ms, 4ms);
    add(SweepPart::CloudHalf, 100ms, 0ms);
    add(SweepPart::Transfer, 100ms, 3ms);
    const auto composed = sweep.composedCell(0);
    QCOMPARE(composed->interval95, (TimeInterval{295ms, 305ms}));
}

void TestSweep::verifiedCellsTellHowFarComposingIsOff()
{
    Sweep sweep(smallPlan({}, SweepMode::Composed));
    const SweepPlan &plan = sweep.plan();
    for (std::int64_t point = 0; point < plan.points(); ++point)
        measure(sweep, point, run(10ms, 10ms, 10ms));
    const auto exact = sweep.verifiedCells();
    QCOMPARE(exact.size(), 2U);
    QCOMPARE(exact[0].deviation(), 0.0);
    // The last point is a verified cell: its median is 33 ms from now on.
    for (const nanoseconds local : {13ms, 16ms})
        measure(sweep, plan.points() - 1, run(local, 10ms, 10ms));
    const auto verified = sweep.verifiedCells();
    QCOMPARE(verified[1].measured.endToEnd.median, 33ms);
    QCOMPARE(verified[1].deviation(), 0.1);
}

void TestSweep::aComposedSweepComparesWhatWasComposed()
{
    Sweep sweep(smallPlan({}, SweepMode::Composed));
    for (std::int64_t point = 0; point < sweep.plan().points(); ++point) {
        const bool whole = sweep.plan().point(point).part == SweepPart::Cell;
        measure(sweep, point, whole ? run(1ms, 1ms, 1ms) : run(10ms, 10ms, 10ms));
    }
    for (std::int64_t cell = 0; cell < sweep.plan().cells(); ++cell)
        QCOMPARE(sweep.timeOf(cell)->median, 30ms);
}

void TestSweep::theBestCutHasItsTies()
{
    Sweep sweep(smallPlan({}));
    for (const nanoseconds time : {10ms, 11ms, 12ms, 13ms, 14ms, 15ms}) {
        measureCell(sweep, 0, time + 3ms);
        measureCell(sweep, 1, time);
        measureCell(sweep, 2, time + 50ms);
        measureCell(sweep, 3, time + 40ms);
    }
    const auto setting = bestCells(sweep, 0, 2);
    QCOMPARE(setting->best, 1);
    QCOMPARE(setting->ties, std::vector<std::int64_t>{0});
    const auto other = bestCells(sweep, 2, 2);
    QCOMPARE(other->best, 3);
    QVERIFY(other->ties.empty());
    const auto all = bestCells(sweep, 0, sweep.plan().cells());
    QCOMPARE(all->best, 1);
}

void TestSweep::cellsWithoutATimeAreMissing()
{
    Sweep sweep(smallPlan({}));
    QVERIFY(!bestCells(sweep, 0, 2));
    measureCell(sweep, 1, 10ms);
    const auto best = bestCells(sweep, 0, 2);
    QCOMPARE(best->best, 1);
    QCOMPARE(best->missing, std::vector<std::int64_t>{0});
}

QTEST_APPLESS_MAIN(TestSweep)
#include "tst_sweep.moc"
