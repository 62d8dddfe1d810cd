// How the cut follows the link, in runs that take no time: the predictor's word is their truth.
#include "engine/plan/adaptive_oracle.h"
#include "engine/plan/planned_cut.h"
#include "tests/made_prediction.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

using Clock = AdaptiveController::Clock;

Bandwidth mbit(double rate)
{
    return Bandwidth::ofMbitPerSecond(rate).value();
}

BandwidthTrace traceOf(const std::vector<double> &rates, std::chrono::microseconds each)
{
    std::vector<BandwidthTrace::Step> steps;
    for (const double rate : rates)
        steps.push_back({each * static_cast<int>(steps.size()), mbit(rate)});
    return BandwidthTrace::of("made up", steps, each * static_cast<int>(rates.size())).value();
}

/// Swings around 5 Mbit/s, as a link on the move does.
BandwidthTrace swings()
{
    std::mt19937 random(7);
    std::normal_distribution<double> push(0, 0.2);
    std::vector<double> rates;
    double swing = 0;
    for (int step = 0; step < 240; ++step) {
        swing = 0.85 * swing + push(random);
        rates.push_back(std::clamp(5 * std::exp(swing), 0.2, 40.0));
    }
    return traceOf(rates, 500ms);
}

/// The lab sheet's boards at this edge share, over a link that follows the trace.
Conditions boards(const BandwidthTrace &trace, int cut, double edgeShare = 0.6)
{
    const Network network = alexNetLab();
    Conditions conditions = labPreset(network.cutPoint(cut).value());
    conditions.edge.share = CpuShare::of(edgeShare).value();
    conditions.link.trace = trace;
    return conditions;
}

struct Simulated
{
    std::chrono::nanoseconds total{0};
    std::chrono::nanoseconds oracle{0};
    std::vector<AdaptiveDecision> decisions;

    double ratio() const
    {
        return static_cast<double>(total.count()) / static_cast<double>(oracle.count());
    }
    int count(AdaptiveReason reason) const
    {
        return static_cast<int>(std::ranges::count(decisions, reason, &AdaptiveDecision::reason));
    }
};

/// Runs one after the other for so long. What a transfer tells is the rate that it had; below
/// 8192 bytes on the wire it tells nothing, as over the emulated link. `fixed`: no cut is moved.
Simulated simulate(const Conditions &conditions, std::chrono::seconds duration,
                   std::optional<CutPoint> fixed = {}, const AdaptiveOptions &options = {})
{
    const LatencyPredictor predictor = sheetPredictor();
    const AdaptiveOracle oracle(predictor, conditions);
    AdaptiveController controller(predictor, conditions, options);
    Simulated simulated;
    std::chrono::microseconds now{0};
    while (now < duration) {
        AdaptiveDecision decision = controller.next(Clock::time_point(now));
        const CutPoint cut = fixed.value_or(decision.to);
        const PredictedLatency run = oracle.at(cut, now);
        const auto view = viewedBy(oracle, cut, now);
        simulated.total += run.endToEnd();
        simulated.oracle += view.latency.endToEnd();
        simulated.decisions.push_back(decision);
        const std::int64_t bytes = wireBytes(predictor.payloadBytes(cut, settingOf(conditions)));
        std::optional<double> told;
        if (bytes >= 2 * conditions.link.burstBytes)
            told = meanRate(*conditions.link.trace,
                            now + std::chrono::floor<std::chrono::microseconds>(run.local), bytes)
                       .mbitPerSecond();
        now += std::chrono::ceil<std::chrono::microseconds>(run.endToEnd());
        controller.note(told, std::nullopt, Clock::time_point(now));
    }
    return simulated;
}

} // namespace

class TestAdaptive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsWhereTheUserHasTheCut();
    void movesToTheBestCutAsSoonAsATransferHasTold();
    void eachMoveSaysWhy();
    void staysWhereNothingIsGained();
    void aSmallGainMovesNothing();
    void waitsForAsManyConfirmationsAsAsked();
    void exploresWhereItsRunsTellNothing();
    void exploringLessAndLessWhileNothingChanges();
    void findsOutOfTheDarkWhenTheLinkIsBackAgain();
    void theNodesLoadDrivesTheCutToTheEdge();
    void anIdleNodesSlowDownIsNoise();
    void otherEdgesAreReckonedWithUntilTheNodeTells();
    void isWithinFivePercentOfTheOracle_data();
    void isWithinFivePercentOfTheOracle();
    void beatsEveryFixedCutWhereTheLinkHasTwoFaces();
    void theOracleIsNeverBeaten();
    void aMeanRateCountsEachStepForItsTime();
    void aTransferMayGoOnIntoTheTracesNextRound();
};

void TestAdaptive::startsWhereTheUserHasTheCut()
{
    const Conditions conditions = boards(traceOf({5}, 1s), 8);
    AdaptiveController controller(sheetPredictor(), conditions);
    const AdaptiveDecision decision = controller.next({});
    QVERIFY(decision.reason == AdaptiveReason::Start);
    QCOMPARE(decision.to.index(), 8);
    QVERIFY(!decision.estimate);
}

