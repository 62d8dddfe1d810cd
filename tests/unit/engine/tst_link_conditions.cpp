// What may be asked of a link, and what a payload weighs on the wire.
#include "engine/experiment/link_conditions.h"

#include <QTest>

#include <limits>

using namespace splitscope;
using namespace std::chrono_literals;

class TestLinkConditions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBandwidthWithinTheRangeIsTaken_data();
    void aBandwidthWithinTheRangeIsTaken();
    void aBandwidthOutOfRangeIsRefusedByNameAndRange_data();
    void aBandwidthOutOfRangeIsRefusedByNameAndRange();
    void aMegabitIsTenToTheSixthBits();
    void aBurstBelowOneFullPacketIsRefused();
    void aDelayOutOfRangeIsRefused_data();
    void aDelayOutOfRangeIsRefused();
    void aJitterAboveTheDelayIsRefused();
    void aQueueBelowOneFullPacketIsRefused();
    void whatIsInRangePassesUnchanged();
    void onlyALinkWithoutRateAndDelayIsUnshaped();
    void aLinkShapedOutsideIsNotShapedHere();
    void eachSegmentBegunAddsItsHeaders_data();
    void eachSegmentBegunAddsItsHeaders();
};

void TestLinkConditions::aBandwidthWithinTheRangeIsTaken_data()
{
    QTest::addColumn<double>("mbit");
    QTest::newRow("least") << 0.05;
    QTest::newRow("the lab's") << 5.0;
    QTest::newRow("most") << 1000.0;
}

void TestLinkConditions::aBandwidthWithinTheRangeIsTaken()
{
    QFETCH(const double, mbit);
    const Result<Bandwidth> bandwidth = Bandwidth::ofMbitPerSecond(mbit);
    QVERIFY(bandwidth.has_value());
    QCOMPARE(bandwidth->mbitPerSecond(), mbit);
}

void TestLinkConditions::aBandwidthOutOfRangeIsRefusedByNameAndRange_data()
{
    QTest::addColumn<double>("mbit");
    QTest::addColumn<QString>("subject");
    QTest::newRow("zero") << 0.0 << QStringLiteral("0");
    QTest::newRow("negative") << -5.0 << QStringLiteral("-5");
    QTest::newRow("below the least") << 0.049 << QStringLiteral("0.049");
    QTest::newRow("above the most") << 1000.5 << QStringLiteral("1000.5");
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << QStringLiteral("inf");
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN()
                                  << QStringLiteral("nan");
}

void TestLinkConditions::aBandwidthOutOfRangeIsRefusedByNameAndRange()
{
    QFETCH(const double, mbit);
    QFETCH(const QString, subject);
    const Result<Bandwidth> bandwidth = Bandwidth::ofMbitPerSecond(mbit);
    QVERIFY(!bandwidth);
    const Error expected{ErrorKind::BandwidthOutOfRange, subject.toStdString(), "0.05..1000"};
    QVERIFY(bandwidth.error() == expected);
}

void TestLinkConditions::aMegabitIsTenToTheSixthBits()
{
    QCOMPARE(Bandwidth::ofMbitPerSecond(8).value().bytesPerSecond(), 1e6);
}

void TestLinkConditions::aBurstBelowOneFullPacketIsRefused()
{
    LinkConditions link;
    link.burstBytes = 1513;
    const Result<LinkConditions> result = checked(link);
    QVERIFY(!result);
    const Error expected{ErrorKind::BurstTooSmall, "1513", "1514"};
    QVERIFY(result.error() == expected);
}

void TestLinkConditions::aDelayOutOfRangeIsRefused_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<QString>("subject");
    QTest::newRow("negative") << qint64(-500) << QStringLiteral("-0.5");
    QTest::newRow("above the most") << qint64(10'000'001) << QStringLiteral("10000.001");
}

void TestLinkConditions::aDelayOutOfRangeIsRefused()
{
    QFETCH(const qint64, microseconds);
    QFETCH(const QString, subject);
    LinkConditions link;
    link.delay = std::chrono::microseconds(microseconds);
    const Result<LinkConditions> result = checked(link);
    QVERIFY(!result);
    const Error expected{ErrorKind::DelayOutOfRange, subject.toStdString(), "0..10000"};
    QVERIFY(result.error() == expected);
}

void TestLinkConditions::aJitterAboveTheDelayIsRefused()
{
    LinkConditions link;
    link.delay = 2ms;
    link.jitter = 2500us;
    const Error expected{ErrorKind::JitterOutOfRange, "2.5", "0..2"};
    QVERIFY(checked(link).error() == expected);
}

void TestLinkConditions::aQueueBelowOneFullPacketIsRefused()
{
    LinkConditions link;
    link.queueLimitBytes = 1513;
    const Error expected{ErrorKind::QueueLimitTooSmall, "1513", "1514"};
    QVERIFY(checked(link).error() == expected);
}

void TestLinkConditions::aLinkShapedOutsideIsNotShapedHere()
{
    LinkConditions link;
    link.uplink = Bandwidth::ofMbitPerSecond(5).value();
    QVERIFY(!link.unshaped());
    link.shaping = LinkShaping::Outside;
    QVERIFY(link.unshaped());
}

void TestLinkConditions::whatIsInRangePassesUnchanged()
{
    LinkConditions link;
    link.uplink = Bandwidth::ofMbitPerSecond(5).value();
    link.burstBytes = 1514;
    link.delay = 10s;
    link.jitter = 10s;
    link.queueLimitBytes = 1514;
    const Result<LinkConditions> result = checked(link);
    QVERIFY(result.has_value());
    QVERIFY(*result == link);
}

void TestLinkConditions::onlyALinkWithoutRateAndDelayIsUnshaped()
{
    LinkConditions link;
    QVERIFY(link.unshaped());
    link.delay = 1us;
    QVERIFY(!link.unshaped());
    link = {};
    link.downlink = Bandwidth::ofMbitPerSecond(1000).value();
    QVERIFY(!link.unshaped());
}

void TestLinkConditions::eachSegmentBegunAddsItsHeaders_data()
{
    QTest::addColumn<qint64>("payload");
    QTest::addColumn<qint64>("onWire");
    QTest::newRow("nothing") << qint64(0) << qint64(0);
    QTest::newRow("one byte") << qint64(1) << qint64(67);
    QTest::newRow("one segment") << qint64(1448) << qint64(1514);
    QTest::newRow("a byte more") << qint64(1449) << qint64(1449 + 2 * 66);
    QTest::newRow("AlexNet, cut 13") << qint64(25600) << qint64(25600 + 18 * 66);
    QTest::newRow("AlexNet, cut 0") << qint64(602112) << qint64(602112 + 416 * 66);
}

void TestLinkConditions::eachSegmentBegunAddsItsHeaders()
{
    QFETCH(const qint64, payload);
    QFETCH(const qint64, onWire);
    QCOMPARE(wireBytes(payload), onWire);
}

QTEST_APPLESS_MAIN(TestLinkConditions)
#include "tst_link_conditions.moc"
