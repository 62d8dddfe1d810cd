// Adaptive runs over a session: one at a time, until somebody stops them.
#include "net/edge/adaptive_report.h"
#include "net/edge/adaptive_runner.h"

#include <QSignalSpy>
#include <QTest>

using namespace splitscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 60'000; // ms

/// As if everything but the devices took no time.
PredictionParts partsOf(const Network &network)
{
    PredictionParts parts{.network = network};
    for (const CutPoint cut : network.cutPoints()) {
        parts.times.edge.push_back({});
        parts.times.cloud.push_back({});
        parts.codings.push_back({{Coding{}, network.shapeAt(cut).bytes()}});
    }
    return parts;
}

DeviceProfile board(double speed)
{
    return {"board", EmulatedSpeed{speed, speed}};
}

Conditions quick(const Network &network, int cut)
{
    Conditions conditions(network.cutPoint(cut).value());
    conditions.edge.profile = board(1e9);
    conditions.cloud.profile = board(1e12);
    conditions.link.uplink = Bandwidth::ofMbitPerSecond(50).value();
    return conditions;
}

/// A session, its runner, and what it told.
struct Adapting
{
    explicit Adapting(const char *model)
    {
        QObject::connect(
            &runner, &AdaptiveRunner::decided,
            [this](const AdaptiveDecision &decision) { decisions.push_back(decision); });
        QObject::connect(&runner, &AdaptiveRunner::finished,
                         [this](const AdaptiveRun &run) { runs.push_back(run); });
        session.load({model});
    }

    LatencyPredictor predictor() const
    {
        return LatencyPredictor(partsOf(session.network()), board(1e9), board(1e12));
    }
    bool makes(std::size_t count)
    {
        return QTest::qWaitFor([&] { return runs.size() >= count; }, patience);
    }

    std::vector<AdaptiveDecision> decisions;
    std::vector<AdaptiveRun> runs;
    EdgeSession session;
    AdaptiveRunner runner{session};
};

} // namespace

class TestAdaptiveRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsOneAfterTheOtherUntilItIsStopped();
    void movesTheCutWhenATransferHasTold();
    void theOracleKnowsAtOnce();
    void aSlidersBandwidthCountsFromTheNextRunOn();
    void cancellingTheSessionEndsIt();
    void endsWhereTheSessionLoadsAnotherNetwork();
    void failuresInARowEndIt();
    void othersRunsAreNotItsOwn();
    void eachRunIsToldToMachines();
};

void TestAdaptiveRunner::runsOneAfterTheOtherUntilItIsStopped()
{
    Adapting adapting("lenet5");
    QSignalSpy stopped(&adapting.runner, &AdaptiveRunner::stopped);
    adapting.runner.start(adapting.predictor(), quick(adapting.session.network(), 3),
                          AdaptivePolicy::Fixed);
    QVERIFY(adapting.makes(5));
    adapting.runner.stop();
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, patience);
    QVERIFY(!adapting.runner.running());
    QVERIFY(!adapting.session.busy());
    QCOMPARE(adapting.decisions.size(), adapting.runs.size());
    for (const AdaptiveRun &run : adapting.runs)
        QCOMPARE(run.record.conditions.cut.index(), 3);
    const AdaptiveSummary summary = adapting.runner.summary();
    QCOMPARE(summary.runs, std::ssize(adapting.runs));
    QCOMPARE(summary.judged, summary.runs);
    QCOMPARE(summary.moves, 0);
    QVERIFY(summary.meanLatency > 0ns);
}

void TestAdaptiveRunner::movesTheCutWhenATransferHasTold()
{
    Adapting adapting("alexnet-lab");
    Conditions conditions = quick(adapting.session.network(), 22);
    adapting.runner.start(adapting.predictor(), conditions);
    // From the edge alone, by way of a run that tells, to the fast cloud.
    QVERIFY(QTest::qWaitFor(
        [&] {
            return !adapting.decisions.empty()
                   && adapting.decisions.back().reason == AdaptiveReason::Gain;
        },
        patience));
    QVERIFY(adapting.decisions.at(0).reason == AdaptiveReason::Start);
    QVERIFY(adapting.decisions.at(1).reason == AdaptiveReason::Explore);
    const AdaptiveDecision move = adapting.decisions.back();
    QVERIFY(move.to.index() < 13);
    // A busy computer may send more slowly than the link's 50 Mbit/s, and never faster.
    QVERIFY(move.estimate->rate.mbitPerSecond() > 15);
    QVERIFY(move.estimate->rate.mbitPerSecond() < 60);
    QCOMPARE(adapting.runner.conditions().cut, move.to);
}

