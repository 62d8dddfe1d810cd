#include "ui/conditions/slider_scale.h"

#include "engine/device/cpu_share.h"
#include "engine/experiment/link_conditions.h"

#include <QTest>

using namespace splitscope;

class SliderScaleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linearPositionsAreWholeSteps();
    void linearReachesBothEnds();
    void linearValuesAreTheNearestDoubles();
    void linearTakesTheNearestPosition();
    void logReachesBothEnds();
    void logReachesEveryLabTickExactly();
    void logValuesHaveTwoSignificantDigits();
    void logNeverFalls();
    void logPositionComesBackWithinItsRounding();
    void valuesOutsideAreHeldAtTheEnds();
};

namespace {

const LinearScale shares(CpuShare::least, CpuShare::most, 0.05);
const LogScale bandwidths(0.1, Bandwidth::mostMbit);

} // namespace

void SliderScaleTest::linearPositionsAreWholeSteps()
{
    QCOMPARE(shares.firstPosition(), 1);
    QCOMPARE(shares.lastPosition(), 20);
}

void SliderScaleTest::linearReachesBothEnds()
{
    QCOMPARE(shares.valueAt(shares.firstPosition()), CpuShare::least);
    QCOMPARE(shares.valueAt(shares.lastPosition()), CpuShare::most);
}

void SliderScaleTest::linearValuesAreTheNearestDoubles()
{
    // Equal to what a settings file or the lab preset says, not merely close.
    for (const double share : {0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8})
        QVERIFY(shares.valueAt(shares.positionOf(share)) == share);
}

void SliderScaleTest::linearTakesTheNearestPosition()
{
    QCOMPARE(shares.positionOf(0.62), 12);
    QCOMPARE(shares.positionOf(0.63), 13);
}

void SliderScaleTest::logReachesBothEnds()
{
    QCOMPARE(bandwidths.valueAt(bandwidths.firstPosition()), 0.1);
    QCOMPARE(bandwidths.valueAt(bandwidths.lastPosition()), 1000.0);
    QCOMPARE(bandwidths.lastPosition(), 4 * LogScale::positionsPerDecade);
}

void SliderScaleTest::logReachesEveryLabTickExactly()
{
    for (const double mbit : {1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0})
        QVERIFY(bandwidths.valueAt(bandwidths.positionOf(mbit)) == mbit);
}

void SliderScaleTest::logValuesHaveTwoSignificantDigits()
{
    for (int position = 0; position <= bandwidths.lastPosition(); position += 7) {
        const double value = bandwidths.valueAt(position);
        QCOMPARE(QString::number(value, 'g', 2).toDouble(), value);
    }
}

void SliderScaleTest::logNeverFalls()
{
    for (int position = 1; position <= bandwidths.lastPosition(); ++position)
        QVERIFY(bandwidths.valueAt(position) >= bandwidths.valueAt(position - 1));
}

void SliderScaleTest::logPositionComesBackWithinItsRounding()
{
    // Two digits are at most 1 part in 20 apart: half of that is 22 positions of a thousand.
    for (int position = 0; position <= bandwidths.lastPosition(); position += 11)
        QVERIFY(qAbs(bandwidths.positionOf(bandwidths.valueAt(position)) - position) <= 22);
}

void SliderScaleTest::valuesOutsideAreHeldAtTheEnds()
{
    QCOMPARE(bandwidths.positionOf(0.05), 0);
    QCOMPARE(bandwidths.positionOf(5000), bandwidths.lastPosition());
    QCOMPARE(shares.positionOf(3), shares.lastPosition());
    QCOMPARE(shares.valueAt(-4), CpuShare::least);
}

QTEST_APPLESS_MAIN(SliderScaleTest)
#include "tst_slider_scale.moc"
