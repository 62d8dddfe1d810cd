// A predictor says what a run would take under any setting, from parts that were measured once.
#include "tests/made_prediction.h"

#include "engine/predict/paced_time.h"

#include <QTest>

#include <cmath>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

double ms(std::chrono::nanoseconds time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

CpuShare share(double value)
{
    return CpuShare::of(value).value();
}

Bandwidth mbit(double value)
{
    return Bandwidth::ofMbitPerSecond(value).value();
}

CutPoint cutAt(int index)
{
    return alexNetLab().cutPoint(index).value();
}

LatencyPredictor ownComputers(const PredictionParts &parts = madeParts())
{
    return LatencyPredictor(parts, thisComputer(), thisComputer());
}

} // namespace

class LatencyPredictorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reproducesTheSheetsTable_data();
    void reproducesTheSheetsTable();
    void unlimitedComputerTakesItsWallTime();
    void longWaitForTheLinkLeavesCachesCold();
    void shareDividesTheCpuTimeOfPacedRuns();
    void emulatedDeviceOnASlowHostTakesTheHostsTime();
    void transferFollowsTheLaw_data();
    void transferFollowsTheLaw();
    void runsThatFollowAtOnceFindTheBucketPartlyEmpty();
    void delayCountsBothWays();
    void answerOnTheEdgeTravelsDown();
    void jitterDelaysByLessThanItself();
    void linkThatIsNotLimitedTakesItsCostPerByte();
    void slowerOfRateAndCostPerByteCounts();
    void outsideLinkHasTheRateThatWasAchieved();
    void traceCountsWithItsMean();
    void codingDecidesTheBytes();
    void codingThatATensorCannotHaveIsNone();
    void automaticCodingIsTheOneARunWouldHave_data();
    void automaticCodingIsTheOneARunWouldHave();
    void loadOfTheServerCountsForTheCloud();
    void quotaDoesNotSlowDownAShortRunThatComesAlone();
    void quotaKeepsBackToBackRunsToTheShare();
    void quotaMakesALongRunWaitForItsPeriods();
    void intervalHoldsThePredictionAndWidensWithTheCheck();
};

void LatencyPredictorTest::reproducesTheSheetsTable_data()
{
    QTest::addColumn<int>("cut");
    QTest::addColumn<double>("measured"); // splitscope-edge run --preset lab: docs/MEASURING.md
    QTest::newRow("all cloud") << 0 << 1796.3;
    QTest::newRow("cut 8") << 8 << 1445.6;
    QTest::newRow("cut 13") << 13 << 1282.4;
    QTest::newRow("all edge") << 22 << 1320.6;
}

void LatencyPredictorTest::reproducesTheSheetsTable()
{
    QFETCH(int, cut);
    QFETCH(double, measured);
    const double predicted = ms(sheetPredictor().at(cutAt(cut), sheetSetting()).endToEnd());
    QVERIFY2(std::abs(predicted - measured) < 0.005 * measured,
             qPrintable(QString::number(predicted)));
}

void LatencyPredictorTest::unlimitedComputerTakesItsWallTime()
{
    const PredictedLatency predicted = ownComputers().at(cutAt(8), RunSetting{});
    QCOMPARE(ms(predicted.local), 8.0);
    QCOMPARE(ms(predicted.cloud), 14.0);
    QCOMPARE(ms(predicted.transfer), 0.0);
}

void LatencyPredictorTest::longWaitForTheLinkLeavesCachesCold()
{
    PredictionParts parts = madeParts();
    parts.costs.edgeAfterRest = 1.5;
    parts.costs.cloudAfterRest = 2;
    const LatencyPredictor predictor = ownComputers(parts);
    QCOMPARE(ms(predictor.at(cutAt(8), RunSetting{}).local), 8.0);
    RunSetting setting;
    setting.delay = longRest;
    QCOMPARE(ms(predictor.at(cutAt(8), setting).local), 12.0);
    QCOMPARE(ms(predictor.at(cutAt(8), setting).cloud), 28.0);
    setting.edgeShare = share(0.5); // CPU times are those after a rest
    QCOMPARE(ms(predictor.at(cutAt(8), setting).local), 20.0);
}

void LatencyPredictorTest::shareDividesTheCpuTimeOfPacedRuns()
{
    RunSetting setting;
    setting.edgeShare = share(0.5);
    const PredictedLatency predicted = ownComputers().at(cutAt(8), setting);
    QCOMPARE(ms(predicted.local), 8 * 1.25 / 0.5);
    QCOMPARE(ms(predicted.cloud), 14.0);
}

void LatencyPredictorTest::emulatedDeviceOnASlowHostTakesTheHostsTime()
{
    PredictionParts parts = madeParts();
    for (StretchTime &time : parts.times.edge)
        time.cpu *= 1000;
    const PredictedLatency predicted = sheetPredictor(parts).at(cutAt(8), sheetSetting());
    QCOMPARE(ms(predicted.local), 8 * 1250.0);
}

