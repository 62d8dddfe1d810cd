// The token bucket against the law of tc's tbf:
// t = (bytes + 66 for each 1448 begun - burst) / rate
#include "net/link/token_bucket.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

using Clock = TokenBucket::Clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr std::int64_t labBurst = 4096;
constexpr std::int64_t frame = 1514;
/// What a rounded nanosecond for each of a few hundred frames comes to.
constexpr double roundingMs = 0.001;

const Clock::time_point start{1h};

Bandwidth mbit(double rate)
{
    return Bandwidth::ofMbitPerSecond(rate).value();
}

TokenBucket withLateTimer(Bandwidth rate, std::int64_t burst, std::chrono::nanoseconds lateness)
{
    TokenBucket bucket(rate, burst, start);
    bucket.setTimerLateness(lateness);
    return bucket;
}

/// When the last byte leaves of a payload that is there at `at`.
Clock::time_point lastDeparture(TokenBucket &bucket, std::int64_t payload, Clock::time_point at)
{
    Clock::time_point departure = at;
    for (std::int64_t sent = 0; sent < payload; sent += segmentPayloadBytes)
        departure = bucket.charge(wireBytes(std::min(segmentPayloadBytes, payload - sent)), at);
    return departure;
}

} // namespace

class TestTokenBucket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPayloadTakesWhatTheLawSays_data();
    void aPayloadTakesWhatTheLawSays();
    void aFullBucketLetsItsBurstOutAtOnce();
    void aPayloadRightAfterAnotherHasNoBurst();
    void aBucketFillsUpWhileIdleAndNoFurther();
    void askingForADepartureChargesNothing();
    void aFrameChargedLateLeavesWhenItWasDue();
    void aNewRateCountsFromTheChangeOn();
    void aNewRateLeavesInTheBucketWhatIsThere();
    void aSmallerBurstSpillsWhatDoesNotFit();
    void unlimitedLetsEverythingOutAtOnce();
    void aLimitAfterNoneBeginsWithAFullBucket();
    void noLimitAfterALimitForgetsWhatIsOwed();
    void anEnormousBurstIsJustNeverUsedUp();
    void aLateTimerDelaysAFrameThatHasToWait();
    void aFrameThatFindsItsBytesNeedsNoTimer();
    void aLateTimerLosesWhatTheBurstCannotHold_data();
    void aLateTimerLosesWhatTheBurstCannotHold();
    void framesThatALateTimerLetsOutTogetherLeaveTogether();
};

void TestTokenBucket::aPayloadTakesWhatTheLawSays_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<qint64>("burst");
    QTest::addColumn<qint64>("payload");
    for (const double rate : {0.05, 1.0, 5.0, 9.0, 50.0, 1000.0}) {
        for (const qint64 burst : {1514, 1536, 4096}) {
            for (const qint64 payload : {4000, 25600, 221184, 602112}) {
                QTest::addRow("%g Mbit/s, burst %lld, %lld bytes", rate, burst, payload)
                    << rate << burst << payload;
            }
        }
    }
}

void TestTokenBucket::aPayloadTakesWhatTheLawSays()
{
    QFETCH(const double, rate);
    QFETCH(const qint64, burst);
    QFETCH(const qint64, payload);
    TokenBucket bucket(mbit(rate), burst, start);

    const Milliseconds took = lastDeparture(bucket, payload, start) - start;

    const double segments = std::ceil(static_cast<double>(payload) / 1448);
    const double beyondBurst =
        static_cast<double>(payload) + 66 * segments - static_cast<double>(burst);
    const double lawMs = beyondBurst * 8 / (rate * 1e6) * 1e3;
    QVERIFY2(std::abs(took.count() - lawMs) < roundingMs,
             qPrintable(QStringLiteral("%1 ms, by the law %2").arg(took.count()).arg(lawMs)));
}

