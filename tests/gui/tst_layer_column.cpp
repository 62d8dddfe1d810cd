#include "ui/layers/layer_column.h"

#include "tests/gui/made_records.h"
#include "ui/layers/layer_card.h"
#include "ui/layers/layer_glyph.h"

#include <QAccessible>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <utility>

using namespace splitscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class LayerColumnTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void clickOnALayerCutsAfterIt();
    void clickOnTheInputSendsEverythingToTheCloud();
    void draggingTheBarMovesTheCut();
    void draggingBeyondTheEndStopsAtTheEnd();
    void keysMoveTheCut_data();
    void keysMoveTheCut();
    void settingTheSameCutSaysNothing();
    void theRightButtonDoesNotCut();
    void cutTextTellsTheBytes();
    void screenReadersSeeASlider();
    void screenReadersCanSetTheCut();
    void everyFigureAndMarkIsPainted();
    void cutTextTellsTheTransferMeasuredBeforePredicted();
    void aNumberIsTyped_data();
    void aNumberIsTyped();
    void usefulCutsAreSteppedThroughAlone();
    void theChosenCutIsShownThoughItIsNotUseful();
    void cardTellsTheLayerAndTheCut();
    void everyKindHasAGlyphOfItsOwn();

private:
    QPoint middleOf(int row) const { return column_->geometryNow().row(row).center(); }

    std::unique_ptr<LayerColumn> column_;
};

void LayerColumnTest::init()
{
    column_ = std::make_unique<LayerColumn>(alexNetLab());
    column_->resize(400, 500);
    column_->setCut(cutOf(13));
    column_->show();
    QVERIFY(QTest::qWaitForWindowExposed(column_.get()));
}

void LayerColumnTest::clickOnALayerCutsAfterIt()
{
    for (const int row : {1, 8, 14, 22}) {
        QSignalSpy changed(column_.get(), &LayerColumn::cutChanged);
        QTest::mouseClick(column_.get(), Qt::LeftButton, {}, middleOf(row));
        QCOMPARE(column_->cut().index(), row);
        QCOMPARE(changed.count(), 1);
    }
}

void LayerColumnTest::clickOnTheInputSendsEverythingToTheCloud()
{
    QTest::mouseClick(column_.get(), Qt::LeftButton, {}, middleOf(0));
    QCOMPARE(column_->cut().index(), 0);
}

void LayerColumnTest::draggingTheBarMovesTheCut()
{
    QSignalSpy changed(column_.get(), &LayerColumn::cutChanged);
    const QPoint grip = column_->geometryNow().cutBar().center();
    const int rowHeight = column_->geometryNow().row(5).height();
    QTest::mousePress(column_.get(), Qt::LeftButton, {}, grip);
    QCOMPARE(column_->cut().index(), 13);
    QTest::mouseMove(column_.get(), grip - QPoint(0, rowHeight * 5));
    QTest::mouseRelease(column_.get(), Qt::LeftButton, {}, grip - QPoint(0, rowHeight * 5));
    QCOMPARE(column_->cut().index(), 8);
    QCOMPARE(changed.count(), 1);
}

void LayerColumnTest::draggingBeyondTheEndStopsAtTheEnd()
{
    const QPoint grip = column_->geometryNow().cutBar().center();
    QTest::mousePress(column_.get(), Qt::LeftButton, {}, grip);
    QTest::mouseMove(column_.get(), QPoint(grip.x(), column_->height() - 1));
    QTest::mouseRelease(column_.get(), Qt::LeftButton, {}, QPoint(grip.x(), column_->height() - 1));
    QCOMPARE(column_->cut().index(), 22);
}

void LayerColumnTest::keysMoveTheCut_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::newRow("down") << Qt::Key_Down << 13 << 14;
    QTest::newRow("up") << Qt::Key_Up << 13 << 12;
    QTest::newRow("page down") << Qt::Key_PageDown << 13 << 18;
    QTest::newRow("page up") << Qt::Key_PageUp << 13 << 8;
    QTest::newRow("home") << Qt::Key_Home << 13 << 0;
    QTest::newRow("end") << Qt::Key_End << 13 << 22;
    QTest::newRow("up at the top") << Qt::Key_Up << 0 << 0;
    QTest::newRow("page down near the end") << Qt::Key_PageDown << 20 << 22;
}

