// One direction of an emulated link, by the clock that the test tells it.
#include "net/link/link_shaper.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

using Clock = LinkShaper::Clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr ConnectionId one{1};
constexpr ConnectionId two{2};
constexpr qsizetype segment = segmentPayloadBytes;
constexpr std::int64_t burst = 1514; // one full frame
const Clock::time_point start{1h};

/// 1 byte in a microsecond, so that a full frame takes 1514 us.
OneWayConditions byteEachMicrosecond(std::chrono::microseconds delay = 0us)
{
    return {.rate = Bandwidth::ofMbitPerSecond(8).value(), .burstBytes = burst, .delay = delay};
}

/// The same with 10 to 30 ms of delay.
OneWayConditions jittered(std::uint64_t seed = 1)
{
    OneWayConditions conditions = byteEachMicrosecond(20ms);
    conditions.jitter = 10ms;
    conditions.jitterSeed = seed;
    return conditions;
}

/// Of 50 segments that are there at the start.
std::vector<Clock::time_point> arrivalTimes(const OneWayConditions &conditions)
{
    LinkShaper link(conditions, start);
    link.enqueue(one, QByteArray(50 * segment, 'x'), start);
    std::vector<Clock::time_point> times;
    while (const auto next = link.nextArrival()) {
        if (!link.takeArrived(*next).empty())
            times.push_back(*next);
    }
    return times;
}

QByteArray numbered(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i * 31 + i / 256);
    return bytes;
}

QByteArray joined(const std::vector<LinkShaper::Arrival> &arrivals, ConnectionId connection)
{
    QByteArray bytes;
    for (const LinkShaper::Arrival &arrival : arrivals) {
        if (arrival.connection == connection)
            bytes += arrival.bytes;
    }
    return bytes;
}

std::int64_t wireBytesOf(const std::vector<LinkShaper::Arrival> &arrivals)
{
    std::int64_t sum = 0;
    for (const LinkShaper::Arrival &arrival : arrivals)
        sum += arrival.wireBytes;
    return sum;
}

} // namespace

class TestLinkShaper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyLinkHasNothingToWaitFor();
    void bytesLeaveASegmentAtATimeAndInOrder();
    void theLastArrivalIsThatOfTheWholePayload();
    void bytesThatWaitTogetherFillTheirSegments();
    void whatComesAfterAPauseBeginsANewSegment();
    void aLateCallerGetsWhatTheLinkWouldHaveSentMeanwhile();
    void aQueueThatRanEmptyGainsNoMoreThanTheBurst();
    void theDelayComesAfterTheBucket();
    void connectionsTakeTurns();
    void aHeldBackConnectionLeavesTheLinkToOthers();
    void releasingAConnectionGivesItNoCreditForTheWait();
    void whatIsOnItsWayArrivesThoughTheConnectionIsHeldBack();
    void removingAConnectionDropsAllThatItHas();
    void aFasterRateCountsForWhatWaits();
    void aShorterDelayCountsForWhatIsOnItsWay();
    void anUnlimitedLinkPassesEverythingOnAtOnce();
    void heldBytesAreThoseWaitingAndThoseOnTheirWay();
    void theLastArrivalIsNotReckonedBeyondTheHorizon();
    void jitterSpreadsTheDelaysEvenlyAboutTheirMean();
    void jitterKeepsTheOrder();
    void theSameSeedDrawsTheSameDelays();
    void aChangeOfTheRateDoesNotBeginTheDelaysAnew();
    void jitterAloneIsDrawnForEachSegment();
    void nothingIsDueBeforeItsLeastDelay();
    void aQueueHasRoomForWholeFramesUpToItsLimit();
    void whatHasLeftTheBucketLeavesTheQueue();
    void aQueueIsRelievedWhenHalfOfItIsFree();
    void aHeldBackConnectionIsNotInTheQueue();
};

void TestLinkShaper::anEmptyLinkHasNothingToWaitFor()
{
    LinkShaper link(byteEachMicrosecond(), start);
    link.enqueue(one, {}, start);
    QVERIFY(!link.nextArrival());
    QVERIFY(!link.lastArrival(start + 1h));
    QVERIFY(link.takeArrived(start + 1h).empty());
}

void TestLinkShaper::bytesLeaveASegmentAtATimeAndInOrder()
{
    LinkShaper link(byteEachMicrosecond(), start);
    const QByteArray sent = numbered(3 * segment);
    link.enqueue(one, sent, start);

    QByteArray received;
    for (const auto at : {start, start + 1514us, start + 3028us}) {
        QCOMPARE(link.nextArrival(), at);
        QVERIFY(link.takeArrived(at - 1ns).empty());
        const auto arrivals = link.takeArrived(at);
        QCOMPARE(arrivals.size(), 1);
        QCOMPARE(arrivals.front().bytes.size(), segment);
        received += arrivals.front().bytes;
    }
    QCOMPARE(received, sent);
    QVERIFY(!link.nextArrival());
}

