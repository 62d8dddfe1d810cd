#include "tests/gui/made_predictions.h"
#include "ui/chart/accuracy.h"
#include "ui/chart/cut_lines.h"
#include "ui/chart/label_places.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

Conditions lab()
{
    return labPreset(cutOf(13));
}

double predictedMilliseconds(const Conditions &conditions)
{
    return static_cast<double>(madePredictions()->of(conditions)->endToEnd().count()) / 1e6;
}

} // namespace

class CutLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aValueIsReadAndSet_data();
    void aValueIsReadAndSet();
    void aLinkWithoutOneRateHasNoBandwidth();
    void settingABandwidthEndsATrace();
    void stepsStayWithinTheRange();
    void conditionsAreComparedButForTheAxis();
    void everyCutHasALineOverTheWholeAxis();
    void linesAreThePredictionsOfTheirConditions();
    void onlyCutsThatWinSomewhereAreStrong();
    void crossoversLieWhereTwoCutsAreEqual();
    void someCutsAloneHaveCrossoversOfTheirOwn();
    void aCodingOfThePictureHasOneLine();
    void aLabelTakesTheBestFreePlace();
    void nothingIsTheLeastOfNoLines();
    void accuracyComparesMediansWithPredictions();
    void accuracyLeavesOutWhatCannotBePredicted();
    void summaryIsOfTheErrorsMagnitudes();
    void predictionsFollowTheDevices();
    void aCutBeyondTheNetworkHasNoPrediction();
};

void CutLinesTest::aValueIsReadAndSet_data()
{
    QTest::addColumn<Along>("along");
    QTest::addColumn<double>("value");
    QTest::newRow("bandwidth") << Along::Bandwidth << 7.0;
    QTest::newRow("share") << Along::EdgeShare << 0.3;
}

void CutLinesTest::aValueIsReadAndSet()
{
    QFETCH(const Along, along);
    QFETCH(const double, value);
    const Conditions changed = withValue(along, lab(), value);
    QCOMPARE(valueOf(along, changed), std::optional(value));
    QVERIFY(sameBut(along, changed, lab()));
    QVERIFY(withValue(along, changed, *valueOf(along, lab())) == lab());
    QCOMPARE(*valueOf(along, withValue(along, lab(), 1e9)), rangeOf(along).most);
}

void CutLinesTest::aLinkWithoutOneRateHasNoBandwidth()
{
    Conditions conditions = lab();
    conditions.link.uplink.reset();
    QVERIFY(!valueOf(Along::Bandwidth, conditions));
    QVERIFY(!stepped(Along::Bandwidth, conditions, 1));
    conditions = lab();
    conditions.link.shaping = LinkShaping::Outside;
    QVERIFY(!valueOf(Along::Bandwidth, conditions));
}

void CutLinesTest::settingABandwidthEndsATrace()
{
    Conditions conditions = lab();
    conditions.link.trace =
        BandwidthTrace::of("t", {{0us, *Bandwidth::ofMbitPerSecond(3)}}, 1s).value();
    QVERIFY(!valueOf(Along::Bandwidth, conditions));
    QCOMPARE(*valueOf(Along::Bandwidth, withValue(Along::Bandwidth, conditions, 5)), 5.0);
}

void CutLinesTest::stepsStayWithinTheRange()
{
    QCOMPARE(*valueOf(Along::EdgeShare, *stepped(Along::EdgeShare, lab(), 1)), 0.65);
    QCOMPARE(*valueOf(Along::EdgeShare, *stepped(Along::EdgeShare, lab(), -99)), CpuShare::least);
    QVERIFY(*valueOf(Along::Bandwidth, *stepped(Along::Bandwidth, lab(), 1)) > 5);
    QCOMPARE(*valueOf(Along::Bandwidth, *stepped(Along::Bandwidth, lab(), 999)), 1000.0);
}

