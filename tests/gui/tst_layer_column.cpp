#include "ui/layers/layer_column.h"

#include "tests/gui/made_records.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

#include <memory>

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
    void measuredTimesAndTheBestCutArePainted();

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

void LayerColumnTest::measuredTimesAndTheBestCutArePainted()
{
    const QImage before = column_->grab().toImage();
    EdgeLayerTimes times(22);
    times[0] = 131ms;
    column_->setEdgeTimes(times);
    const QImage withTime = column_->grab().toImage();
    QVERIFY(withTime != before);
    column_->setBestMeasured(cutOf(13));
    QVERIFY(column_->grab().toImage() != withTime);
}

QTEST_MAIN(LayerColumnTest)
#include "tst_layer_column.moc"
