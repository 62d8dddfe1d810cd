#include "ui/chart/axis_view.h"

#include <QTest>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

QStringList labels(const AxisView &axis, int most)
{
    QStringList all;
    for (const AxisView::Tick &tick : axis.ticks(most))
        all << tick.label;
    return all;
}

AxisView bandwidth()
{
    return {AxisView::Scale::Logarithmic, 0.1, 1000};
}

AxisView share()
{
    return {AxisView::Scale::Linear, 0, 1};
}

} // namespace

class AxisViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allIsShownAtFirst();
    void equalRatiosAreEquallyFarApart();
    void whatIsUnderThePointerStaysThere();
    void zoomingOutEndsAtTheFullRange();
    void zoomingInEndsAtTheSmallestPart();
    void panningStopsAtTheEnds();
    void resettingShowsAllAgain();
    void aGrowingRangeIsFollowed();
    void whatWasZoomedIntoStays();
    void whatWasZoomedIntoAndIsGoneGivesWay();
    void ticksAreRound_data();
    void ticksAreRound();
    void aPartOfADecadeHasTicksToo();
};

void AxisViewTest::allIsShownAtFirst()
{
    QCOMPARE(bandwidth().leastValue(), 0.1);
    QCOMPARE(bandwidth().mostValue(), 1000.0);
    QVERIFY(!bandwidth().isZoomed());
}

void AxisViewTest::equalRatiosAreEquallyFarApart()
{
    const AxisView axis = bandwidth();
    QCOMPARE(axis.fractionOf(1), 0.25);
    QCOMPARE(axis.fractionOf(10), 0.5);
    QCOMPARE(axis.fractionOf(100), 0.75);
    QCOMPARE(axis.valueAtFraction(0.5), 10.0);
}

void AxisViewTest::whatIsUnderThePointerStaysThere()
{
    AxisView axis = bandwidth();
    const double under = axis.valueAtFraction(0.3);
    axis.zoom(0.5, 0.3);
    QVERIFY(axis.isZoomed());
    QCOMPARE(axis.valueAtFraction(0.3), under);
    QCOMPARE(axis.end() - axis.begin(), 2.0); // of four decades
}

void AxisViewTest::zoomingOutEndsAtTheFullRange()
{
    AxisView axis = share();
    axis.zoom(0.5, 1);
    axis.zoom(10, 0.1);
    QVERIFY(!axis.isZoomed());
    QCOMPARE(axis.begin(), 0.0);
    QCOMPARE(axis.end(), 1.0);
}

void AxisViewTest::zoomingInEndsAtTheSmallestPart()
{
    AxisView axis = share();
    for (int time = 0; time < 100; ++time)
        axis.zoom(0.5, 0.5);
    QVERIFY(qAbs(axis.end() - axis.begin() - AxisView::smallestPart) < 1e-12);
}

void AxisViewTest::panningStopsAtTheEnds()
{
    AxisView axis = share();
    axis.pan(0.5);
    QCOMPARE(axis.begin(), 0.0);
    axis.zoom(0.5, 0);
    axis.pan(0.5);
    QCOMPARE(axis.begin(), 0.25);
    axis.pan(100);
    QCOMPARE(axis.end(), 1.0);
    QCOMPARE(axis.begin(), 0.5);
    axis.pan(-100);
    QCOMPARE(axis.begin(), 0.0);
}

void AxisViewTest::resettingShowsAllAgain()
{
    AxisView axis = share();
    axis.zoom(0.1, 0.4);
    axis.reset();
    QVERIFY(!axis.isZoomed());
}

void AxisViewTest::aGrowingRangeIsFollowed()
{
    AxisView axis = share();
    axis.setFull(0, 20);
    QCOMPARE(axis.mostValue(), 20.0);
}

void AxisViewTest::whatWasZoomedIntoStays()
{
    AxisView axis = share();
    axis.zoom(0.5, 0);
    axis.setFull(0, 20);
    QCOMPARE(axis.leastValue(), 0.0);
    QCOMPARE(axis.mostValue(), 0.5);
}

void AxisViewTest::whatWasZoomedIntoAndIsGoneGivesWay()
{
    AxisView axis(AxisView::Scale::Linear, 0, 100);
    axis.zoom(0.1, 1); // 90..100
    axis.setFull(0, 20);
    QCOMPARE(axis.leastValue(), 10.0);
    QCOMPARE(axis.mostValue(), 20.0);
    axis.setFull(0, 5);
    QCOMPARE(axis.leastValue(), 0.0);
    QCOMPARE(axis.mostValue(), 5.0);
    QVERIFY(!axis.isZoomed());
}

void AxisViewTest::ticksAreRound_data()
{
    QTest::addColumn<bool>("logarithmic");
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("most");
    QTest::addColumn<int>("room");
    QTest::addColumn<QString>("expected");
    QTest::newRow("share") << false << 0.0 << 1.0 << 6 << u"0 0.2 0.4 0.6 0.8 1"_s;
    QTest::newRow("share, from within") << false << 0.05 << 1.0 << 5 << u"0.2 0.4 0.6 0.8 1"_s;
    QTest::newRow("milliseconds") << false << 0.0 << 1774.0 << 5 << u"0 500 1000 1500"_s;
    QTest::newRow("both ends round") << false << 0.0 << 1000.0 << 5 << u"0 500 1000"_s;
    QTest::newRow("bandwidth, narrow") << true << 0.1 << 1000.0 << 5 << u"0.1 1 10 100 1000"_s;
    QTest::newRow("bandwidth, wide")
        << true << 0.1 << 1000.0 << 13 << u"0.1 0.2 0.5 1 2 5 10 20 50 100 200 500 1000"_s;
    QTest::newRow("one decade") << true << 1.0 << 10.0 << 10 << u"1 2 3 4 5 6 7 8 9 10"_s;
    QTest::newRow("many decades") << true << 1e-3 << 1e5 << 5 << u"0.001 0.1 10 1000 100000"_s;
}

void AxisViewTest::ticksAreRound()
{
    QFETCH(const bool, logarithmic);
    QFETCH(const double, least);
    QFETCH(const double, most);
    QFETCH(const int, room);
    const AxisView axis(logarithmic ? AxisView::Scale::Logarithmic : AxisView::Scale::Linear, least,
                        most);
    QTEST(labels(axis, room).join(u' '), "expected");
}

void AxisViewTest::aPartOfADecadeHasTicksToo()
{
    const AxisView axis(AxisView::Scale::Logarithmic, 4.1, 4.9);
    QCOMPARE(labels(axis, 5).join(u' '), u"4.2 4.4 4.6 4.8"_s);
}

QTEST_APPLESS_MAIN(AxisViewTest)
#include "tst_axis_view.moc"
