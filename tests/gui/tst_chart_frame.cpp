// Zooming, panning, copying and saving, the same in every chart.
#include "ui/chart/chart_frame.h"

#include "tests/gui/made_predictions.h"
#include "ui/chart/axis_view.h"
#include "ui/chart/chart_navigation.h"
#include "ui/chart/chart_tools.h"
#include "ui/chart/cut_lines_chart.h"
#include "ui/chart/latency_chart.h"
#include "ui/chart/picture_dialog.h"
#include "ui/chart/prediction_note.h"
#include "ui/map/map_chart.h"
#include "ui/theme/colours.h"
#include "ui/timeline/timeline_chart.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace splitscope;
using namespace Qt::StringLiterals;

class ChartFrameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyTabShowsItsPage_data();
    void everyTabShowsItsPage();
    void theOpenPageAloneGetsData();
    void nextPageGoesRound();
    void theWheelZoomsAboutThePointer_data() { pages(); }
    void theWheelZoomsAboutThePointer();
    void shiftZoomsAlongOneAxisAlone();
    void aDragPansAndSelectsNothing();
    void aClickStillSelectsInAZoomedChart();
    void aDoubleClickShowsAll();
    void keysZoomAndPan();
    void toolsFollowTheView();
    void dataIsCopiedAsATable_data() { pages(); }
    void dataIsCopiedAsATable();
    void aPictureHasItsChosenSize_data() { pages(); }
    void aPictureHasItsChosenSize();
    void aPictureOnWhiteLeavesTheChartDark();
    void aPictureHasItsSizeWhateverIsStillToBeLaidOut();
    void filesHaveTheirFormats_data();
    void filesHaveTheirFormats();
    void aFolderThatIsNoneIsTold();
    void theDialogOffersSizes();
    void savingAsksForSizeThenForAFile();
    void theNoteTellsHowPredictionsStand();

private:
    void pages();
    ChartPage &page() const
    {
        switch (frame_->page()) {
        case ChartFrame::ByBandwidth:
            return frame_->byBandwidth();
        case ChartFrame::ByShare:
            return frame_->byShare();
        case ChartFrame::Map:
            return frame_->map();
        case ChartFrame::Timeline:
            return frame_->timeline();
        case ChartFrame::Accuracy:
        case ChartFrame::ByCut:
            break;
        }
        return frame_->byCut();
    }
    void open(ChartFrame::Page which)
    {
        frame_->showPage(which);
        frame_->showData(made_.data());
    }
    void turnWheel(ChartPage &page, QPointF at, int notches, Qt::KeyboardModifiers keys = {})
    {
        QWheelEvent event(at, page.canvas().mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton,
                          keys, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&page.canvas(), &event);
    }
    void drag(ChartPage &page, QPoint from, QPoint to)
    {
        QWidget *canvas = &page.canvas();
        QTest::mousePress(canvas, Qt::LeftButton, {}, from);
        QTest::mouseMove(canvas, (from + to) / 2);
        QTest::mouseMove(canvas, to);
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, to);
    }
    QAction *tool(const char *name) const
    {
        return frame_->tools().findChild<QAction *>(QLatin1StringView(name));
    }

    MadeData made_;
    std::unique_ptr<ChartFrame> frame_;
    QList<int> selected_;
};

void ChartFrameTest::pages()
{
    QTest::addColumn<ChartFrame::Page>("which");
    QTest::newRow("by cut") << ChartFrame::ByCut;
    QTest::newRow("bandwidth") << ChartFrame::ByBandwidth;
    QTest::newRow("share") << ChartFrame::ByShare;
    QTest::newRow("map") << ChartFrame::Map;
    QTest::newRow("timeline") << ChartFrame::Timeline;
}