void TestLinkShaper::theLastArrivalIsThatOfTheWholePayload()
{
    LinkShaper link(byteEachMicrosecond(5ms), start);
    link.enqueue(one, numbered(25600), start);
    const auto byTheLaw = start + std::chrono::microseconds(25600 + 18 * 66 - burst) + 5ms;
    QCOMPARE(link.lastArrival(start + 1h), byTheLaw);
    link.takeArrived(start + 10ms);
    QCOMPARE(link.lastArrival(start + 1h), byTheLaw);
    link.takeArrived(byTheLaw - 1ns);
    QCOMPARE(link.heldBytes(one), 25600 % segment);
    link.takeArrived(byTheLaw);
    QCOMPARE(link.heldBytes(one), 0);
}

void TestLinkShaper::bytesThatWaitTogetherFillTheirSegments()
{
    LinkShaper link(byteEachMicrosecond(), start);
    link.enqueue(one, numbered(segment), start); // uses the burst up
    const QByteArray sent = numbered(10 * 1000);
    for (qsizetype i = 0; i < 10; ++i)
        link.enqueue(one, sent.sliced(i * 1000, 1000), start + std::chrono::microseconds(i));

    const auto arrivals = link.takeArrived(start + 1s);
    QCOMPARE(joined(arrivals, one), numbered(segment) + sent);
    QCOMPARE(wireBytesOf(arrivals), wireBytes(segment) + wireBytes(10'000));
}

void TestLinkShaper::whatComesAfterAPauseBeginsANewSegment()
{
    LinkShaper link(byteEachMicrosecond(), start);
    link.enqueue(one, numbered(100), start);
    link.enqueue(one, numbered(100), start + 1s);
    const auto arrivals = link.takeArrived(start + 2s);
    QCOMPARE(arrivals.size(), 2);
    QCOMPARE(wireBytesOf(arrivals), 2 * (100 + 66));
}

void TestLinkShaper::aLateCallerGetsWhatTheLinkWouldHaveSentMeanwhile()
{
    LinkShaper link(byteEachMicrosecond(), start);
    link.enqueue(one, numbered(100 * segment), start);
    QCOMPARE(link.takeArrived(start + 50 * 1514us).size(), 51);
    QCOMPARE(link.nextArrival(), start + 51 * 1514us);
}

void TestLinkShaper::aQueueThatRanEmptyGainsNoMoreThanTheBurst()
{
    LinkShaper link(byteEachMicrosecond(), start);
    link.enqueue(one, numbered(segment), start);
    // Nobody asked in between: the shaper itself has to notice that the first has left long ago.
    link.enqueue(one, numbered(3 * segment), start + 1s);
    QCOMPARE(link.takeArrived(start + 1s).size(), 2);
    QCOMPARE(link.nextArrival(), start + 1s + 1514us);
}

void TestLinkShaper::theDelayComesAfterTheBucket()
{
    LinkShaper link(byteEachMicrosecond(20ms), start);
    link.enqueue(one, numbered(2 * segment), start);
    QCOMPARE(link.nextArrival(), start + 20ms);
    QCOMPARE(link.takeArrived(start + 20ms).size(), 1);
    QCOMPARE(link.nextArrival(), start + 20ms + 1514us);
}

void TestLinkShaper::connectionsTakeTurns()
{
    LinkShaper link(byteEachMicrosecond(), start);
    link.enqueue(one, numbered(10 * segment), start);
    link.enqueue(two, numbered(10 * segment), start);
    // The first leaves before the second connection comes.
    const auto arrivals = link.takeArrived(start + 10 * 1514us);
    QCOMPARE(arrivals.size(), 11);
    QCOMPARE(joined(arrivals, one), numbered(10 * segment).first(6 * segment));
    QCOMPARE(joined(arrivals, two), numbered(10 * segment).first(5 * segment));
}

void TestLinkShaper::aHeldBackConnectionLeavesTheLinkToOthers()
{
    LinkShaper link(byteEachMicrosecond(), start);
    link.setHeldBack(one, true, start);
    link.enqueue(one, numbered(10 * segment), start);
    link.enqueue(two, numbered(10 * segment), start);
    QVERIFY(link.isHeldBack(one));
    const auto arrivals = link.takeArrived(start + 1s);
    QCOMPARE(joined(arrivals, two), numbered(10 * segment));
    QCOMPARE(arrivals.size(), 10);
    QVERIFY(!link.nextArrival());
}

void TestLinkShaper::releasingAConnectionGivesItNoCreditForTheWait()
{
    LinkShaper link(byteEachMicrosecond(), start);
    link.setHeldBack(one, true, start);
    link.enqueue(one, numbered(10 * segment), start);
    link.setHeldBack(one, false, start + 1s);
    QCOMPARE(link.takeArrived(start + 1s).size(), 1);
    QCOMPARE(link.nextArrival(), start + 1s + 1514us);
}

void TestLinkShaper::whatIsOnItsWayArrivesThoughTheConnectionIsHeldBack()
{
    LinkShaper link(byteEachMicrosecond(20ms), start);
    link.enqueue(one, numbered(10 * segment), start);
    link.setHeldBack(one, true, start + 2 * 1514us);
    QCOMPARE(joined(link.takeArrived(start + 1s), one), numbered(10 * segment).first(3 * segment));
}

void TestLinkShaper::removingAConnectionDropsAllThatItHas()
{
    LinkShaper link(byteEachMicrosecond(20ms), start);
    link.enqueue(one, numbered(10 * segment), start);
    link.enqueue(two, numbered(segment), start);
    link.remove(one, start + 3 * 1514us);
    QCOMPARE(link.heldBytes(one), 0);
    const auto arrivals = link.takeArrived(start + 1s);
    QCOMPARE(joined(arrivals, one), QByteArray());
    QCOMPARE(joined(arrivals, two), numbered(segment));
}

void TestLinkShaper::aFasterRateCountsForWhatWaits()
{
    OneWayConditions slow = byteEachMicrosecond();
    slow.rate = Bandwidth::ofMbitPerSecond(0.05).value();
    LinkShaper link(slow, start);
    link.enqueue(one, numbered(2 * segment), start);
    link.takeArrived(start);
    QCOMPARE(link.nextArrival(), start + 242'240us);

    link.setConditions(byteEachMicrosecond(), start);

    QCOMPARE(link.nextArrival(), start + 1514us);
}

void TestLinkShaper::aShorterDelayCountsForWhatIsOnItsWay()
{
    LinkShaper link({.delay = 10s}, start);
    link.enqueue(one, numbered(100), start);
    link.setConditions({.delay = 1ms}, start + 5ms);
    link.enqueue(one, numbered(200), start + 5ms);
    QCOMPARE(joined(link.takeArrived(start + 5ms), one), numbered(100));
    QCOMPARE(joined(link.takeArrived(start + 6ms), one), numbered(200));
}

void TestLinkShaper::anUnlimitedLinkPassesEverythingOnAtOnce()
{
    LinkShaper link({}, start);
    link.enqueue(one, numbered(100'000), start);
    QCOMPARE(link.credit(start), 0);
    const auto arrivals = link.takeArrived(start);
    QCOMPARE(joined(arrivals, one), numbered(100'000));
    QCOMPARE(wireBytesOf(arrivals), wireBytes(100'000));
}

void TestLinkShaper::heldBytesAreThoseWaitingAndThoseOnTheirWay()
{
    LinkShaper link(byteEachMicrosecond(20ms), start);
    link.enqueue(one, numbered(4 * segment), start);
    QCOMPARE(link.heldBytes(one), 4 * segment);
    link.takeArrived(start + 1514us); // two have left
    QCOMPARE(link.heldBytes(one), 4 * segment);
    link.takeArrived(start + 20ms); // and one has arrived
    QCOMPARE(link.heldBytes(one), 3 * segment);
    QCOMPARE(link.heldBytes(two), 0);
}

void TestLinkShaper::theLastArrivalIsNotReckonedBeyondTheHorizon()
{
    LinkShaper link(byteEachMicrosecond(), start);
    link.enqueue(one, numbered(100 * segment), start);
    const auto last = link.lastArrival(start + 10ms);
    QVERIFY(*last > start + 10ms && *last <= start + 10ms + 1514us);
}

void TestLinkShaper::jitterSpreadsTheDelaysEvenlyAboutTheirMean()
{
    // So far apart that none waits for the one before it.
    LinkShaper link(jittered(), start);
    constexpr int segments = 2000;
    int early = 0;
    Milliseconds sum{};
    Milliseconds least = 1h;
    Milliseconds most{};
    for (int i = 0; i < segments; ++i) {
        const auto at = start + i * 100ms;
        link.enqueue(one, numbered(100), at);
        const auto arrivals = link.takeArrived(at + 100ms - 1ns);
        QCOMPARE(arrivals.size(), 1);
        const Milliseconds delay = arrivals.front().delay;
        sum += delay;
        least = std::min(least, delay);
        most = std::max(most, delay);
        early += delay < 15ms ? 1 : 0;
    }
    QVERIFY(least >= 10ms && least < 10.1ms);
    QVERIFY(most <= 30ms && most > 29.9ms);
    QVERIFY(std::abs(sum.count() / segments - 20) < 0.5);
    QVERIFY(std::abs(early - segments / 4) < segments / 25);
}

void TestLinkShaper::jitterKeepsTheOrder()
{
    LinkShaper link(jittered(), start);
    const QByteArray sent = numbered(200 * segment);
    link.enqueue(one, sent, start);
    QByteArray received;
    int moments = 0;
    while (const auto next = link.nextArrival()) {
        received += joined(link.takeArrived(*next), one);
        ++moments;
    }
    QVERIFY(received == sent);
    QVERIFY(moments > 10 && moments < 200); // some had to wait for one before them
}

void TestLinkShaper::theSameSeedDrawsTheSameDelays()
{
    QVERIFY(arrivalTimes(jittered(7)) == arrivalTimes(jittered(7)));
    QVERIFY(arrivalTimes(jittered(7)) != arrivalTimes(jittered(8)));
}

void TestLinkShaper::aChangeOfTheRateDoesNotBeginTheDelaysAnew()
{
    LinkShaper link(jittered(), start);
    link.enqueue(one, numbered(100), start);
    const auto first = link.takeArrived(start + 1s).front().delay;
    OneWayConditions slower = jittered();
    slower.rate = Bandwidth::ofMbitPerSecond(1).value();
    link.setConditions(slower, start + 1s);
    link.enqueue(one, numbered(100), start + 1s);
    QVERIFY(link.takeArrived(start + 2s).front().delay != first);
}

void TestLinkShaper::jitterAloneIsDrawnForEachSegment()
{
    OneWayConditions unlimited = jittered();
    unlimited.rate.reset();
    LinkShaper link(unlimited, start);
    link.enqueue(one, numbered(10 * segment), start);
    QCOMPARE(link.takeArrived(start + 1s).size(), 10);
}

void TestLinkShaper::nothingIsDueBeforeItsLeastDelay()
{
    LinkShaper link(jittered(), start);
    link.enqueue(one, numbered(2 * segment), start);
    QCOMPARE(link.nextArrival(), start + 10ms); // not drawn yet
    QVERIFY(link.takeArrived(start).empty());
    QVERIFY(*link.nextArrival() > start + 10ms);
}

void TestLinkShaper::aQueueHasRoomForWholeFramesUpToItsLimit()
{
    OneWayConditions limited = byteEachMicrosecond();
    LinkShaper boundless(limited, start);
    QVERIFY(!boundless.queueRoom());
    limited.queueLimitBytes = 2 * burst;
    LinkShaper link(limited, start);
    link.enqueue(one, numbered(segment), start); // uses the burst up
    link.takeArrived(start);
    QCOMPARE(*link.queueRoom(), 2 * segment);
    link.enqueue(one, numbered(segment), start);
    QCOMPARE(*link.queueRoom(), segment);
    link.enqueue(two, numbered(500), start);
    QCOMPARE(*link.queueRoom(), segment - 500 - 66);
    link.enqueue(two, numbered(10 * segment), start);
    QCOMPARE(*link.queueRoom(), 0);
}

void TestLinkShaper::whatHasLeftTheBucketLeavesTheQueue()
{
    OneWayConditions limited = byteEachMicrosecond(20ms);
    limited.queueLimitBytes = 2 * burst;
    LinkShaper link(limited, start);
    link.enqueue(one, numbered(2 * segment), start);
    QCOMPARE(link.queueRoom(), 0);
    link.takeArrived(start); // the bucket is full: the first one leaves
    QCOMPARE(link.queueRoom(), segment);
    link.takeArrived(start + 1514us);
    QCOMPARE(link.queueRoom(), 2 * segment);
}

void TestLinkShaper::aQueueIsRelievedWhenHalfOfItIsFree()
{
    OneWayConditions limited = byteEachMicrosecond();
    limited.queueLimitBytes = 4 * burst;
    LinkShaper link(limited, start);
    QVERIFY(!link.queueRelief());
    link.enqueue(one, numbered(5 * segment), start);
    link.takeArrived(start); // the bucket is full: the first one leaves
    QCOMPARE(link.queueRelief(), start + 2 * 1514us);
    link.takeArrived(start + 2 * 1514us);
    QVERIFY(!link.queueRelief());
}

void TestLinkShaper::aHeldBackConnectionIsNotInTheQueue()
{
    OneWayConditions limited = byteEachMicrosecond();
    limited.queueLimitBytes = 2 * burst;
    LinkShaper link(limited, start);
    link.setHeldBack(one, true, start);
    link.enqueue(one, numbered(2 * segment), start);
    QCOMPARE(link.queueRoom(), 2 * segment);
}

QTEST_APPLESS_MAIN(TestLinkShaper)
#include "tst_link_shaper.moc"
