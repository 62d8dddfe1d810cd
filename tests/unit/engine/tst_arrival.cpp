// The rate that follows from how bytes came in, and when nothing does.
#include "engine/experiment/arrival.h"
#include "engine/experiment/link_conditions.h"

#include <QTest>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t halfSegment = segmentPayloadBytes / 2;
const ArrivalMeter::Clock::time_point start{1h};

/// So many segments, half of one besides, which does not count.
std::int64_t bytesOf(int segments)
{
    return segments * segmentPayloadBytes + halfSegment;
}

} // namespace

class TestArrival : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstPieceOnlyStartsTheClock();
    void onePieceTellsNothing();
    void aResetBeginsANewCount();
    void headersCountAsTheyDoOnTheWire();
    void whatTheLawOfTheBucketTakesGivesItsRate_data();
    void whatTheLawOfTheBucketTakesGivesItsRate();
    void lessThanTenMillisecondsTellNothing();
    void lessThanTwelveSegmentsTellNothing();
};

void TestArrival::theFirstPieceOnlyStartsTheClock()
{
    ArrivalMeter meter;
    meter.came(4096, start);
    meter.came(4096, start + 3ms);
    meter.came(1000, start + 5ms);
    QVERIFY(meter.arrival() == (Arrival{5096, 5ms}));
}

void TestArrival::onePieceTellsNothing()
{
    ArrivalMeter meter;
    QVERIFY(!meter.arrival());
    meter.came(602'112, start);
    QVERIFY(!meter.arrival());
}

void TestArrival::aResetBeginsANewCount()
{
    ArrivalMeter meter;
    meter.came(4096, start);
    meter.came(4096, start + 3ms);
    meter.reset();
    QVERIFY(!meter.arrival());
    meter.came(4096, start + 20ms);
    meter.came(1, start + 21ms);
    QVERIFY(meter.arrival() == (Arrival{1, 1ms}));
}

void TestArrival::headersCountAsTheyDoOnTheWire()
{
    // 1514 bytes for each 1448.
    const auto rate = mbitPerSecond({bytesOf(100), 100ms});
    QVERIFY(rate);
    QCOMPARE(*rate, 100 * 1514 * 8 / 100e3);
}

void TestArrival::whatTheLawOfTheBucketTakesGivesItsRate_data()
{
    QTest::addColumn<double>("mbit");
    QTest::addColumn<std::int64_t>("payload");
    QTest::addColumn<double>("within");
    for (const double mbit : {1.0, 5.0, 9.0, 50.0}) {
        for (const auto &[payload, within] :
             {std::pair<std::int64_t, double>(25'600, 0.035), {221'184, 0.005}, {602'112, 0.002}}) {
            if (static_cast<double>(payload) * 8 / mbit > 12'000) // 12 ms
                QTest::addRow("%g Mbit/s, %lld bytes", mbit, static_cast<long long>(payload))
                    << mbit << payload << within;
        }
    }
}

/// Segment by segment at that rate: a piece is in when the segment with its last byte is.
void TestArrival::whatTheLawOfTheBucketTakesGivesItsRate()
{
    QFETCH(double, mbit);
    QFETCH(std::int64_t, payload);
    QFETCH(double, within);
    const auto inAt = [mbit, payload](std::int64_t byte) {
        const std::int64_t segments = (byte + segmentPayloadBytes - 1) / segmentPayloadBytes;
        const std::int64_t wire = wireBytes(std::min(segments * segmentPayloadBytes, payload));
        return start
               + std::chrono::round<std::chrono::nanoseconds>(
                   std::chrono::duration<double, std::micro>(static_cast<double>(wire) * 8 / mbit));
    };
    ArrivalMeter meter;
    constexpr std::int64_t piece = 4096;
    for (std::int64_t end = piece; end - piece < payload; end += piece)
        meter.came(std::min(payload - (end - piece), piece), inAt(std::min(end, payload)));
    const auto rate = mbitPerSecond(*meter.arrival());
    QVERIFY(rate);
    QVERIFY2(std::abs(*rate / mbit - 1) < within, qPrintable(QString::number(*rate)));
}

void TestArrival::lessThanTenMillisecondsTellNothing()
{
    QVERIFY(!mbitPerSecond({1'000'000, 9'999us}));
    QVERIFY(mbitPerSecond({1'000'000, 10ms}));
    QVERIFY(!mbitPerSecond({1'000'000, 0ns}));
}

void TestArrival::lessThanTwelveSegmentsTellNothing()
{
    QVERIFY(!mbitPerSecond({12 * segmentPayloadBytes - 1, 100ms}));
    QVERIFY(mbitPerSecond({12 * segmentPayloadBytes, 100ms}));
}

QTEST_GUILESS_MAIN(TestArrival)
#include "tst_arrival.moc"