void TestAdaptiveRunner::theOracleKnowsAtOnce()
{
    Adapting adapting("alexnet-lab");
    adapting.runner.start(adapting.predictor(), quick(adapting.session.network(), 22),
                          AdaptivePolicy::Oracle);
    QVERIFY(adapting.makes(2));
    QVERIFY(adapting.runs.at(0).record.conditions.cut.index() < 13);
    QCOMPARE(adapting.runs.at(0).record.conditions.cut, adapting.runs.at(1).record.conditions.cut);
    QVERIFY(adapting.runs.at(0).view);
    QCOMPARE(adapting.runs.at(0).view->regret(), 0ns);
}

void TestAdaptiveRunner::aSlidersBandwidthCountsFromTheNextRunOn()
{
    Adapting adapting("lenet5");
    Conditions conditions = quick(adapting.session.network(), 3);
    adapting.runner.start(adapting.predictor(), conditions, AdaptivePolicy::Fixed);
    QVERIFY(adapting.makes(1));
    conditions.cut = adapting.session.network().lastCut(); // not the slider's to choose
    conditions.link.uplink = Bandwidth::ofMbitPerSecond(25).value();
    adapting.runner.setConditions(conditions, adapting.predictor());
    QVERIFY(adapting.makes(adapting.runs.size() + 2));
    const Conditions &last = adapting.runs.back().record.conditions;
    QCOMPARE(last.link.uplink->mbitPerSecond(), 25.0);
    QCOMPARE(last.cut.index(), 3);
}

void TestAdaptiveRunner::cancellingTheSessionEndsIt()
{
    Adapting adapting("lenet5");
    QSignalSpy stopped(&adapting.runner, &AdaptiveRunner::stopped);
    Conditions slow = quick(adapting.session.network(), 0);
    slow.link.uplink = Bandwidth::ofMbitPerSecond(0.05).value();
    adapting.runner.start(adapting.predictor(), slow, AdaptivePolicy::Fixed);
    QTRY_COMPARE_WITH_TIMEOUT(adapting.session.engineState(), EdgeSession::EngineState::Ready,
                              patience);
    adapting.session.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, patience);
    QVERIFY(!adapting.runner.running());
}

void TestAdaptiveRunner::endsWhereTheSessionLoadsAnotherNetwork()
{
    Adapting adapting("lenet5");
    QSignalSpy stopped(&adapting.runner, &AdaptiveRunner::stopped);
    adapting.runner.start(adapting.predictor(), quick(adapting.session.network(), 3));
    QVERIFY(adapting.makes(1));
    adapting.session.load({"alexnet-lab"});
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, patience);
}

void TestAdaptiveRunner::failuresInARowEndIt()
{
    Adapting adapting("lenet5");
    QSignalSpy stopped(&adapting.runner, &AdaptiveRunner::stopped);
    adapting.session.setNode(QUrl(u"http://no-node"_s));
    adapting.runner.start(adapting.predictor(), quick(adapting.session.network(), 3));
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, patience);
    QCOMPARE(std::ssize(adapting.runs), AdaptiveRunner::mostFailures);
    QCOMPARE(adapting.runner.summary().failed, AdaptiveRunner::mostFailures);
    QVERIFY(!adapting.runner.summary().overOracle());
}

void TestAdaptiveRunner::othersRunsAreNotItsOwn()
{
    Adapting adapting("lenet5");
    const Conditions own = quick(adapting.session.network(), 3);
    Conditions other = own;
    other.delivery = AnswerDelivery::Edge;
    adapting.session.run({other, other});
    adapting.runner.start(adapting.predictor(), own, AdaptivePolicy::Fixed);
    QVERIFY(adapting.makes(2));
    for (const AdaptiveRun &run : adapting.runs)
        QVERIFY(run.record.conditions.delivery == AnswerDelivery::Cloud);
}

void TestAdaptiveRunner::eachRunIsToldToMachines()
{
    Adapting adapting("lenet5");
    adapting.runner.start(adapting.predictor(), quick(adapting.session.network(), 3),
                          AdaptivePolicy::Fixed);
    QVERIFY(adapting.makes(1));
    const QJsonObject run = adaptiveJson(adapting.runs.at(0));
    QCOMPARE(run[u"cut"_s].toInt(), 3);
    QCOMPARE(run[u"decision"_s][u"to_cut"_s].toInt(), 3);
    QVERIFY(run[u"oracle"_s][u"regret_ms"_s].toDouble(-1) >= 0);
    const QJsonObject summary = summaryJson(adapting.runner.summary(), AdaptivePolicy::Fixed);
    QCOMPARE(summary[u"summary"_s].toString(), u"fixed"_s);
    QVERIFY(summary[u"over_oracle"_s].toDouble() > 0);
}

QTEST_GUILESS_MAIN(TestAdaptiveRunner)
#include "tst_adaptive_runner.moc"
