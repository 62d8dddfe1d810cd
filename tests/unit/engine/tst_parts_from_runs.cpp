// Measured runs tell what predictions are made of, and how far off these are.
#include "engine/predict/parts_from_runs.h"
#include "engine/predict/robust_line.h"
#include "tests/made_prediction.h"

#include <QTest>

#include <cmath>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

using std::chrono::nanoseconds;

constexpr MessageBytes messages{.request = 200, .reply = 400};

double ms(nanoseconds time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

/// What the predictor says, as if it had been measured; `slower` scales the cloud.
PredictionRun runOf(const LatencyPredictor &predictor, int repetition, CutPoint cut,
                    const RunSetting &setting, double slower = 1)
{
    const PredictedLatency made = predictor.at(cut, setting);
    const auto cloud = nanoseconds(std::llround(slower * static_cast<double>(made.cloud.count())));
    return {repetition, cut, setting,
            Measurement{.latency =
                            LatencyBreakdown(made.local + made.transfer + cloud, made.local, cloud),
                        .cloudCompute = cloud,
                        .edgeCompute = made.local,
                        .edgeCpu = nanoseconds(std::llround(static_cast<double>(made.local.count())
                                                            * setting.edgeShare.value())),
                        .cloudCpu = nanoseconds(std::llround(static_cast<double>(cloud.count())
                                                             * setting.cloudShare.value()))}};
}

/// Three repetitions of all cuts, unlimited and paced, and some through the relay.
std::vector<PredictionRun> runsOf(const PredictionParts &parts)
{
    const LatencyPredictor predictor(parts, thisComputer(), thisComputer());
    RunSetting paced;
    paced.edgeShare = paced.cloudShare = CpuShare::of(0.5).value();
    paced.emulatedLink = true;
    paced.delay = longRest / 2;
    RunSetting rested;
    rested.emulatedLink = true;
    rested.delay = longRest / 2;
    std::vector<PredictionRun> runs;
    for (int repetition = 0; repetition < 3; ++repetition) {
        for (const CutPoint cut : parts.network.cutPoints()) {
            runs.push_back(runOf(predictor, repetition, cut, RunSetting{}));
            runs.push_back(runOf(predictor, repetition, cut, paced));
            if (cut.index() % 5 == 0)
                runs.push_back(runOf(predictor, repetition, cut, rested));
        }
    }
    return runs;
}

PredictionParts costlyParts()
{
    PredictionParts parts = madeParts();
    parts.costs.straight = {.fixed = 400us, .nanosecondsPerByte = 2};
    parts.costs.emulated = {.fixed = 900us, .nanosecondsPerByte = 3};
    parts.costs.requestBytes = messages.request;
    parts.costs.edgeAfterRest = 1.25;
    parts.costs.cloudAfterRest = 1.5;
    return parts;
}

} // namespace

class PartsFromRunsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recoversTheTimesOfBothHalves();
    void recoversWhatTransfersAndRestsCost();
    void checksEachRepetitionAgainstTheOthers();
    void oneSlowRunMovesNothing();
    void intervalsWidenUntilTheyHoldTheRuns();
    void otherTimesAreComparedWithTheMeasuredOnes();
    void lineIgnoresOutliers();
    void quantilesAreBetweenTheirNeighbours();
};

void PartsFromRunsTest::recoversTheTimesOfBothHalves()
{
    const PredictionParts made = costlyParts();
    const PredictionParts parts = partsFromRuns(made.network, runsOf(made), made.codings, messages);
    for (const CutPoint cut : made.network.cutPoints()) {
        const auto at = static_cast<std::size_t>(cut.index());
        QVERIFY(std::abs(ms(parts.times.edge.at(at).wall - made.times.edge.at(at).wall)) < 0.002);
        QVERIFY(std::abs(ms(parts.times.edge.at(at).cpu - made.times.edge.at(at).cpu)) < 0.002);
        QVERIFY(std::abs(ms(parts.times.cloud.at(at).wall - made.times.cloud.at(at).wall)) < 0.002);
        QVERIFY(std::abs(ms(parts.times.cloud.at(at).cpu - made.times.cloud.at(at).cpu)) < 0.002);
    }
}

