#include "ui/layers/layer_column_geometry.h"

#include <QTest>

using namespace splitscope;

namespace {

constexpr int layers = 22;
constexpr int digit = 7;
constexpr int bar = 22;
constexpr QSize dense(400, 23 * 20 + bar);

LayerColumnGeometry denseAt(int cut)
{
    return {layers, cut, dense, digit, bar};
}

} // namespace

class LayerColumnGeometryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAndBarCoverTheHeightWithoutGapOrOverlap();
    void barLiesBelowTheRowOfItsCut();
    void rowIsFoundWhereItIsDrawn();
    void heightsBelowAndAboveBelongToTheNearestRow();
    void draggedBarStaysAtItsOwnCut();
    void draggedBarMovesAfterHalfARow();
    void draggedBarStopsAtTheEnds();
    void rowsNeitherVanishNorGrowWithoutLimit();
    void cellsOfARowDoNotOverlap();
    void narrowColumnGivesUpTheSpecFirst();
    void bytesAreLogarithmic();
    void rowsThatAreLeftOutTakeNoRoom();
    void theBarOfFewRowsIsDraggedFromOneToTheNext();
    void stepsGoFromRowToRow();
};

void LayerColumnGeometryTest::rowsAndBarCoverTheHeightWithoutGapOrOverlap()
{
    // 487 is no multiple of 23: rounding must not leave lines unpainted.
    const LayerColumnGeometry geometry(layers, 13, QSize(400, 487 + bar), digit, bar);
    int expectedTop = 0;
    for (int row = 0; row < geometry.rowCount(); ++row) {
        QCOMPARE(geometry.row(row).top(), expectedTop);
        expectedTop += geometry.row(row).height();
        if (row == 13) {
            QCOMPARE(geometry.cutBar().top(), expectedTop);
            expectedTop += geometry.cutBar().height();
        }
    }
    QCOMPARE(expectedTop, 487 + bar);
}

void LayerColumnGeometryTest::barLiesBelowTheRowOfItsCut()
{
    for (int cut = 0; cut <= layers; ++cut)
        QCOMPARE(denseAt(cut).cutBar().top(), denseAt(cut).row(cut).bottom() + 1);
}

void LayerColumnGeometryTest::rowIsFoundWhereItIsDrawn()
{
    for (int cut = 0; cut <= layers; ++cut) {
        const LayerColumnGeometry geometry = denseAt(cut);
        for (int row = 0; row < geometry.rowCount(); ++row) {
            QCOMPARE(geometry.rowAt(geometry.row(row).top()), row);
            QCOMPARE(geometry.rowAt(geometry.row(row).bottom()), row);
        }
    }
}

