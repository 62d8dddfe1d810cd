// A bandwidth over time: which rate holds when, and what is no trace.
#include "engine/experiment/bandwidth_trace.h"

#include <QTest>

#include <utility>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

using Microseconds = BandwidthTrace::Microseconds;
using Steps = std::vector<BandwidthTrace::Step>;

Bandwidth mbit(double rate)
{
    return Bandwidth::ofMbitPerSecond(rate).value();
}

BandwidthTrace traceOf(Steps steps, Microseconds duration)
{
    return BandwidthTrace::of("a trace", std::move(steps), duration).value();
}

/// 5 Mbit/s for 1 s, 1 for 2 s, 9 for 500 ms.
BandwidthTrace threeRates()
{
    return traceOf({{0s, mbit(5)}, {1s, mbit(1)}, {3s, mbit(9)}}, 3500ms);
}

/// A step in each microsecond, of two rates in turn.
Steps manySteps(std::size_t number)
{
    Steps steps;
    for (std::size_t step = 0; step < number; ++step)
        steps.push_back({Microseconds(step), mbit(step % 2 == 0 ? 1 : 2)});
    return steps;
}

} // namespace

Q_DECLARE_METATYPE(Microseconds)
Q_DECLARE_METATYPE(Steps)

class BandwidthTraceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRateHoldsFromItsStepToTheNext_data();
    void aRateHoldsFromItsStepToTheNext();
    void aLoneRateHoldsForEver();
    void leastAndMostAreThoseOfTheSteps();
    void theMeanIsTakenOverTime();
    void stepsThatChangeNothingAreLeftOut();
    void theMostStepsAndTheLongestAreTaken();
    void whatIsNoTraceIsRefused_data();
    void whatIsNoTraceIsRefused();
    void moreThanTheMostStepsAreRefused();
    void tracesAreEqualByNameStepsAndDuration();
};

void BandwidthTraceTest::aRateHoldsFromItsStepToTheNext_data()
{
    QTest::addColumn<Microseconds>("since");
    QTest::addColumn<double>("rate");
    QTest::addColumn<Microseconds>("position");
    QTest::addColumn<Microseconds>("nextStep");
    const auto add = [](const char *when, Microseconds since, double rate, Microseconds position,
                        Microseconds nextStep) {
        QTest::newRow(when) << since << rate << position << nextStep;
    };
    add("at the start", 0s, 5, 0s, 1s);
    add("before a step", 999'999us, 5, 999'999us, 1s);
    add("at a step", 1s, 1, 1s, 3s);
    add("after it", 1'000'001us, 1, 1'000'001us, 3s);
    add("within the last", 3400ms, 9, 3400ms, 3500ms);
    add("at the end it begins anew", 3500ms, 5, 0s, 4500ms);
    add("in the second round", 5s, 1, 1500ms, 6500ms);
    add("in the last of the second", 6900ms, 9, 3400ms, 7s);
    add("a day later", 24h + 2s, 1, 1s, 24h + 4s); // 24 686 rounds and 1 s
}

void BandwidthTraceTest::aRateHoldsFromItsStepToTheNext()
{
    QFETCH(const Microseconds, since);
    QFETCH(const double, rate);
    QFETCH(const Microseconds, position);
    QFETCH(const Microseconds, nextStep);
    const BandwidthTrace trace = threeRates();
    QCOMPARE(trace.rateAt(since).mbitPerSecond(), rate);
    QCOMPARE(trace.position(since).count(), position.count());
    QCOMPARE(trace.nextStepAfter(since).count(), nextStep.count());
}

void BandwidthTraceTest::aLoneRateHoldsForEver()
{
    const BandwidthTrace trace = traceOf({{0s, mbit(5)}}, 1s);
    for (const Microseconds since : {Microseconds(0s), Microseconds(1s), Microseconds(100h)})
        QCOMPARE(trace.rateAt(since), mbit(5));
    QCOMPARE(trace.mean(), mbit(5));
}

