// The planner finds the best cut, and where another one takes over.
#include "engine/plan/crossover.h"
#include "engine/plan/plan_grid.h"
#include "engine/plan/planned_cut.h"
#include "tests/made_prediction.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

CpuShare share(double value)
{
    return CpuShare::of(value).value();
}

Bandwidth mbit(double value)
{
    return Bandwidth::ofMbitPerSecond(value).value();
}

RunSetting at(Bandwidth rate)
{
    RunSetting setting = sheetSetting();
    setting.uplink = setting.downlink = rate;
    return setting;
}

} // namespace

class PlanningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofTheSheetsCuts13IsTheBest();
    void ofEqualCutsTheFirstIsTaken();
    void deadlineIsKeptWithTheFewestBytes();
    void deadlineThatNoCutKeepsHasNone();
    void objectiveDecides();
    void baselinesAreTheEdgesOfTheTable();
    void inputThatIsNoPictureHasNoJpegBaseline();
    void gridHasWhatThePredictorSays();
    void bandwidthCrossoversDivideTheRange();
    void shareCrossoversDivideTheRange();
    void equalBandwidthsAreWhereTwoCutsMeet();
};

void PlanningTest::ofTheSheetsCuts13IsTheBest()
{
    const LatencyPredictor predictor = sheetPredictor();
    const auto planned = plannedCuts(predictor, sheetSetting());
    for (const std::size_t other : {0, 8, 22})
        QVERIFY(planned.at(13).latency.endToEnd() < planned.at(other).latency.endToEnd());
    // The sheet has not tried this one.
    QCOMPARE(fastestCut(predictor, sheetSetting()).index(), 3);
}

void PlanningTest::ofEqualCutsTheFirstIsTaken()
{
    // A ReLU takes an emulated board no time and leaves the bytes as they are.
    const LatencyPredictor predictor = sheetPredictor();
    const auto planned = plannedCuts(predictor, sheetSetting());
    QCOMPARE(planned.at(17).latency, planned.at(18).latency);
    QCOMPARE(bestCut(predictor, sheetSetting(), payloadObjective()).cut.index(), 22);
    QCOMPARE(bestCutWithin(predictor, sheetSetting(), planned.at(17).latency.endToEnd(),
                           [](const PlannedCut &cut) { return cut.cut.index() < 17 ? 1.0 : 0.0; })
                 ->cut.index(),
             17);
}

void PlanningTest::deadlineIsKeptWithTheFewestBytes()
{
    const auto planned =
        bestCutWithin(sheetPredictor(), sheetSetting(), 1300ms, payloadObjective());
    QVERIFY(planned);
    QVERIFY(planned->latency.endToEnd() <= 1300ms);
    for (const PlannedCut &other : plannedCuts(sheetPredictor(), sheetSetting()))
        if (other.latency.endToEnd() <= 1300ms)
            QVERIFY(planned->payloadBytes <= other.payloadBytes);
    QCOMPARE(bestCutWithin(sheetPredictor(), sheetSetting(), 2s, payloadObjective())->cut.index(),
             22);
}

void PlanningTest::deadlineThatNoCutKeepsHasNone()
{
    QVERIFY(!bestCutWithin(sheetPredictor(), sheetSetting(), 100ms, latencyObjective()));
}

void PlanningTest::objectiveDecides()
{
    const auto local = [](const PlannedCut &cut) {
        return static_cast<double>(cut.latency.local.count());
    };
    QCOMPARE(bestCut(sheetPredictor(), sheetSetting(), local).cut.index(), 0);
    QCOMPARE(bestCut(sheetPredictor(), sheetSetting(), latencyObjective()).cut,
             fastestCut(sheetPredictor(), sheetSetting()));
}