void PartsFromRunsTest::recoversWhatTransfersAndRestsCost()
{
    const PredictionParts made = costlyParts();
    const PredictionParts parts = partsFromRuns(made.network, runsOf(made), made.codings, messages);
    QVERIFY(std::abs(ms(parts.costs.straight.fixed) - 0.4) < 0.005);
    QVERIFY(std::abs(parts.costs.straight.nanosecondsPerByte - 2) < 0.02);
    QVERIFY(std::abs(ms(parts.costs.emulated.fixed) - 0.9) < 0.005);
    QVERIFY(std::abs(parts.costs.emulated.nanosecondsPerByte - 3) < 0.02);
    QVERIFY(std::abs(parts.costs.edgeAfterRest - 1.25) < 0.001);
    QVERIFY(std::abs(parts.costs.cloudAfterRest - 1.5) < 0.001);
    QCOMPARE(parts.costs.requestBytes, messages.request);
}

void PartsFromRunsTest::checksEachRepetitionAgainstTheOthers()
{
    const PredictionParts made = costlyParts();
    const auto runs = runsOf(made);
    const PredictionCheck check = partsFromRuns(made.network, runs, made.codings, messages).check;
    QCOMPARE(check.runs, static_cast<int>(runs.size()));
    QVERIFY(check.medianError < 0.001);
    QVERIFY(check.p95Error < 0.001);
}

void PartsFromRunsTest::oneSlowRunMovesNothing()
{
    const PredictionParts made = costlyParts();
    auto runs = runsOf(made);
    const LatencyPredictor predictor(made, thisComputer(), thisComputer());
    for (PredictionRun &run : runs)
        if (run.repetition == 1 && run.cut.index() == 4)
            run = runOf(predictor, 1, run.cut, run.setting, 10);
    const PredictionParts parts = partsFromRuns(made.network, runs, made.codings, messages);
    QVERIFY(std::abs(ms(parts.times.cloud.at(4).wall - made.times.cloud.at(4).wall)) < 0.002);
    QVERIFY2(parts.check.p95Error < 0.001, qPrintable(QString::number(parts.check.p95Error)));
}

void PartsFromRunsTest::intervalsWidenUntilTheyHoldTheRuns()
{
    const PredictionParts made = costlyParts();
    auto runs = runsOf(made);
    const LatencyPredictor predictor(made, thisComputer(), thisComputer());
    for (PredictionRun &run : runs) // the third time, everything takes half as long again
        if (run.repetition == 2)
            run = runOf(predictor, 2, run.cut, run.setting, 1.5);
    const PredictionCheck check = partsFromRuns(made.network, runs, made.codings, messages).check;
    QVERIFY(check.widening > 1);
    QVERIFY(check.covered >= 0.95);
    QVERIFY(check.p95Error > 0.1);
}

void PartsFromRunsTest::otherTimesAreComparedWithTheMeasuredOnes()
{
    const PredictionParts measured = madeParts();
    QCOMPARE(withTimes(measured, measured.times).check.medianError, 0.0);
    SplitTimes slower = measured.times;
    for (StretchTime &time : slower.edge)
        time.wall += time.wall / 2;
    for (StretchTime &time : slower.cloud)
        time.wall += time.wall / 2;
    const PredictionParts parts = withTimes(measured, slower);
    QCOMPARE(parts.times, slower);
    QCOMPARE(parts.check.runs, 23);
    QVERIFY(std::abs(parts.check.medianError - 0.5) < 1e-9);
    QCOMPARE(parts.check.covered, 0.0); // their spread of 10 % does not reach so far
}

void PartsFromRunsTest::lineIgnoresOutliers()
{
    const Line line = robustLine({{0, 1}, {1, 3}, {2, 100}, {3, 7}, {4, 9}, {5, 11}});
    QVERIFY(std::abs(line.slope - 2) < 1e-9);
    QVERIFY(std::abs(line.atZero - 1) < 1e-9);
    QCOMPARE(robustLine({{5, 4}}).slope, 0.0);
    QCOMPARE(robustLine({{5, 4}, {5, 6}}).atZero, 5.0);
}

void PartsFromRunsTest::quantilesAreBetweenTheirNeighbours()
{
    QCOMPARE(medianOf({3, 1, 2}), 2.0);
    QCOMPARE(medianOf({4, 1, 2, 3}), 2.5);
    QCOMPARE(quantileOf({10, 0}, 0.95), 9.5);
    QCOMPARE(quantileOf({7}, 0.95), 7.0);
}

QTEST_APPLESS_MAIN(PartsFromRunsTest)
#include "tst_parts_from_runs.moc"