void BandwidthTraceTest::leastAndMostAreThoseOfTheSteps()
{
    QCOMPARE(threeRates().least(), mbit(1));
    QCOMPARE(threeRates().most(), mbit(9));
}

void BandwidthTraceTest::theMeanIsTakenOverTime()
{
    QCOMPARE(threeRates().mean(), mbit((5 * 1 + 1 * 2 + 9 * 0.5) / 3.5));
}

void BandwidthTraceTest::stepsThatChangeNothingAreLeftOut()
{
    const BandwidthTrace trace =
        traceOf({{0s, mbit(5)}, {1s, mbit(5)}, {2s, mbit(1)}, {3s, mbit(1)}}, 4s);
    QVERIFY(trace.steps() == (Steps{{0s, mbit(5)}, {2s, mbit(1)}}));
    QCOMPARE(trace.mean(), mbit(3));
    QCOMPARE(trace.nextStepAfter(2s).count(), Microseconds(4s).count());
}

void BandwidthTraceTest::theMostStepsAndTheLongestAreTaken()
{
    const auto longest = BandwidthTrace::of("a day", {{0s, mbit(5)}}, 24h);
    QVERIFY(longest);
    const auto most = BandwidthTrace::of("many", manySteps(BandwidthTrace::mostSteps), 1s);
    QVERIFY(most);
    QCOMPARE(most->steps().size(), BandwidthTrace::mostSteps);
}

void BandwidthTraceTest::whatIsNoTraceIsRefused_data()
{
    QTest::addColumn<Steps>("steps");
    QTest::addColumn<Microseconds>("duration");
    QTest::addColumn<QString>("step");
    const auto add = [](const char *what, const Steps &steps, Microseconds duration,
                        const char *step) {
        QTest::newRow(what) << steps << duration << QString::fromLatin1(step);
    };
    const Bandwidth rate = mbit(5);
    add("no step", {}, 1s, "0");
    add("first one after the start", {{1us, rate}}, 1s, "0");
    add("first one before the start", {{-1us, rate}}, 1s, "0");
    add("at the same time", {{0s, rate}, {1s, rate}, {1s, mbit(6)}}, 2s, "2");
    add("back in time", {{0s, rate}, {2s, mbit(6)}, {1s, rate}, {0s, rate}}, 3s, "2");
    add("no time", {{0s, rate}}, 0s, "1");
    add("ends at its last step", {{0s, rate}, {1s, mbit(6)}}, 1s, "2");
    add("longer than a day", {{0s, rate}}, 24h + 1us, "1");
}

void BandwidthTraceTest::whatIsNoTraceIsRefused()
{
    QFETCH(const Steps, steps);
    QFETCH(const Microseconds, duration);
    QFETCH(const QString, step);
    const auto trace = BandwidthTrace::of("a trace", steps, duration);
    QVERIFY(!trace);
    QCOMPARE(trace.error(), (Error{ErrorKind::TraceUnusable, "a trace", step.toStdString()}));
}

void BandwidthTraceTest::moreThanTheMostStepsAreRefused()
{
    const auto trace = BandwidthTrace::of("many", manySteps(BandwidthTrace::mostSteps + 1), 1s);
    QCOMPARE(trace.error(), (Error{ErrorKind::TraceUnusable, "many", "200001"}));
}

void BandwidthTraceTest::tracesAreEqualByNameStepsAndDuration()
{
    const Steps steps = {{0s, mbit(5)}, {1s, mbit(6)}};
    const BandwidthTrace trace = traceOf(steps, 2s);
    QVERIFY(trace == traceOf(steps, 2s));
    QVERIFY(trace != traceOf(steps, 3s));
    QVERIFY(trace != traceOf({{0s, mbit(5)}, {1s, mbit(7)}}, 2s));
    QVERIFY(trace != BandwidthTrace::of("another", steps, 2s).value());
}

QTEST_APPLESS_MAIN(BandwidthTraceTest)
#include "tst_bandwidth_trace.moc"