void TestTokenBucket::aFullBucketLetsItsBurstOutAtOnce()
{
    TokenBucket bucket(mbit(5), labBurst, start);
    QCOMPARE(bucket.credit(start), labBurst);
    QCOMPARE(bucket.charge(frame, start), start);
    QCOMPARE(bucket.charge(frame, start), start);
    QCOMPARE(bucket.credit(start), labBurst - 2 * frame);
    // 446 bytes short of a third.
    QCOMPARE(bucket.departure(frame, start), start + 713'600ns);
}

void TestTokenBucket::aPayloadRightAfterAnotherHasNoBurst()
{
    TokenBucket bucket(mbit(5), labBurst, start);
    const auto first = lastDeparture(bucket, 25600, start);
    const Milliseconds second = lastDeparture(bucket, 25600, first) - first;
    const double withoutBurstMs = (25600 + 18 * 66) * 8 / 5e3;
    QVERIFY(std::abs(second.count() - withoutBurstMs) < roundingMs);
}

void TestTokenBucket::aBucketFillsUpWhileIdleAndNoFurther()
{
    TokenBucket bucket(mbit(8), labBurst, start); // a byte in a microsecond
    bucket.charge(labBurst, start);
    QCOMPARE(bucket.credit(start), 0);
    QCOMPARE(bucket.credit(start + 1ms), 1000);
    QCOMPARE(bucket.credit(start + 1h), labBurst);
    QCOMPARE(bucket.charge(labBurst, start + 1h), start + 1h);
    QCOMPARE(bucket.departure(frame, start + 1h), start + 1h + 1514us);
}

void TestTokenBucket::askingForADepartureChargesNothing()
{
    TokenBucket bucket(mbit(5), labBurst, start);
    bucket.charge(labBurst, start);
    const auto departure = bucket.departure(frame, start);
    QCOMPARE(bucket.departure(frame, start), departure);
    QCOMPARE(bucket.charge(frame, start), departure);
}

void TestTokenBucket::aFrameChargedLateLeavesWhenItWasDue()
{
    TokenBucket late(mbit(8), labBurst, start);
    TokenBucket punctual = late;
    // The frames have waited since the start, whenever they are charged: nothing is lost.
    for (int i = 0; i < 100; ++i)
        QCOMPARE(late.charge(frame, start), punctual.charge(frame, start));
    QCOMPARE(late.charge(frame, start), start + std::chrono::microseconds(101 * frame - labBurst));
}

void TestTokenBucket::aNewRateCountsFromTheChangeOn()
{
    TokenBucket bucket(mbit(8), labBurst, start);
    bucket.charge(labBurst, start);
    // Half of the frame's bytes have come in at 1 byte/us; the other half comes at 10.
    bucket.setRate(mbit(80), labBurst, start + 757us);
    QCOMPARE(bucket.departure(frame, start + 757us), start + 757us + 75'700ns);
}

void TestTokenBucket::aNewRateLeavesInTheBucketWhatIsThere()
{
    TokenBucket bucket(mbit(8), labBurst, start);
    bucket.charge(3000, start);
    bucket.setRate(mbit(0.05), labBurst, start + 100us);
    QCOMPARE(bucket.credit(start + 100us), labBurst - 3000 + 100);
}

void TestTokenBucket::aSmallerBurstSpillsWhatDoesNotFit()
{
    TokenBucket bucket(mbit(8), 100'000, start);
    bucket.setRate(mbit(8), labBurst, start);
    QCOMPARE(bucket.credit(start), labBurst);
}

void TestTokenBucket::unlimitedLetsEverythingOutAtOnce()
{
    TokenBucket bucket({}, labBurst, start);
    QVERIFY(!bucket.limited());
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(bucket.charge(frame, start), start);
    QCOMPARE(bucket.departure(frame, start + 5ms), start + 5ms);
}

void TestTokenBucket::aLimitAfterNoneBeginsWithAFullBucket()
{
    TokenBucket bucket({}, labBurst, start);
    bucket.charge(1'000'000, start);
    bucket.setRate(mbit(5), labBurst, start + 1s);
    QCOMPARE(bucket.credit(start + 1s), labBurst);
}

void TestTokenBucket::noLimitAfterALimitForgetsWhatIsOwed()
{
    TokenBucket bucket(mbit(0.05), labBurst, start);
    bucket.charge(1'000'000, start);
    bucket.setRate({}, labBurst, start);
    QCOMPARE(bucket.departure(frame, start), start);
}

void TestTokenBucket::anEnormousBurstIsJustNeverUsedUp()
{
    TokenBucket bucket(mbit(0.05), std::numeric_limits<std::int64_t>::max(), start);
    QCOMPARE(lastDeparture(bucket, 10'000'000, start), start);
}

void TestTokenBucket::aLateTimerDelaysAFrameThatHasToWait()
{
    TokenBucket bucket = withLateTimer(mbit(8), labBurst, 20us);
    bucket.charge(labBurst, start);
    QCOMPARE(bucket.departure(frame, start), start + 1514us + 20us);
    QCOMPARE(bucket.charge(frame, start), start + 1514us + 20us);
    // The bytes that came in meanwhile are in the bucket.
    QCOMPARE(bucket.charge(frame, start), start + 2 * 1514us + 20us);
}

void TestTokenBucket::aFrameThatFindsItsBytesNeedsNoTimer()
{
    TokenBucket bucket = withLateTimer(mbit(8), labBurst, 20us);
    QCOMPARE(bucket.charge(frame, start), start);
    QCOMPARE(bucket.charge(frame, start), start);
    QCOMPARE(bucket.charge(frame, start + 2ms), start + 2ms);
}

void TestTokenBucket::aLateTimerLosesWhatTheBurstCannotHold_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<qint64>("burst");
    QTest::addColumn<double>("lostUs"); // for each full frame
    // A bucket of 1536 bytes holds 22 beyond the frame.
    QTest::newRow("1 Mbit/s, 12 kbit") << 1.0 << qint64(1536) << 0.0;
    QTest::newRow("9 Mbit/s, 12 kbit") << 9.0 << qint64(1536) << 20 - 22 * 8 / 9.0;
    QTest::newRow("50 Mbit/s, 12 kbit") << 50.0 << qint64(1536) << 20 - 22 * 8 / 50.0;
    QTest::newRow("50 Mbit/s, 32 kbit") << 50.0 << qint64(labBurst) << 0.0;
    QTest::newRow("1000 Mbit/s, 32 kbit") << 1000.0 << qint64(labBurst) << 0.0;
}

void TestTokenBucket::aLateTimerLosesWhatTheBurstCannotHold()
{
    QFETCH(const double, rate);
    QFETCH(const qint64, burst);
    QFETCH(const double, lostUs);
    constexpr int frames = 1000;
    constexpr qint64 payload = frames * segmentPayloadBytes;
    TokenBucket punctual(mbit(rate), burst, start);
    TokenBucket tardy = withLateTimer(mbit(rate), burst, 20us);

    const Milliseconds lost =
        lastDeparture(tardy, payload, start) - lastDeparture(punctual, payload, start);

    // The first frame finds the bucket full and the last one's timer costs as well.
    QVERIFY2(std::abs(lost.count() * 1000 - frames * lostUs) <= 40 + frames * roundingMs,
             qPrintable(QStringLiteral("%1 us lost").arg(lost.count() * 1000)));
}

void TestTokenBucket::framesThatALateTimerLetsOutTogetherLeaveTogether()
{
    TokenBucket bucket = withLateTimer(mbit(1000), labBurst, 50us); // a frame takes 12.112 us
    const auto last = lastDeparture(bucket, labBurst, start);
    QVERIFY(last > start);
    QCOMPARE(bucket.charge(frame, start), last);
    QVERIFY(bucket.charge(frame, start) > last); // no more than the burst had come in
}

QTEST_APPLESS_MAIN(TestTokenBucket)
#include "tst_token_bucket.moc"