void PlanningTest::baselinesAreTheEdgesOfTheTable()
{
    RunSetting setting = sheetSetting();
    setting.coding = Coding{.format = ActivationFormat::Int8};
    const Baselines all = baselines(sheetPredictor(), setting);
    QCOMPARE(all.allEdge.cut.index(), 22);
    QCOMPARE(all.allEdge.coding, *setting.coding);
    QCOMPARE(all.allCloudRaw.cut.index(), 0);
    QCOMPARE(all.allCloudRaw.payloadBytes, std::int64_t{602112});
    QVERIFY(all.allCloudJpeg);
    QCOMPARE(all.allCloudJpeg->payloadBytes, std::int64_t{12000});
    QVERIFY(all.allCloudJpeg->latency.transfer < all.allCloudRaw.latency.transfer / 20);
}

void PlanningTest::inputThatIsNoPictureHasNoJpegBaseline()
{
    PredictionParts parts = madeParts();
    parts.codings.front().pop_back();
    QVERIFY(!baselines(sheetPredictor(parts), sheetSetting()).allCloudJpeg);
}

void PlanningTest::gridHasWhatThePredictorSays()
{
    const LatencyPredictor predictor = sheetPredictor();
    const std::vector<Bandwidth> rates{mbit(1), mbit(5), mbit(100)};
    const std::vector<CpuShare> shares{share(0.2), share(1)};
    const PlanGrid grid(predictor, sheetSetting(), rates, shares);
    for (std::size_t rate = 0; rate < rates.size(); ++rate) {
        for (std::size_t number = 0; number < shares.size(); ++number) {
            RunSetting setting = at(rates[rate]);
            setting.edgeShare = shares[number];
            for (const CutPoint cut : predictor.network().cutPoints())
                QCOMPARE(grid.latency(rate, number, cut), predictor.at(cut, setting));
            QCOMPARE(grid.fastest(rate, number), fastestCut(predictor, setting));
        }
    }
}

void PlanningTest::bandwidthCrossoversDivideTheRange()
{
    const LatencyPredictor predictor = sheetPredictor();
    const auto crossovers = bandwidthCrossovers(predictor, sheetSetting(), mbit(0.1), mbit(1000));
    QVERIFY(!crossovers.empty());
    QCOMPARE(crossovers.front().below, fastestCut(predictor, at(mbit(0.1))));
    QCOMPARE(crossovers.back().above, fastestCut(predictor, at(mbit(1000))));
    for (std::size_t number = 0; number < crossovers.size(); ++number) {
        const auto &[rate, below, above] = crossovers[number];
        if (number > 0) {
            QVERIFY(crossovers[number - 1].at < rate);
            QCOMPARE(crossovers[number - 1].above, below);
        }
        QCOMPARE(fastestCut(predictor, at(Bandwidth::nearest(rate.mbitPerSecond() * 0.999))),
                 below);
        QCOMPARE(fastestCut(predictor, at(Bandwidth::nearest(rate.mbitPerSecond() * 1.001))),
                 above);
    }
}

void PlanningTest::shareCrossoversDivideTheRange()
{
    const LatencyPredictor predictor = sheetPredictor();
    const RunSetting setting = at(mbit(10));
    const auto crossovers = shareCrossovers(predictor, setting, share(0.1), share(1));
    QVERIFY(!crossovers.empty());
    for (const ShareCrossover &crossover : crossovers) {
        RunSetting beside = setting;
        beside.edgeShare = share(crossover.at.value() * 0.999);
        QCOMPARE(fastestCut(predictor, beside), crossover.below);
        beside.edgeShare = share(std::min(crossover.at.value() * 1.001, 1.0));
        QCOMPARE(fastestCut(predictor, beside), crossover.above);
    }
}

void PlanningTest::equalBandwidthsAreWhereTwoCutsMeet()
{
    const LatencyPredictor predictor = sheetPredictor();
    const CutPoint one = predictor.network().cutPoint(8).value();
    const CutPoint other = predictor.network().cutPoint(13).value();
    const auto equal =
        equalBandwidths(predictor, sheetSetting(), one, other, mbit(0.1), mbit(1000));
    QCOMPARE(equal.size(), std::size_t{1});
    const auto apart = predictor.at(one, at(equal.front())).endToEnd()
                       - predictor.at(other, at(equal.front())).endToEnd();
    QVERIFY(std::abs(static_cast<double>(apart.count())) < 2e6);
}

QTEST_APPLESS_MAIN(PlanningTest)
#include "tst_planning.moc"