void LatencyPredictorTest::transferFollowsTheLaw_data()
{
    QTest::addColumn<int>("cut");
    QTest::addColumn<double>("rate");
    QTest::addColumn<std::int64_t>("burst");
    QTest::newRow("602112 bytes at 5") << 0 << 5.0 << std::int64_t{4096};
    QTest::newRow("25600 bytes at 1") << 13 << 1.0 << std::int64_t{4096};
    QTest::newRow("221184 bytes at 9, small bucket") << 8 << 9.0 << std::int64_t{1536};
}

void LatencyPredictorTest::transferFollowsTheLaw()
{
    QFETCH(int, cut);
    QFETCH(double, rate);
    QFETCH(std::int64_t, burst);
    RunSetting setting;
    setting.emulatedLink = true;
    setting.uplink = mbit(rate);
    setting.burstBytes = burst;
    setting.spacing = RunSpacing::Apart;
    const double bytes = static_cast<double>(alexNetLab().shapeAt(cutAt(cut)).bytes());
    const double law = (bytes + 66 * std::ceil(bytes / 1448) - static_cast<double>(burst)) * 8
                       / (rate * 1e6) * 1e3;
    const double predicted = ms(ownComputers().at(cutAt(cut), setting).transfer);
    // What the frames' headers take, 8 bytes for each 4 to 16 KiB.
    QVERIFY2(predicted >= law && predicted < law * 1.004, qPrintable(QString::number(predicted)));
}

void LatencyPredictorTest::runsThatFollowAtOnceFindTheBucketPartlyEmpty()
{
    RunSetting setting;
    setting.uplink = mbit(1);
    setting.burstBytes = 4096;
    const LatencyPredictor predictor = ownComputers();
    const double atOnce = ms(predictor.at(cutAt(13), setting).transfer);
    setting.spacing = RunSpacing::Apart;
    const double apart = ms(predictor.at(cutAt(13), setting).transfer);
    // 22 ms of computing let in 2750 bytes of 4096.
    QVERIFY(std::abs(atOnce - apart - (4096 - 2750) * 8e-3) < 0.01);
}

void LatencyPredictorTest::delayCountsBothWays()
{
    RunSetting setting;
    setting.delay = 20ms;
    QCOMPARE(ms(ownComputers().at(cutAt(22), setting).transfer), 40.0);
}

void LatencyPredictorTest::answerOnTheEdgeTravelsDown()
{
    RunSetting setting;
    setting.downlink = mbit(0.1);
    const LatencyPredictor predictor = ownComputers();
    QCOMPARE(ms(predictor.at(cutAt(8), setting).transfer), 0.0);
    setting.delivery = AnswerDelivery::Edge;
    // 4000 bytes, a frame's header and three segments' headers.
    QCOMPARE(ms(predictor.at(cutAt(8), setting).transfer), (4004 + 3 * 66) * 8 / 100.0);
}

void LatencyPredictorTest::jitterDelaysByLessThanItself()
{
    RunSetting setting;
    setting.uplink = mbit(100);
    setting.delay = 20ms;
    const LatencyPredictor predictor = ownComputers();
    const double without = ms(predictor.at(cutAt(0), setting).transfer);
    setting.jitter = 10ms;
    const double with = ms(predictor.at(cutAt(0), setting).transfer);
    QVERIFY(with > without + 5 && with < without + 10);
}

void LatencyPredictorTest::linkThatIsNotLimitedTakesItsCostPerByte()
{
    PredictionParts parts = madeParts();
    parts.costs.straight = {.fixed = 300us, .nanosecondsPerByte = 10};
    parts.costs.emulated = {.fixed = 800us, .nanosecondsPerByte = 10};
    RunSetting setting;
    const double straight = ms(ownComputers(parts).at(cutAt(13), setting).transfer);
    QVERIFY(std::abs(straight - 0.3 - 0.256) < 0.001);
    setting.emulatedLink = true;
    QVERIFY(std::abs(ms(ownComputers(parts).at(cutAt(13), setting).transfer) - straight - 0.5)
            < 0.001);
}

void LatencyPredictorTest::slowerOfRateAndCostPerByteCounts()
{
    PredictionParts parts = madeParts();
    RunSetting setting = sheetSetting();
    const auto withoutCost = sheetPredictor(parts).at(cutAt(8), setting);
    parts.costs.emulated.nanosecondsPerByte = 100; // 80 Mbit/s, far above the rate
    QCOMPARE(sheetPredictor(parts).at(cutAt(8), setting), withoutCost);
}

void LatencyPredictorTest::outsideLinkHasTheRateThatWasAchieved()
{
    Conditions conditions(cutAt(8));
    conditions.link = {.shaping = LinkShaping::Outside, .uplink = mbit(1)};
    QVERIFY(!settingOf(conditions).uplink);
    QCOMPARE(settingOf(conditions, 4.9).uplink->mbitPerSecond(), 4.9);
    QVERIFY(!settingOf(conditions, 4.9).emulatedLink);
}