void CutLinesTest::conditionsAreComparedButForTheAxis()
{
    const Conditions other = withValue(Along::Bandwidth, labPreset(cutOf(3)), 9);
    QVERIFY(sameBut(Along::Bandwidth, lab(), other));
    QVERIFY(!sameBut(Along::EdgeShare, lab(), other));
    const Conditions both = withValue(Along::EdgeShare, other, 0.2);
    QVERIFY(!sameBut(Along::Bandwidth, lab(), both));
    QVERIFY(sameButBoth(lab(), both));
    Conditions delayed = both;
    delayed.link.delay = 3ms;
    QVERIFY(!sameButBoth(lab(), delayed));
}

void CutLinesTest::everyCutHasALineOverTheWholeAxis()
{
    for (const Along along : {Along::Bandwidth, Along::EdgeShare}) {
        const CutLines lines = cutLines(*madePredictions(), lab(), along);
        QCOMPARE(lines.lines.size(), std::size_t(23));
        QCOMPARE(lines.values.front(), rangeOf(along).least);
        QCOMPARE(lines.values.back(), rangeOf(along).most);
        QVERIFY(std::ranges::is_sorted(lines.values));
        for (const CutLine &line : lines.lines)
            QCOMPARE(line.milliseconds.size(), lines.values.size());
    }
}

void CutLinesTest::linesAreThePredictionsOfTheirConditions()
{
    const CutLines lines = cutLines(*madePredictions(), lab(), Along::Bandwidth);
    for (const std::size_t place : {std::size_t(0), std::size_t(40), lines.values.size() - 1}) {
        Conditions conditions = withValue(Along::Bandwidth, lab(), lines.values[place]);
        conditions.cut = cutOf(8);
        QCOMPARE(lines.lines[8].milliseconds[place], predictedMilliseconds(conditions));
    }
}

void CutLinesTest::onlyCutsThatWinSomewhereAreStrong()
{
    const CutLines lines = cutLines(*madePredictions(), lab(), Along::Bandwidth);
    const auto strong = [&](int cut) { return lines.lines[std::size_t(cut)].bestSomewhere; };
    QVERIFY(strong(0));  // with a fast link
    QVERIFY(strong(22)); // with hardly any
    QVERIFY(!strong(1)); // more bytes than the picture
    QVERIFY(!strong(2));
}

void CutLinesTest::crossoversLieWhereTwoCutsAreEqual()
{
    for (const Along along : {Along::Bandwidth, Along::EdgeShare}) {
        const CutLines lines = cutLines(*madePredictions(), lab(), along);
        QVERIFY(!lines.crossovers.empty());
        for (const LineCrossover &crossover : lines.crossovers) {
            Conditions conditions = withValue(along, lab(), crossover.at);
            conditions.cut = crossover.below;
            const double below = predictedMilliseconds(conditions);
            conditions.cut = crossover.above;
            const double above = predictedMilliseconds(conditions);
            QVERIFY2(std::abs(below / above - 1) < 0.005,
                     qPrintable(QStringLiteral("%1 and %2").arg(below).arg(above)));
        }
    }
}

void CutLinesTest::someCutsAloneHaveCrossoversOfTheirOwn()
{
    const std::vector<CutPoint> cuts{cutOf(0), cutOf(8), cutOf(22)};
    for (const Along along : {Along::Bandwidth, Along::EdgeShare}) {
        const CutLines lines = cutLines(*madePredictions(), lab(), along, cuts);
        QCOMPARE(lines.lines.size(), std::size_t(3));
        QVERIFY(!lines.crossovers.empty());
        for (const LineCrossover &crossover : lines.crossovers) {
            Conditions at = withValue(along, lab(), crossover.at);
            at.cut = crossover.below;
            const double below = predictedMilliseconds(at);
            at.cut = crossover.above;
            const double above = predictedMilliseconds(at);
            QVERIFY(std::ranges::find(cuts, crossover.above) != cuts.end());
            QVERIFY2(std::abs(below / above - 1) < 0.01,
                     qPrintable(QString::number(below / above)));
            QVERIFY(std::abs(crossover.milliseconds / above - 1) < 0.01);
        }
    }
}

void CutLinesTest::aCodingOfThePictureHasOneLine()
{
    Conditions jpeg = lab();
    jpeg.coding = Coding{.format = ActivationFormat::Jpeg90};
    const CutLines lines = cutLines(*madePredictions(), jpeg, Along::Bandwidth);
    QCOMPARE(lines.lines.size(), std::size_t(1));
    QCOMPARE(lines.lines[0].cut.index(), 0);
    QVERIFY(lines.crossovers.empty());
}