void TestAdaptive::movesToTheBestCutAsSoonAsATransferHasTold()
{
    const Conditions conditions = boards(traceOf({5}, 1s), 13);
    AdaptiveController controller(sheetPredictor(), conditions);
    controller.next({});
    controller.note(5.0, std::nullopt, Clock::time_point(2s));
    const AdaptiveDecision decision = controller.next(Clock::time_point(2s));
    QVERIFY(decision.reason == AdaptiveReason::Gain);
    QCOMPARE(decision.to.index(), 3);
}

void TestAdaptive::eachMoveSaysWhy()
{
    const Conditions conditions = boards(traceOf({5}, 1s), 13);
    const LatencyPredictor predictor = sheetPredictor();
    AdaptiveController controller(predictor, conditions);
    controller.next({});
    controller.note(5.0, std::nullopt, Clock::time_point(2s));
    const AdaptiveDecision decision = controller.next(Clock::time_point(2500ms));
    const RunSetting setting = settingAtRate(conditions, {}, mbit(5));
    QCOMPARE(decision.from.index(), 13);
    QCOMPARE(decision.estimate->rate.mbitPerSecond(), 5.0);
    QCOMPARE(decision.estimate->age, std::chrono::nanoseconds(500ms));
    QVERIFY(decision.predictedFrom == predictor.at(decision.from, setting));
    QVERIFY(decision.predictedTo == predictor.at(decision.to, setting));
    QVERIFY(decision.predictedTo.endToEnd() < decision.predictedFrom.endToEnd());
}

void TestAdaptive::staysWhereNothingIsGained()
{
    const Simulated simulated = simulate(boards(traceOf({5}, 1s), 3), 60s);
    QCOMPARE(simulated.count(AdaptiveReason::Stay), std::ssize(simulated.decisions) - 1);
}

void TestAdaptive::aSmallGainMovesNothing()
{
    const Conditions conditions = boards(traceOf({5}, 1s), 13);
    const LatencyPredictor predictor = sheetPredictor();
    const RunSetting setting = settingAtRate(conditions, {}, mbit(5));
    const auto ms = [&](int cut) {
        const CutPoint point = predictor.network().cutPoint(cut).value();
        return static_cast<double>(predictor.at(point, setting).endToEnd().count());
    };
    const double gain = 1 - ms(3) / ms(13);
    const Simulated eager = simulate(conditions, 20s, {}, {.leastGain = gain - 0.005});
    QCOMPARE(eager.decisions.back().to.index(), 3);
    const Simulated calm = simulate(conditions, 20s, {}, {.leastGain = gain + 0.005});
    QCOMPARE(calm.decisions.back().to.index(), 13);
}

void TestAdaptive::waitsForAsManyConfirmationsAsAsked()
{
    const Conditions conditions = boards(traceOf({5}, 1s), 13);
    AdaptiveController controller(sheetPredictor(), conditions, {.confirmations = 3});
    std::vector<int> cuts;
    for (int run = 0; run < 5; ++run) {
        cuts.push_back(controller.next(Clock::time_point(2s * run)).to.index());
        controller.note(5.0, std::nullopt, Clock::time_point(2s * run + 1s));
    }
    QCOMPARE(cuts, (std::vector<int>{13, 13, 13, 3, 3}));
}

void TestAdaptive::exploresWhereItsRunsTellNothing()
{
    // All on the edge, which sends 4000 bytes.
    const Conditions conditions = boards(traceOf({5}, 1s), 22);
    AdaptiveController controller(sheetPredictor(), conditions);
    QVERIFY(controller.next({}).reason == AdaptiveReason::Start);
    controller.note(std::nullopt, std::nullopt, Clock::time_point(1s));
    const AdaptiveDecision decision = controller.next(Clock::time_point(1s));
    QVERIFY(decision.reason == AdaptiveReason::Explore);
    QCOMPARE(decision.to.index(), 13); // the least that tells
}

void TestAdaptive::exploringLessAndLessWhileNothingChanges()
{
    // So slow a link that the edge does it all, at the cost of a transfer now and then.
    const Simulated simulated = simulate(boards(traceOf({0.3}, 1s), 13), 120s);
    QCOMPARE(simulated.decisions.back().to.index(), 22);
    QVERIFY(simulated.count(AdaptiveReason::Explore) >= 3);
    QVERIFY(simulated.count(AdaptiveReason::Explore) <= 5); // 5, 10, 20, 40 s
    QCOMPARE(simulated.count(AdaptiveReason::Return), simulated.count(AdaptiveReason::Explore));
    QVERIFY(simulated.ratio() < 1.05);
}

void TestAdaptive::findsOutOfTheDarkWhenTheLinkIsBackAgain()
{
    const Simulated simulated = simulate(boards(traceOf({0.1, 40}, 60s), 13), 120s);
    QVERIFY(std::ranges::find(simulated.decisions, 22,
                              [](const AdaptiveDecision &decision) { return decision.to.index(); })
            != simulated.decisions.end());
    QVERIFY(simulated.decisions.back().to.index() < 13);
}