void LayerColumnTest::keysMoveTheCut()
{
    QFETCH(const Qt::Key, key);
    QFETCH(const int, from);
    QFETCH(const int, to);
    column_->setCut(cutOf(from));
    QTest::keyClick(column_.get(), key);
    QCOMPARE(column_->cut().index(), to);
}

void LayerColumnTest::settingTheSameCutSaysNothing()
{
    QSignalSpy changed(column_.get(), &LayerColumn::cutChanged);
    column_->setCut(cutOf(8));
    QTest::mouseClick(column_.get(), Qt::LeftButton, {}, middleOf(8));
    QCOMPARE(changed.count(), 0);
}

void LayerColumnTest::theRightButtonDoesNotCut()
{
    QTest::mouseClick(column_.get(), Qt::RightButton, {}, middleOf(3));
    QCOMPARE(column_->cut().index(), 13);
}

void LayerColumnTest::cutTextTellsTheBytes()
{
    QCOMPARE(column_->cutText(), u"cut 13: 25.6 kB"_s);
}

void LayerColumnTest::screenReadersSeeASlider()
{
    QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(column_.get());
    QVERIFY(seen);
    QCOMPARE(seen->role(), QAccessible::Slider);
    QCOMPARE(seen->text(QAccessible::Name), u"Cut point"_s);
    QCOMPARE(seen->text(QAccessible::Value), u"cut 13: 25.6 kB"_s);
    QVERIFY(seen->valueInterface());
    QCOMPARE(seen->valueInterface()->currentValue().toInt(), 13);
    QCOMPARE(seen->valueInterface()->minimumValue().toInt(), 0);
    QCOMPARE(seen->valueInterface()->maximumValue().toInt(), 22);
}

void LayerColumnTest::screenReadersCanSetTheCut()
{
    QSignalSpy changed(column_.get(), &LayerColumn::cutChanged);
    QAccessible::queryAccessibleInterface(column_.get())->valueInterface()->setCurrentValue(6);
    QCOMPARE(column_->cut().index(), 6);
    QCOMPARE(changed.count(), 1);
}

namespace {

NetworkFigures withoutFigures()
{
    NetworkFigures figures;
    figures.cuts.resize(23);
    figures.layers.resize(22);
    return figures;
}

} // namespace

void LayerColumnTest::everyFigureAndMarkIsPainted()
{
    NetworkFigures figures = withoutFigures();
    QImage before = column_->grab().toImage();
    const auto changesThePicture = [&] {
        column_->setFigures(figures);
        const QImage after = column_->grab().toImage();
        return std::exchange(before, after) != after;
    };
    QVERIFY(!changesThePicture());
    figures.layers[0].predictedEdge = 130ms;
    QVERIFY(changesThePicture());
    figures.layers[0].edge = 130ms; // no longer pale
    QVERIFY(changesThePicture());
    figures.layers[20].cloud = 3ms;
    QVERIFY(changesThePicture());
    figures.layers[2].predictedCloud = 3ms;
    QVERIFY(changesThePicture());
    figures.bestPredicted = cutOf(9);
    QVERIFY(changesThePicture());
    figures.bestMeasured = cutOf(9); // both, on one row
    QVERIFY(changesThePicture());
    figures.bestMeasured = cutOf(13);
    QVERIFY(changesThePicture());
}

