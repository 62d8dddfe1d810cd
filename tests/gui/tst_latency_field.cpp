#include "tests/gui/made_records.h"
#include "ui/map/latency_field.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace splitscope;

namespace {

// Two cuts on a field of 11 x 5 nodes: the first is the faster one up to the middle of the width.
LatencyField halves()
{
    return {{cutOf(13), cutOf(0)}, 11, 5, [](std::size_t cut, std::size_t column, std::size_t) {
                const double x = static_cast<double>(column) / 10;
                return cut == 0 ? 100.0 : 100 * std::exp((0.5 - x) * 2);
            }};
}

} // namespace

class LatencyFieldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samplesAreFoundAgainAtTheirNodes();
    void betweenNodesLatenciesGoByRatios();
    void eachPlaceHasItsFastestCut();
    void aBorderBetweenNodesIsFoundToThePixel();
    void theRasterBeginsAtTheTop();
    void positionsOutsideAreThoseOfTheBorder();
    void leastAndMostAreOfTheBestCuts();
    void aContourLiesWhereTheLatencyIs();
    void thereIsNoContourOutsideOfTheRange();
    void namesStandInTheMiddleOfTheirAreas();
    void aNameKeepsAwayFromTheEdges();
    void contourLevelsAreRound();
};

void LatencyFieldTest::samplesAreFoundAgainAtTheirNodes()
{
    const LatencyField field({cutOf(1), cutOf(2)}, 3, 2,
                             [](std::size_t cut, std::size_t column, std::size_t row) {
                                 return 1.0 + static_cast<double>(100 * cut + 10 * column + row);
                             });
    QCOMPARE(field.milliseconds(0, {0, 0}), 1.0);
    QCOMPARE(field.milliseconds(1, {0.5, 1}), 112.0);
    QCOMPARE(field.milliseconds(1, {1, 1}), 122.0);
}

void LatencyFieldTest::betweenNodesLatenciesGoByRatios()
{
    const LatencyField field({cutOf(1)}, 2, 2, [](std::size_t, std::size_t column, std::size_t) {
        return column == 0 ? 10.0 : 1000.0;
    });
    QCOMPARE(field.milliseconds(0, {0.5, 0.3}), 100.0);
}

void LatencyFieldTest::eachPlaceHasItsFastestCut()
{
    QCOMPARE(halves().cuts()[halves().bestAt({0.2, 0.5})].index(), 13);
    QCOMPARE(halves().cuts()[halves().bestAt({0.9, 0.1})].index(), 0);
}

void LatencyFieldTest::aBorderBetweenNodesIsFoundToThePixel()
{
    // At 0.43, which is no node's place.
    const LatencyField field({cutOf(13), cutOf(0)}, 11, 5,
                             [](std::size_t cut, std::size_t column, std::size_t) {
                                 const double x = static_cast<double>(column) / 10;
                                 return cut == 0 ? 100.0 : 100 * std::exp((0.43 - x) * 2);
                             });
    const auto raster = field.bestRaster(100, 1);
    QCOMPARE(std::ranges::count(raster, std::size_t(0)), 43);
    QVERIFY(std::ranges::is_sorted(raster));
}

void LatencyFieldTest::theRasterBeginsAtTheTop()
{
    const LatencyField field({cutOf(1), cutOf(2)}, 2, 2,
                             [](std::size_t cut, std::size_t, std::size_t row) {
                                 return (row == 1) == (cut == 1) ? 1.0 : 2.0;
                             });
    const auto raster = field.bestRaster(1, 2);
    QCOMPARE(raster[0], std::size_t(1)); // row 1 is above
    QCOMPARE(raster[1], std::size_t(0));
}

void LatencyFieldTest::positionsOutsideAreThoseOfTheBorder()
{
    QCOMPARE(halves().bestAt({-3, 0.5}), halves().bestAt({0, 0.5}));
    QCOMPARE(halves().milliseconds(1, {7, 9}), halves().milliseconds(1, {1, 1}));
}

void LatencyFieldTest::leastAndMostAreOfTheBestCuts()
{
    QCOMPARE(halves().mostMilliseconds(), 100.0);
    QCOMPARE(halves().leastMilliseconds(), 100 * std::exp(-1));
}

void LatencyFieldTest::aContourLiesWhereTheLatencyIs()
{
    const LatencyField field = halves();
    const double level = 100 * std::exp(-0.5); // at 0.75 of the width
    const auto lines = field.contour(level);
    QCOMPARE(lines.size(), std::size_t(4)); // one through each row of cells
    for (const QLineF &line : lines)
        for (const QPointF &end : {line.p1(), line.p2()})
            QVERIFY(std::abs(end.x() - 0.75) < 1e-9);
}

void LatencyFieldTest::thereIsNoContourOutsideOfTheRange()
{
    QVERIFY(halves().contour(101).empty());
    QVERIFY(halves().contour(1).empty());
}

void LatencyFieldTest::namesStandInTheMiddleOfTheirAreas()
{
    // A broad area over a narrow one.
    const std::vector<std::size_t> raster{7, 7, 7, 7, 7, 7, 7, 7, //
                                          7, 7, 7, 7, 7, 7, 7, 7, //
                                          7, 7, 7, 7, 7, 7, 7, 7, //
                                          3, 3, 7, 7, 7, 7, 7, 7};
    const auto labels = areaLabels(raster, 8, 4, 2);
    QCOMPARE(labels.size(), std::size_t(2));
    QCOMPARE(labels[0].area, std::size_t(3));
    QCOMPARE(labels[0].at, QPointF(1 / 8.0, 3.5 / 4));
    QCOMPARE(labels[0].room, QSizeF(2 / 8.0, 1 / 4.0));
    QCOMPARE(labels[1].area, std::size_t(7));
    QCOMPARE(labels[1].at, QPointF(5 / 8.0, 1.5 / 4)); // 6 x 3, the middle one
    QCOMPARE(labels[1].room, QSizeF(6 / 8.0, 3 / 4.0));
}

void LatencyFieldTest::aNameKeepsAwayFromTheEdges()
{
    // A triangle: its longest line lies at the very top.
    const int size = 60;
    std::vector<std::size_t> raster;
    for (int row = 0; row < size; ++row)
        for (int column = 0; column < size; ++column)
            raster.push_back(column + row < size ? 1 : 2);
    const auto labels = areaLabels(raster, size, size, 3);
    for (const AreaLabel &label : labels) {
        const QRectF box(label.at - QPointF(label.room.width() / 2, label.room.height() / 2),
                         label.room);
        QVERIFY(QRectF(-1e-9, -1e-9, 1 + 2e-9, 1 + 2e-9).contains(box));
        QVERIFY(label.room.height() > 0.2);
    }
}

void LatencyFieldTest::contourLevelsAreRound()
{
    QCOMPARE(contourLevels(40, 3000), (std::vector<double>{50, 100, 200, 500, 1000, 2000}));
    QVERIFY(contourLevels(110, 190).empty());
}

QTEST_APPLESS_MAIN(LatencyFieldTest)
#include "tst_latency_field.moc"