void ChartFrameTest::init()
{
    made_ = MadeData();
    made_.add(sheetRecords());
    frame_ = std::make_unique<ChartFrame>(made_.network);
    for (const RunRecord &record : sheetRecords())
        frame_->timeline().add(record);
    selected_.clear();
    connect(frame_.get(), &ChartFrame::cutSelected, this,
            [this](CutPoint cut) { selected_ << cut.index(); });
    frame_->resize(860, 400);
    frame_->showData(made_.data());
    frame_->show();
    QVERIFY(QTest::qWaitForWindowExposed(frame_.get()));
}

void ChartFrameTest::everyTabShowsItsPage_data()
{
    pages();
    QTest::newRow("accuracy") << ChartFrame::Accuracy;
}

void ChartFrameTest::everyTabShowsItsPage()
{
    QFETCH(const ChartFrame::Page, which);
    auto *tabs = frame_->findChild<QTabBar *>(u"charts"_s);
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(which).center());
    QCOMPARE(frame_->page(), which);
    QVERIFY(!tabs->tabText(which).isEmpty());
    if (which != ChartFrame::Accuracy)
        QVERIFY(page().widget().isVisible());
}

void ChartFrameTest::theOpenPageAloneGetsData()
{
    QVERIFY(frame_->byBandwidth().lines().lines.empty());
    connect(frame_.get(), &ChartFrame::pageShown, this, [this] { frame_->showData(made_.data()); });
    frame_->showPage(ChartFrame::ByBandwidth);
    QCOMPARE(frame_->byBandwidth().lines().lines.size(), std::size_t(23));
}

void ChartFrameTest::nextPageGoesRound()
{
    frame_->showNextPage(-1);
    QCOMPARE(frame_->page(), ChartFrame::Accuracy);
    frame_->showNextPage();
    QCOMPARE(frame_->page(), ChartFrame::ByCut);
}

void ChartFrameTest::theWheelZoomsAboutThePointer()
{
    QFETCH(const ChartFrame::Page, which);
    open(which);
    AxisView &axis = *page().horizontalAxis();
    const QRectF plot = page().plotArea();
    const QPointF at = plot.topLeft() + QPointF(plot.width() / 4, plot.height() / 2);
    const double under = axis.valueAtFraction(0.25);
    turnWheel(page(), at, 2);
    QVERIFY(axis.isZoomed());
    QVERIFY(std::abs(axis.fractionOf(under) - 0.25) < 0.01);
    turnWheel(page(), at, -20);
    QVERIFY(!axis.isZoomed());
}

void ChartFrameTest::shiftZoomsAlongOneAxisAlone()
{
    open(ChartFrame::Map);
    turnWheel(page(), page().plotArea().center(), 1, Qt::ShiftModifier);
    QVERIFY(page().horizontalAxis()->isZoomed());
    QVERIFY(!page().verticalAxis()->isZoomed());
    page().horizontalAxis()->reset();
    turnWheel(page(), page().plotArea().center(), 1, Qt::ControlModifier);
    QVERIFY(!page().horizontalAxis()->isZoomed());
    QVERIFY(page().verticalAxis()->isZoomed());
}

void ChartFrameTest::aDragPansAndSelectsNothing()
{
    const QPoint centre = page().plotArea().center().toPoint();
    turnWheel(page(), centre, 4);
    const double before = page().horizontalAxis()->begin();
    drag(page(), centre, centre + QPoint(120, 0));
    QVERIFY(page().horizontalAxis()->begin() < before);
    QVERIFY(selected_.isEmpty());
}

void ChartFrameTest::aClickStillSelectsInAZoomedChart()
{
    LatencyChart &chart = frame_->byCut();
    turnWheel(chart, chart.positionOf(cutOf(8), 300), 4, Qt::ShiftModifier);
    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, chart.positionOf(cutOf(8), 300));
    QCOMPARE(selected_, QList<int>{8});
}

void ChartFrameTest::aDoubleClickShowsAll()
{
    const QPoint centre = page().plotArea().center().toPoint();
    turnWheel(page(), centre, 4);
    QTest::mouseDClick(&page().canvas(), Qt::LeftButton, {}, centre);
    QVERIFY(!page().horizontalAxis()->isZoomed());
    QVERIFY(!page().verticalAxis()->isZoomed());
}