void CutLinesTest::aLabelTakesTheBestFreePlace()
{
    LabelPlaces places(QRectF(0, 0, 100, 100));
    const std::vector<QRectF> offered{{95, 0, 10, 10}, {0, 0, 10, 10}, {50, 0, 10, 10}};
    const auto left = [](const QRectF &box) { return box.left(); };
    QCOMPARE(places.takeBest(offered, left), std::optional(offered[1]));
    QCOMPARE(places.takeBest(offered, left), std::optional(offered[2]));
    QVERIFY(!places.takeFirst(offered)); // the first one does not lie within
    places.take({0, 50, 100, 10});
    QVERIFY(!places.isFree({20, 45, 10, 10}));
    QVERIFY(places.isFree({20, 40, 10, 10}));
}

void CutLinesTest::nothingIsTheLeastOfNoLines()
{
    QCOMPARE(CutLines{}.most(), 0.0);
}

void CutLinesTest::accuracyComparesMediansWithPredictions()
{
    MadeData made;
    made.add(sheetRecords());
    const auto cells = predictedAndMeasured(made.measured, made.model, *made.predictions);
    QCOMPARE(cells.size(), std::size_t(4));
    QCOMPARE(cells[2].measured.cut.index(), 13);
    const double predicted = predictedMilliseconds(lab());
    QCOMPARE(cells[2].error(), predicted / 1287.431 - 1);
    QVERIFY(std::abs(cells[2].error()) < 0.03);
}

void CutLinesTest::accuracyLeavesOutWhatCannotBePredicted()
{
    MadeData made;
    Conditions outside = lab();
    outside.link.shaping = LinkShaping::Outside;
    Conditions jpeg = lab();
    jpeg.coding = Coding{.format = ActivationFormat::Jpeg90};
    made.add({measuredRecord(1, outside, {1ms, 1ms, 1ms}), measuredRecord(2, jpeg, {1ms, 1ms, 1ms}),
              failedRecord(3, lab(), ErrorKind::ConnectionLost)});
    QVERIFY(predictedAndMeasured(made.measured, made.model, *made.predictions).empty());
    made.add(sheetRecords());
    QVERIFY(predictedAndMeasured(made.measured, "lenet5", *made.predictions).empty());
}

void CutLinesTest::summaryIsOfTheErrorsMagnitudes()
{
    std::vector<PredictedAndMeasured> cells;
    for (const auto predicted : {90ms, 101ms, 102ms, 120ms}) {
        const CutLatency measured{.cut = cutOf(1),
                                  .median = LatencyBreakdown(100ms, 100ms, 0ms),
                                  .medianRun = RunId(1),
                                  .runs = {RunId(1)}};
        cells.push_back({lab(), measured, {.local = predicted}});
    }
    const ErrorSummary summary = summaryOf(cells);
    QCOMPARE(summary.cells, std::size_t(4));
    QCOMPARE(summary.median, 0.02);
    QCOMPARE(summary.p95, 0.2);
    QCOMPARE(summaryOf({}).cells, std::size_t(0));
}

void CutLinesTest::predictionsFollowTheDevices()
{
    Conditions fast = lab();
    fast.edge = fast.cloud = Device{};
    const auto predictions = madePredictions();
    QVERIFY(predictions->of(fast)->local == 13ms);
    QVERIFY(predictions->of(lab())->local > 1s);
    QVERIFY(predictions->of(fast)->local == 13ms);
}

void CutLinesTest::aCutBeyondTheNetworkHasNoPrediction()
{
    const Network longer("longer", "Longer", {{1, 4}}, [] {
        std::vector<NamedSpec> layers;
        for (int layer = 0; layer < 30; ++layer)
            layers.push_back({"relu" + std::to_string(layer), ReLU{}});
        return layers;
    }());
    Conditions conditions = lab();
    conditions.cut = longer.lastCut();
    QVERIFY(!madePredictions()->of(conditions));
}

QTEST_APPLESS_MAIN(CutLinesTest)
#include "tst_cut_lines.moc"