void TestAdaptive::theNodesLoadDrivesTheCutToTheEdge()
{
    const Conditions conditions = boards(traceOf({40}, 1s), 0);
    AdaptiveController controller(sheetPredictor(), conditions);
    controller.next({});
    controller.note(40.0, NodeLoad{}, Clock::time_point(1s));
    const CutPoint unloaded = controller.next(Clock::time_point(1s)).to;
    controller.note(40.0, NodeLoad{.queued = 5, .slowDown = 4}, Clock::time_point(2s));
    const AdaptiveDecision loaded = controller.next(Clock::time_point(2s));
    QVERIFY(loaded.reason == AdaptiveReason::Gain);
    QVERIFY(loaded.to > unloaded);
}

void TestAdaptive::anIdleNodesSlowDownIsNoise()
{
    const Conditions conditions = boards(traceOf({5}, 1s), 13);
    AdaptiveController controller(sheetPredictor(), conditions);
    controller.next({});
    controller.note(5.0, NodeLoad{.slowDown = 1.15}, Clock::time_point(1s));
    const AdaptiveDecision decision = controller.next(Clock::time_point(1s));
    QVERIFY(decision.predictedTo
            == controller.predictor().at(decision.to, settingAtRate(conditions, {}, mbit(5))));
}

void TestAdaptive::otherEdgesAreReckonedWithUntilTheNodeTells()
{
    Conditions conditions = boards(traceOf({5}, 1s), 13);
    const LatencyPredictor predictor = sheetPredictor();
    const auto cloud = [&](const ServerLoad &load) {
        return predictor.at(conditions.cut, settingAtRate(conditions, load, mbit(5))).cloud;
    };
    const auto alone = cloud({});
    conditions.otherEdges = 2;
    const auto whole =
        predictor.at(alexNetLab().firstCut(), settingAtRate(Conditions(conditions.cut), {}, {}));
    // One half computed, the other with its turn before or after.
    QVERIFY(std::chrono::abs(cloud({}) - alone - whole.cloud) < 1us);
    QCOMPARE(cloud({.queue = 7ms}) - alone, std::chrono::nanoseconds(7ms));
}

void TestAdaptive::isWithinFivePercentOfTheOracle_data()
{
    QTest::addColumn<double>("edgeShare");
    QTest::addColumn<int>("start");
    for (const double share : {0.3, 0.6, 0.8})
        for (const int start : {0, 8, 22})
            QTest::addRow("share %.1f, from cut %d", share, start) << share << start;
}

void TestAdaptive::isWithinFivePercentOfTheOracle()
{
    QFETCH(double, edgeShare);
    QFETCH(int, start);
    const Simulated simulated = simulate(boards(swings(), start, edgeShare), 600s);
    QVERIFY2(simulated.ratio() < 1.05, std::to_string(simulated.ratio()).c_str());
}

void TestAdaptive::beatsEveryFixedCutWhereTheLinkHasTwoFaces()
{
    const Conditions conditions = boards(traceOf({0.2, 60}, 60s), 13, 0.3);
    const auto adaptive = simulate(conditions, 600s);
    const Network network = alexNetLab();
    for (const CutPoint cut : network.cutPoints()) {
        const auto fixed = simulate(conditions, 600s, cut);
        // Each has as many runs as it has time for: what counts is a run's mean.
        const auto mean = [](const Simulated &of) {
            return static_cast<double>(of.total.count()) / static_cast<double>(of.decisions.size());
        };
        QVERIFY2(mean(adaptive) < mean(fixed), std::to_string(cut.index()).c_str());
    }
}

void TestAdaptive::theOracleIsNeverBeaten()
{
    const Conditions conditions = boards(swings(), 13);
    const AdaptiveOracle oracle(sheetPredictor(), conditions);
    const Network network = alexNetLab();
    for (auto position = 0s; position < 120s; position += 7s)
        for (const CutPoint cut : network.cutPoints())
            QVERIFY(viewedBy(oracle, cut, position).regret() >= 0ns);
}

void TestAdaptive::aMeanRateCountsEachStepForItsTime()
{
    const BandwidthTrace trace = traceOf({8, 2}, 1s); // 1 MB, then 0.25 MB a second
    QCOMPARE(meanRate(trace, 0s, 500'000).mbitPerSecond(), 8.0);
    QCOMPARE(meanRate(trace, 0s, 1'250'000).mbitPerSecond(), 5.0);
    QCOMPARE(meanRate(trace, 1s, 125'000).mbitPerSecond(), 2.0);
    QCOMPARE(meanRate(traceOf({3}, 1s), 700ms, 1'000'000'000).mbitPerSecond(), 3.0);
}

void TestAdaptive::aTransferMayGoOnIntoTheTracesNextRound()
{
    const BandwidthTrace trace = traceOf({8, 2}, 1s);
    // From 1.5 s on: 0.5 s at 2, 1 s at 8, 0.5 s at 2.
    QCOMPARE(meanRate(trace, 1500ms, 1'250'000).mbitPerSecond(), 5.0);
    QCOMPARE(meanRate(trace, 3500ms, 1'250'000).mbitPerSecond(), 5.0);
}

QTEST_GUILESS_MAIN(TestAdaptive)
#include "tst_adaptive.moc"
