// One direction of an emulated link, by the clock that the test tells it.
#include "net/link/link_shaper.h"

#include <QTest>

#include <vector>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

using Clock = LinkShaper::Clock;

constexpr ConnectionId one{1};
constexpr ConnectionId two{2};
constexpr qsizetype segment = segmentPayloadBytes;
constexpr std::int64_t burst = 1514; // one full frame
const Clock::time_point start{1h};

/// 1 byte in a microsecond, so that a full frame takes 1514 us.
OneWayConditions byteEachMicrosecond(std::chrono::microseconds delay = 0us)
{
    return {Bandwidth::ofMbitPerSecond(8).value(), burst, delay};
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
};

void TestLinkShaper::anEmptyLinkHasNothingToWaitFor()
{
    LinkShaper link(byteEachMicrosecond(), start);
    link.enqueue(one, {}, start);
    QVERIFY(!link.nextArrival());
    QVERIFY(!link.lastArrival());
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
    QCOMPARE(link.lastArrival(), byTheLaw);
    link.takeArrived(start + 10ms);
    QCOMPARE(link.lastArrival(), byTheLaw);
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
    LinkShaper link({Bandwidth::ofMbitPerSecond(0.05).value(), burst, 0us}, start);
    link.enqueue(one, numbered(2 * segment), start);
    link.takeArrived(start);
    QCOMPARE(link.nextArrival(), start + 242'240us);

    link.setConditions(byteEachMicrosecond(), start);

    QCOMPARE(link.nextArrival(), start + 1514us);
}

void TestLinkShaper::aShorterDelayCountsForWhatIsOnItsWay()
{
    LinkShaper link({{}, burst, 10s}, start);
    link.enqueue(one, numbered(100), start);
    link.setConditions({{}, burst, 1ms}, start + 5ms);
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

QTEST_APPLESS_MAIN(TestLinkShaper)
#include "tst_link_shaper.moc"
