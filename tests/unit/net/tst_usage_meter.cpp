// What is told of a link's use, and when nothing is.
#include "net/link/usage_meter.h"

#include <QTest>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t burst = 4096;
const UsageMeter::Clock::time_point start{1h};

} // namespace

class TestUsageMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKnownBeforeTheFirstByte();
    void theRateIsFromTheFirstByteInToTheLastByteOut();
    void whatTheBucketLetThroughAtOnceIsLeftOutOfTheRate();
    void nothingIsToldOfLessThanTenMilliseconds();
    void nothingIsToldOfLessThanTwiceTheBurst();
    void aResetBeginsANewCount();
    void bytesThatWereInBeforeAResetDoNotCount();
};

void TestUsageMeter::nothingIsKnownBeforeTheFirstByte()
{
    QVERIFY(!UsageMeter().usage(burst));
}

void TestUsageMeter::theRateIsFromTheFirstByteInToTheLastByteOut()
{
    UsageMeter meter;
    meter.entered(start, 0);
    meter.left(start + 4ms, 10'000);
    meter.entered(start + 5ms, 0);
    meter.left(start + 20ms, 15'000);
    const auto usage = meter.usage(burst);
    QVERIFY(usage.has_value());
    QCOMPARE(usage->wireBytes, 25'000);
    QCOMPARE(usage->mbitPerSecond, 10.0);
}

void TestUsageMeter::whatTheBucketLetThroughAtOnceIsLeftOutOfTheRate()
{
    UsageMeter meter;
    meter.entered(start, burst);
    meter.left(start + 20ms, 12'500 + burst);
    QCOMPARE(meter.usage(burst)->wireBytes, 12'500 + burst);
    QCOMPARE(meter.usage(burst)->mbitPerSecond, 5.0);
}

void TestUsageMeter::nothingIsToldOfLessThanTenMilliseconds()
{
    UsageMeter meter;
    meter.entered(start, 0);
    meter.left(start + 9'999us, 100'000);
    QVERIFY(!meter.usage(burst));
    meter.left(start + 10ms, 1);
    QVERIFY(meter.usage(burst));
}

void TestUsageMeter::nothingIsToldOfLessThanTwiceTheBurst()
{
    UsageMeter meter;
    meter.entered(start, burst);
    meter.left(start + 1s, 2 * burst - 1);
    QVERIFY(!meter.usage(burst));
    meter.left(start + 1s, 1);
    QVERIFY(meter.usage(burst));
}

void TestUsageMeter::aResetBeginsANewCount()
{
    UsageMeter meter;
    meter.entered(start, burst);
    meter.left(start + 1s, 100'000);
    meter.reset();
    QVERIFY(!meter.usage(burst));
    meter.entered(start + 2s, 0);
    meter.left(start + 2s + 20ms, 12'500);
    QCOMPARE(meter.usage(burst)->wireBytes, 12'500);
    QCOMPARE(meter.usage(burst)->mbitPerSecond, 5.0);
}

void TestUsageMeter::bytesThatWereInBeforeAResetDoNotCount()
{
    UsageMeter meter;
    meter.entered(start, 0);
    meter.reset();
    meter.left(start + 10ms, 50'000);
    meter.entered(start + 1s, 0);
    meter.left(start + 1s + 20ms, 12'500);
    QCOMPARE(meter.usage(burst)->wireBytes, 12'500);
}

QTEST_APPLESS_MAIN(TestUsageMeter)
#include "tst_usage_meter.moc"