void ChartFrameTest::keysZoomAndPan()
{
    open(ChartFrame::Map);
    QWidget *widget = &page().widget();
    const AxisView &axis = *page().horizontalAxis();
    QTest::keyClick(widget, Qt::Key_Plus);
    QTest::keyClick(widget, Qt::Key_Plus);
    QVERIFY(axis.isZoomed());
    const double before = axis.begin();
    QTest::keyClick(widget, Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(axis.begin() > before);
    QTest::keyClick(widget, Qt::Key_Minus);
    QVERIFY(axis.isZoomed());
    QTest::keyClick(widget, Qt::Key_0);
    QVERIFY(!axis.isZoomed());
}

void ChartFrameTest::toolsFollowTheView()
{
    QVERIFY(tool("zoomIn")->isEnabled());
    QVERIFY(!tool("zoomOut")->isEnabled());
    auto *button = frame_->findChild<QToolButton *>(u"zoomInButton"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(page().horizontalAxis()->isZoomed());
    QVERIFY(tool("showAll")->isEnabled());
    frame_->showPage(ChartFrame::Map);
    QVERIFY(!tool("showAll")->isEnabled());
    frame_->showPage(ChartFrame::ByCut);
    tool("showAll")->trigger();
    QVERIFY(!page().horizontalAxis()->isZoomed());
}

void ChartFrameTest::dataIsCopiedAsATable()
{
    QFETCH(const ChartFrame::Page, which);
    open(which);
    QApplication::clipboard()->clear();
    page().widget().setFocus();
    QTest::keyClick(&page().widget(), Qt::Key_C, Qt::ControlModifier);
    const QString text = QApplication::clipboard()->text();
    const QStringList lines = text.split(u'\n');
    QVERIFY(lines.size() > 4);
    QVERIFY(lines[0].count(u'\t') >= 4);
    QVERIFY(text.contains("1287.431"_L1)); // the sheet's best cell
    QVERIFY(text.contains("#3"_L1));
}

void ChartFrameTest::aPictureHasItsChosenSize()
{
    QFETCH(const ChartFrame::Page, which);
    open(which);
    const QRect before = page().widget().geometry();
    const QImage image = chartImage(page(), {.size = {1000, 500}, .scale = 2});
    QCOMPARE(image.size(), QSize(2000, 1000));
    QCOMPARE(page().widget().geometry(), before);
    // The chart fills it: something is drawn near each of its edges' middles.
    QVERIFY(page().plotArea().right() < before.width());
    int inked = 0;
    for (int x = 1800; x < 2000; ++x)
        for (int y = 0; y < 1000; ++y)
            inked += image.pixelColor(x, y) != Qt::white ? 1 : 0;
    QVERIFY(inked > 50);
}

void ChartFrameTest::aPictureOnWhiteLeavesTheChartDark()
{
    frame_->setPalette(paletteFor(Tone::Dark));
    const PictureChoice onWhite{.size = {600, 300}, .scale = 1, .light = true};
    const QImage light = chartImage(page(), onWhite);
    QCOMPARE(light.pixelColor(light.width() - 2, 2), coloursFor(Tone::Light).panel);
    QCOMPARE(toneOf(page().widget().palette()), Tone::Dark);
    PictureChoice asShown = onWhite;
    asShown.light = false;
    const QImage dark = chartImage(page(), asShown);
    QCOMPARE(dark.pixelColor(dark.width() - 2, 2), coloursFor(Tone::Dark).panel);
}

void ChartFrameTest::aPictureHasItsSizeWhateverIsStillToBeLaidOut()
{
    frame_->setPalette(paletteFor(Tone::Dark));
    const QSize shown = page().widget().size();
    frame_->resize(frame_->width() + 40, frame_->height() + 40);
    page().widget().updateGeometry();
    frame_->updateGeometry();
    const QImage image = chartImage(page(), {.size = 2 * shown, .scale = 1, .light = false});
    // What the page does not reach stays white.
    QCOMPARE(image.pixelColor(image.width() - 2, image.height() - 2), coloursFor(Tone::Dark).panel);
    QTRY_COMPARE(page().widget().size(), shown + QSize(40, 40));
}

void ChartFrameTest::filesHaveTheirFormats_data()
{
    QTest::addColumn<PictureFormat>("format");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("png") << PictureFormat::Png << QByteArray("\x89PNG");
    QTest::newRow("svg") << PictureFormat::Svg << QByteArray("<?xml");
    QTest::newRow("pdf") << PictureFormat::Pdf << QByteArray("%PDF-");
}

void ChartFrameTest::filesHaveTheirFormats()
{
    QFETCH(const PictureFormat, format);
    QFETCH(const QByteArray, begins);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"chart."_s + endingOf(format));
    frame_->tools().save({.format = format, .size = {800, 400}}, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith(begins));
    QVERIFY(bytes.size() > 4000);
    if (format == PictureFormat::Svg) {
        QVERIFY(bytes.contains("viewBox=\"0 0 800 400\""));
        QVERIFY(bytes.contains("1287")); // letters, no pixels
    }
}

void ChartFrameTest::aFolderThatIsNoneIsTold()
{
    QSignalSpy failed(&frame_->tools(), &ChartTools::saveFailed);
    frame_->tools().save({}, u"/nowhere/chart.png"_s);
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed[0][0].toString().contains("/nowhere/chart.png"_L1));
}