void LatencyPredictorTest::traceCountsWithItsMean()
{
    Conditions conditions(cutAt(8));
    conditions.link.trace = BandwidthTrace::of("steps", {{0s, mbit(2)}, {1s, mbit(6)}}, 2s).value();
    QCOMPARE(settingOf(conditions).uplink->mbitPerSecond(), 4.0);
    QVERIFY(settingOf(conditions).emulatedLink);
}

void LatencyPredictorTest::codingDecidesTheBytes()
{
    RunSetting setting = sheetSetting();
    const LatencyPredictor predictor = sheetPredictor();
    const auto raw = predictor.at(cutAt(0), setting);
    setting.coding = Coding{.format = ActivationFormat::Int8};
    QCOMPARE(predictor.payloadBytes(cutAt(0), setting), std::int64_t{150536});
    const auto coded = predictor.at(cutAt(0), setting);
    QVERIFY(ms(coded.transfer) < ms(raw.transfer) / 3.9);
    QCOMPARE(coded.local, raw.local);
}

void LatencyPredictorTest::codingThatATensorCannotHaveIsNone()
{
    RunSetting setting;
    setting.coding = Coding{.format = ActivationFormat::Jpeg90};
    const LatencyPredictor predictor = sheetPredictor();
    QVERIFY(predictor.codingAt(cutAt(0), setting));
    QVERIFY(!predictor.codingAt(cutAt(13), setting));
    QCOMPARE(predictor.payloadBytes(cutAt(13), setting), std::int64_t{25600});
}

void LatencyPredictorTest::automaticCodingIsTheOneARunWouldHave_data()
{
    QTest::addColumn<double>("rate");
    for (const double rate : {0.1, 1.0, 5.0, 50.0, 400.0, 1000.0})
        QTest::addRow("%g Mbit/s", rate) << rate;
}

void LatencyPredictorTest::automaticCodingIsTheOneARunWouldHave()
{
    QFETCH(double, rate);
    PredictionParts parts = madeParts();
    for (auto &costs : parts.codings) {
        costs[1].encode = 300us;
        costs.push_back({.coding = {.format = ActivationFormat::Float32, .zstd = true},
                         .bytes = costs[0].bytes / 2,
                         .encode = 2ms,
                         .decode = 1ms});
    }
    Conditions conditions(cutAt(0));
    conditions.coding.reset();
    conditions.link.uplink = mbit(rate);
    const LatencyPredictor predictor(parts, orangePi(), orangePi());
    for (const CutPoint cut : alexNetLab().cutPoints()) {
        std::vector<CodingCost> costs = parts.codings.at(static_cast<std::size_t>(cut.index()));
        std::erase_if(costs, [](const CodingCost &cost) { return !mayBeAutomatic(cost.coding); });
        QCOMPARE(predictor.codingAt(cut, settingOf(conditions)),
                 std::optional(soonest(costs, conditions.link)));
    }
}

void LatencyPredictorTest::loadOfTheServerCountsForTheCloud()
{
    RunSetting setting;
    setting.load = {.slowdown = 3, .queue = 50ms};
    const PredictedLatency predicted = ownComputers().at(cutAt(8), setting);
    QCOMPARE(ms(predicted.cloud), 3 * 14.0 + 50);
    QCOMPARE(ms(predicted.local), 8.0);
}

void LatencyPredictorTest::quotaDoesNotSlowDownAShortRunThatComesAlone()
{
    const PacedTime time = quotaTime(10e6, 0.6, 100e6, 1e12);
    QCOMPARE(time.mean, 10e6);
    QCOMPARE(time.high, 10e6);
}

void LatencyPredictorTest::quotaKeepsBackToBackRunsToTheShare()
{
    const PacedTime time = quotaTime(10e6, 0.2, 100e6, 5e6);
    QCOMPARE(time.mean, 10e6 / 0.2 - 5e6);
    QVERIFY(time.low <= 10e6);
    QVERIFY(time.high >= 90e6); // it may have to wait until the next period
}

void LatencyPredictorTest::quotaMakesALongRunWaitForItsPeriods()
{
    // 150 ms of CPU time at 0.5 of 100 ms: two or three waits of about 50 ms.
    const PacedTime time = quotaTime(150e6, 0.5, 100e6, 1e12);
    QVERIFY(time.mean > 200e6 && time.mean < 300e6);
    QVERIFY(time.low < time.mean && time.mean < time.high);
}

void LatencyPredictorTest::intervalHoldsThePredictionAndWidensWithTheCheck()
{
    PredictionParts parts = madeParts();
    const PredictedLatency narrow = ownComputers(parts).at(cutAt(8), RunSetting{});
    QVERIFY(narrow.low < narrow.endToEnd() && narrow.endToEnd() < narrow.high);
    parts.check.widening = 2;
    const PredictedLatency wide = ownComputers(parts).at(cutAt(8), RunSetting{});
    QCOMPARE(wide.endToEnd(), narrow.endToEnd());
    QVERIFY(wide.high - wide.low > 1.99 * (narrow.high - narrow.low));
}

QTEST_APPLESS_MAIN(LatencyPredictorTest)
#include "tst_latency_predictor.moc"
