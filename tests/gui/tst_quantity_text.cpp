#include "ui/text/quantity_text.h"

#include "engine/experiment/conditions.h"
#include "engine/model/networks.h"

#include <QTest>

using namespace splitscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class QuantityTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesAreDecimalKilobytes();
    void sheetMillisecondsHaveThreeDecimals();
    void partsAddUpToTheLastDigitShown();
    void shortMillisecondsHaveThreeDigits();
    void bandwidthHasItsUnit();
    void sharesHaveNoTrailingZeros();
    void layersAreDescribed();
    void settingsNameWhatWasAskedFor();
};

void QuantityTextTest::bytesAreDecimalKilobytes()
{
    QCOMPARE(bytesText(999), u"999 B"_s);
    QCOMPARE(bytesText(4000), u"4.0 kB"_s);
    QCOMPARE(bytesText(25600), u"25.6 kB"_s);
    QCOMPARE(bytesText(746496), u"746.5 kB"_s);
    QCOMPARE(bytesText(234'500'000), u"234.5 MB"_s);
}

void QuantityTextTest::sheetMillisecondsHaveThreeDecimals()
{
    QCOMPARE(sheetMilliseconds(1'287'431us), u"1287.431"_s);
    QCOMPARE(sheetMilliseconds(15us), u"0.015"_s);
    QCOMPARE(sheetMilliseconds(0us), u"0.000"_s);
    QCOMPARE(sheetMilliseconds(-7us), u"-0.007"_s);
}

void QuantityTextTest::partsAddUpToTheLastDigitShown()
{
    // Of a thousandth, which floating-point milliseconds would round now up, now down.
    for (int us = 1; us < 3000; us += 7) {
        const std::chrono::microseconds local(us);
        const std::chrono::microseconds rest(1'000'001 - us);
        const auto digits = [](const QString &text) {
            return QString(text).remove(u'.').toLongLong();
        };
        QCOMPARE(digits(sheetMilliseconds(local)) + digits(sheetMilliseconds(rest)),
                 digits(sheetMilliseconds(local + rest)));
    }
}

void QuantityTextTest::shortMillisecondsHaveThreeDigits()
{
    QCOMPARE(shortMilliseconds(1'137'941us), u"1138 ms"_s);
    QCOMPARE(shortMilliseconds(36'436us), u"36.4 ms"_s);
    QCOMPARE(shortMilliseconds(15us), u"0.01 ms"_s);
}

void QuantityTextTest::bandwidthHasItsUnit()
{
    QCOMPARE(bandwidthText(*Bandwidth::ofMbitPerSecond(5)), u"5 Mbit/s"_s);
    QCOMPARE(bandwidthText(*Bandwidth::ofMbitPerSecond(0.25)), u"0.25 Mbit/s"_s);
    QCOMPARE(bandwidthText(std::nullopt), u"unlimited"_s);
}

void QuantityTextTest::sharesHaveNoTrailingZeros()
{
    QCOMPARE(shareText(0.6), u"0.6"_s);
    QCOMPARE(shareText(1), u"1"_s);
    QCOMPARE(shareText(0.05), u"0.05"_s);
}

void QuantityTextTest::layersAreDescribed()
{
    const Network network = alexNetLab();
    QCOMPARE(layerSpecText(network.layer(1)), u"Conv2d 11x11, stride 4, padding 1"_s);
    QCOMPARE(layerSpecText(network.layer(2)), u"ReLU"_s);
    QCOMPARE(layerSpecText(network.layer(14)), u"AvgPool2d to 6x6"_s);
    QCOMPARE(layerSpecText(network.layer(17)), u"Linear 9216 → 4096"_s);
    QCOMPARE(shapeText(network.layer(13).outputShape), u"256x5x5"_s);
}

void QuantityTextTest::settingsNameWhatWasAskedFor()
{
    Conditions conditions = labPreset(alexNetLab().firstCut());
    QCOMPARE(settingText(conditions), u"Orange Pi (lab sheet), cpu 0.6, 5 Mbit/s"_s);
    conditions.link.delay = 20ms;
    QVERIFY(settingText(conditions).endsWith("delay 20 ms"_L1));
    Conditions outside = conditions;
    outside.link.shaping = LinkShaping::Outside;
    QVERIFY(settingText(outside).endsWith("cpu 0.6, shaped outside"_L1));
    QCOMPARE(uplinkText(outside.link), u"outside"_s);
    QCOMPARE(uplinkText(conditions.link), u"5 Mbit/s"_s);
    conditions.coding = Coding{ActivationFormat::Int8, true};
    QVERIFY(settingText(conditions).endsWith("delay 20 ms, int8+zstd"_L1));
    conditions.coding.reset();
    QVERIFY(settingText(conditions).endsWith(", Auto"_L1));
}

QTEST_APPLESS_MAIN(QuantityTextTest)
#include "tst_quantity_text.moc"