void ChartFrameTest::theDialogOffersSizes()
{
    PictureDialog dialog({856, 350}, u"latency"_s);
    auto *preset = dialog.findChild<QComboBox *>(u"picturePreset"_s);
    auto *width = dialog.findChild<QSpinBox *>(u"pictureWidth"_s);
    QCOMPARE(dialog.choice().size, QSize(856, 350));
    preset->setCurrentIndex(1);
    Q_EMIT preset->activated(1);
    QCOMPARE(dialog.choice().size, QSize(1280, 720));
    width->setValue(1000);
    QCOMPARE(dialog.choice().size, QSize(1000, 720));
    QCOMPARE(preset->currentIndex(), 3); // one's own
    auto *format = dialog.findChild<QComboBox *>(u"pictureFormat"_s);
    format->setCurrentIndex(2);
    QCOMPARE(dialog.choice().format, PictureFormat::Pdf);
    QVERIFY(!dialog.findChild<QComboBox *>(u"pictureScale"_s)->isEnabled());
}

void ChartFrameTest::savingAsksForSizeThenForAFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"mine.png"_s);
    tool("saveChart")->trigger();
    auto *dialog = frame_->findChild<PictureDialog *>();
    QVERIFY(dialog);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"pictureSave"_s), Qt::LeftButton);
    auto *file = dialog->findChild<QFileDialog *>();
    QVERIFY(file);
    Q_EMIT file->fileSelected(path);
    QVERIFY(!QImage(path).isNull());
    QVERIFY(!dialog->isVisible());
}

void ChartFrameTest::theNoteTellsHowPredictionsStand()
{
    PredictionNote &note = frame_->predictionNote();
    QVERIFY(!note.isVisible());
    note.showMeasuring(0.4);
    QVERIFY(note.isVisible());
    QVERIFY(note.text().contains("40 %"_L1));
    QSignalSpy asked(&note, &PredictionNote::measureRequested);
    note.showFailure([] { return u"the node is gone"_s; });
    QVERIFY(note.text().contains("the node is gone"_L1));
    auto *retry = note.findChild<QPushButton *>(u"measurePrediction"_s);
    QVERIFY(retry->isVisible());
    QTest::mouseClick(retry, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    note.showReady();
    QVERIFY(!note.isVisible());
}

QTEST_MAIN(ChartFrameTest)
#include "tst_chart_frame.moc"