void LayerColumnGeometryTest::heightsBelowAndAboveBelongToTheNearestRow()
{
    QCOMPARE(denseAt(13).rowAt(-5), 0);
    QCOMPARE(denseAt(13).rowAt(10'000), layers);
}

void LayerColumnGeometryTest::draggedBarStaysAtItsOwnCut()
{
    for (int cut = 0; cut <= layers; ++cut)
        QCOMPARE(denseAt(cut).cutNearestTo(denseAt(cut).cutBar().center().y()), cut);
}

void LayerColumnGeometryTest::draggedBarMovesAfterHalfARow()
{
    const LayerColumnGeometry geometry = denseAt(13);
    const int centre = geometry.cutBar().top() + bar / 2;
    QCOMPARE(geometry.cutNearestTo(centre + 9), 13);
    QCOMPARE(geometry.cutNearestTo(centre + 11), 14);
    QCOMPARE(geometry.cutNearestTo(centre - 11), 12);
}

void LayerColumnGeometryTest::draggedBarStopsAtTheEnds()
{
    QCOMPARE(denseAt(13).cutNearestTo(-1000), 0);
    QCOMPARE(denseAt(13).cutNearestTo(1000), layers);
}

void LayerColumnGeometryTest::rowsNeitherVanishNorGrowWithoutLimit()
{
    const LayerColumnGeometry tiny(layers, 13, QSize(400, 10), digit, bar);
    QCOMPARE(tiny.row(5).height(), LayerColumnGeometry::leastRowHeight);
    const LayerColumnGeometry huge(layers, 13, QSize(400, 5000), digit, bar);
    QCOMPARE(huge.row(5).height(), LayerColumnGeometry::mostRowHeight);
}

void LayerColumnGeometryTest::cellsOfARowDoNotOverlap()
{
    const LayerColumnGeometry::Cells cells = denseAt(13).cells(7);
    const QRect inOrder[] = {cells.stripe,   cells.star,     cells.number, cells.glyph,
                             cells.name,     cells.spec,     cells.shape,  cells.bytes,
                             cells.edgeTime, cells.cloudTime};
    for (std::size_t cell = 1; cell < std::size(inOrder); ++cell)
        QVERIFY(inOrder[cell].left() > inOrder[cell - 1].right());
    QVERIFY(cells.cloudTime.right() < dense.width());
    QCOMPARE(cells.name.top(), denseAt(13).row(7).top());
}

void LayerColumnGeometryTest::narrowColumnGivesUpTheSpecFirst()
{
    const LayerColumnGeometry narrow(layers, 13, QSize(54 * digit, 600), digit, bar);
    QVERIFY(narrow.cells(7).spec.width() < 3 * digit);
    QVERIFY(narrow.cells(7).shape.width() >= 9 * digit);
}

void LayerColumnGeometryTest::bytesAreLogarithmic()
{
    QCOMPARE(LayerColumnGeometry::byteFraction(1'000, 1e6), 0.0);
    QCOMPARE(LayerColumnGeometry::byteFraction(1e6, 1e6), 1.0);
    const double third = LayerColumnGeometry::byteFraction(10'000, 1e6);
    const double twoThirds = LayerColumnGeometry::byteFraction(100'000, 1e6);
    QVERIFY(qAbs(third - 1.0 / 3) < 1e-9);
    QVERIFY(qAbs(twoThirds - 2.0 / 3) < 1e-9);
}

void LayerColumnGeometryTest::rowsThatAreLeftOutTakeNoRoom()
{
    const LayerColumnGeometry few({0, 3, 6, 22}, 6, QSize(400, 4 * 20 + bar), digit, bar);
    QCOMPARE(few.rowCount(), 4);
    QCOMPARE(few.row(0), QRect(0, 0, 400, 20));
    QCOMPARE(few.row(6), QRect(0, 40, 400, 20));
    QCOMPARE(few.cutBar().top(), 60);
    QCOMPARE(few.row(22).top(), 60 + bar);
    QVERIFY(few.row(1).isEmpty());
    QVERIFY(few.row(23).isEmpty());
    QCOMPARE(few.rowAt(45), 6);
    QCOMPARE(few.rowAt(500), 22);
}

void LayerColumnGeometryTest::theBarOfFewRowsIsDraggedFromOneToTheNext()
{
    const LayerColumnGeometry few({0, 3, 6, 22}, 6, QSize(400, 4 * 20 + bar), digit, bar);
    const int centre = few.cutBar().top() + bar / 2;
    QCOMPARE(few.cutNearestTo(centre), 6);
    QCOMPARE(few.cutNearestTo(centre + 11), 22);
    QCOMPARE(few.cutNearestTo(centre - 11), 3);
    QCOMPARE(few.cutNearestTo(-1000), 0);
}

void LayerColumnGeometryTest::stepsGoFromRowToRow()
{
    const LayerColumnGeometry few({0, 3, 6, 22}, 6, QSize(400, 4 * 20 + bar), digit, bar);
    QCOMPARE(few.rowAfter(6, 1), 22);
    QCOMPARE(few.rowAfter(6, -1), 3);
    QCOMPARE(few.rowAfter(6, -5), 0);
    QCOMPARE(denseAt(13).rowAfter(13, 5), 18);
}

QTEST_APPLESS_MAIN(LayerColumnGeometryTest)
#include "tst_layer_column_geometry.moc"