void LayerColumnTest::cutTextTellsTheTransferMeasuredBeforePredicted()
{
    NetworkFigures figures = withoutFigures();
    figures.cuts[13].predicted = PredictedLatency{
        .local = 1130ms, .transfer = 36'400us, .cloud = 113ms, .low = {}, .high = {}};
    figures.cuts[13].predictedBytes = 8160;
    column_->setFigures(figures);
    QCOMPARE(column_->cutText(), u"cut 13: 8.2 kB, ≈ 36.4 ms"_s);
    figures.cuts[13].measured = LatencyBreakdown(1285ms, 1131ms, 114ms);
    figures.cuts[13].sentBytes = 25600;
    column_->setFigures(figures);
    QCOMPARE(column_->cutText(), u"cut 13: 25.6 kB, 40.0 ms"_s);
    column_->setCut(cutOf(8));
    QCOMPARE(column_->cutText(), u"cut 8: 221.2 kB"_s);
}

void LayerColumnTest::aNumberIsTyped_data()
{
    QTest::addColumn<QString>("keys");
    QTest::addColumn<int>("cut");
    QTest::newRow("one digit") << u"8"_s << 8;
    QTest::newRow("two digits") << u"17"_s << 17;
    QTest::newRow("no such cut") << u"29"_s << 9;
    QTest::newRow("anew") << u"225"_s << 5;
    QTest::newRow("zero") << u"0"_s << 0;
}

void LayerColumnTest::aNumberIsTyped()
{
    QFETCH(const QString, keys);
    QTest::keyClicks(column_.get(), keys);
    QTEST(column_->cut().index(), "cut");
}

void LayerColumnTest::usefulCutsAreSteppedThroughAlone()
{
    column_->setUsefulOnly(true);
    QCOMPARE(column_->uselessCount(), 11);
    QTest::keyClick(column_.get(), Qt::Key_Down);
    QCOMPARE(column_->cut().index(), 17);
    QTest::keyClick(column_.get(), Qt::Key_Up);
    QTest::keyClick(column_.get(), Qt::Key_Up);
    QCOMPARE(column_->cut().index(), 11);
    QTest::keyClick(column_.get(), Qt::Key_End);
    QCOMPARE(column_->cut().index(), 22);
}

void LayerColumnTest::theChosenCutIsShownThoughItIsNotUseful()
{
    column_->setUsefulOnly(true);
    QVERIFY(column_->geometryNow().row(8).isEmpty());
    QTest::keyClicks(column_.get(), u"8"_s);
    QCOMPARE(column_->cut().index(), 8);
    QVERIFY(!column_->geometryNow().row(8).isEmpty());
    QTest::keyClick(column_.get(), Qt::Key_Down);
    QCOMPARE(column_->cut().index(), 9);
    QVERIFY(column_->geometryNow().row(8).isEmpty());
    column_->setUsefulOnly(false);
    QCOMPARE(column_->geometryNow().rowCount(), 23);
}

void LayerColumnTest::cardTellsTheLayerAndTheCut()
{
    NetworkFigures figures = withoutFigures();
    figures.layers[3].edge = 402ms;
    figures.cuts[4].sentBytes = 129'800;
    figures.cuts[4].measured = LatencyBreakdown(1500ms, 534ms, 400ms);
    figures.cuts[4].predicted = PredictedLatency{
        .local = 530ms, .transfer = 560ms, .cloud = 399ms, .low = 1480ms, .high = 1501ms};
    const QString card = layerCard(alexNetLab(), 4, figures);
    for (const auto &part :
         {u"conv2  Conv2d 5x5, stride 1, padding 2"_s, u"64x26x26 → 192x26x26"_s,
          u"207.7 million"_s, u"307,392 (1.2 MB)"_s, u"402 ms measured"_s, u"519.2 kB"_s,
          u"129.8 kB sent"_s, u"1500 ms"_s, u"1489 ms, in 95 % of runs 1480 ms to 1501 ms"_s,
          u"local 530 ms, transfer 560 ms, cloud 399 ms"_s})
        QVERIFY2(card.contains(part), qPrintable(part + u" in "_s + card));
    QVERIFY(layerCard(alexNetLab(), 0, {}).contains("everything runs in the cloud"_L1));
    QVERIFY(!layerCard(alexNetLab(), 2, {}).contains("Parameters"_L1));
}

void LayerColumnTest::everyKindHasAGlyphOfItsOwn()
{
    const std::vector<LayerSpec> kinds{Conv2d{3, 64, 11},
                                       BatchNorm2d{3},
                                       ReLU{},
                                       ReLU6{},
                                       Tanh{},
                                       Sigmoid{},
                                       MaxPool2d{3, 2},
                                       AvgPool2d{2, 2},
                                       Flatten{},
                                       Dropout{},
                                       Linear{10, 10},
                                       Block{"BasicBlock", {}, true, {}, true},
                                       Block{"ConvBNReLU", {}, false, {}, true}};
    std::vector<QImage> glyphs;
    for (const LayerSpec &kind : kinds) {
        QImage glyph(14, 16, QImage::Format_ARGB32);
        glyph.fill(Qt::white);
        QPainter painter(&glyph);
        drawLayerGlyph(painter, kind, glyph.rect(), Qt::black);
        painter.end();
        for (const QImage &other : glyphs)
            QVERIFY(glyph != other);
        glyphs.push_back(glyph);
    }
}

QTEST_MAIN(LayerColumnTest)
#include "tst_layer_column.moc"
