// The charts against bandwidth and CPU, the map, the timeline and the accuracy, as their user has
// them.
#include "tests/gui/made_predictions.h"
#include "ui/chart/accuracy_chart.h"
#include "ui/chart/cut_lines_chart.h"
#include "ui/map/map_chart.h"
#include "ui/timeline/timeline_chart.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace splitscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class ChartPagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void draggingTheSettingChangesTheConditions();
    void keysMoveTheSettingAndTheCut();
    void aClickOnALineSelectsItsCut();
    void medianPointsNameTheirRuns();
    void aLineNamesItsPrediction();
    void withoutPredictionsMeasuredPointsRemain();
    void aTraceHasNoLineToDrag();
    void aClickOnTheMapSetsBothConditions();
    void aClickOnAMeasuredCellTakesItsExactSetting();
    void keysMoveTheMapsSetting();
    void theMapTellsPredictedAndMeasured();
    void slidersOfTheMapsAxesLeaveItsAreas();
    void theTimelineFollowsTheNewestRun();
    void aClickInTheHistoryShowsThatRun();
    void keysGoThroughTheHistory();
    void theHistoryKeepsTheLastRuns();
    void aFailedRunSaysWhy();
    void stagesTellTheirTimesAndEstimates();
    void layersOfAnotherNetworkHaveNumbers();
    void clearingEmptiesTheTimeline();
    void accuracyNamesSettingAndRuns();
    void aClickOnAPointSetsItsConditions();

private:
    template<typename Page>
    std::unique_ptr<Page> shown(std::unique_ptr<Page> page)
    {
        page->resize(900, 400);
        page->showData(made_.data());
        page->show();
        if (!QTest::qWaitForWindowExposed(page.get()))
            return {};
        connectTo(*page);
        return page;
    }
    void connectTo(CutLinesChart &page)
    {
        connect(&page, &CutLinesChart::cutSelected, this,
                [this](CutPoint cut) { selected_ << cut.index(); });
        connect(&page, &CutLinesChart::conditionsChosen, this,
                [this](const Conditions &conditions) { chosen_ = conditions; });
    }
    void connectTo(MapChart &page)
    {
        connect(&page, &MapChart::conditionsChosen, this,
                [this](const Conditions &conditions) { chosen_ = conditions; });
    }
    void connectTo(AccuracyChart &page)
    {
        connect(&page, &AccuracyChart::conditionsChosen, this,
                [this](const Conditions &conditions) { chosen_ = conditions; });
    }
    void connectTo(TimelineChart &) {}
    std::unique_ptr<CutLinesChart> lines(Along along)
    {
        return shown(std::make_unique<CutLinesChart>(along));
    }
    std::unique_ptr<TimelineChart> timeline()
    {
        auto page = std::make_unique<TimelineChart>(made_.network);
        for (const RunRecord &record : sheetRecords())
            page->add(record);
        return shown(std::move(page));
    }

    MadeData made_;
    QList<int> selected_;
    std::optional<Conditions> chosen_;
};

void ChartPagesTest::init()
{
    made_ = MadeData();
    made_.add(sheetRecords());
    selected_.clear();
    chosen_.reset();
}

void ChartPagesTest::draggingTheSettingChangesTheConditions()
{
    for (const auto &[along, target] :
         {std::pair(Along::Bandwidth, 50.0), {Along::EdgeShare, 0.3}}) {
        chosen_.reset();
        const auto chart = lines(along);
        QVERIFY(chart);
        const double height = chart->plotArea().center().y();
        const QPoint from(qRound(chart->positionOf(*chart->present(), 100).x()), qRound(height));
        const QPoint to(qRound(chart->positionOf(target, 100).x()), qRound(height));
        QTest::mousePress(chart->viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(chart->viewport(), (from + to) / 2);
        QTest::mouseMove(chart->viewport(), to);
        QTest::mouseRelease(chart->viewport(), Qt::LeftButton, {}, to);
        QVERIFY(chosen_);
        QVERIFY(std::abs(*valueOf(along, *chosen_) / target - 1) < 0.05);
        QVERIFY(sameBut(along, *chosen_, made_.conditions));
        QVERIFY(!chart->horizontalAxis()->isZoomed());
        QVERIFY(selected_.isEmpty());
    }
}

void ChartPagesTest::keysMoveTheSettingAndTheCut()
{
    const auto chart = lines(Along::EdgeShare);
    QTest::keyClick(chart.get(), Qt::Key_Right);
    QCOMPARE(chosen_->edge.share.value(), 0.65);
    QTest::keyClick(chart.get(), Qt::Key_Left);
    QCOMPARE(chosen_->edge.share.value(), 0.55);
    QTest::keyClick(chart.get(), Qt::Key_Up);
    QTest::keyClick(chart.get(), Qt::Key_Down);
    QCOMPARE(selected_, (QList<int>{12, 14}));
}

void ChartPagesTest::aClickOnALineSelectsItsCut()
{
    const auto chart = lines(Along::Bandwidth);
    const CutLines &drawn = chart->lines();
    for (const int cut : {0, 22}) {
        selected_.clear();
        const std::size_t place = cut == 0 ? drawn.values.size() - 6 : 20;
        const QPointF at = chart->positionOf(drawn.values[place],
                                             drawn.lines[std::size_t(cut)].milliseconds[place]);
        QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, at.toPoint());
        QCOMPARE(selected_, QList<int>{cut});
    }
}

void ChartPagesTest::medianPointsNameTheirRuns()
{
    const auto chart = lines(Along::Bandwidth);
    QCOMPARE(chart->points().size(), std::size_t(4));
    const QString tip = chart->toolTipAt(chart->positionOf(5, 1774.445).toPoint());
    QVERIFY2(tip.contains("Cut 0"_L1) && tip.contains("1774.445"_L1) && tip.contains("#1"_L1),
             qPrintable(tip));
}

void ChartPagesTest::aLineNamesItsPrediction()
{
    const auto chart = lines(Along::Bandwidth);
    const CutLine &all = chart->lines().lines.front();
    const std::size_t place = 70;
    const QString tip = chart->toolTipAt(
        chart->positionOf(chart->lines().values[place], all.milliseconds[place]).toPoint());
    QVERIFY2(tip.contains("Cut 0"_L1) && tip.contains("predicted"_L1), qPrintable(tip));
    QVERIFY(!tip.contains("measured"_L1));
}

void ChartPagesTest::withoutPredictionsMeasuredPointsRemain()
{
    made_.predictions.reset();
    const auto chart = lines(Along::EdgeShare);
    QVERIFY(chart->lines().lines.empty());
    QCOMPARE(chart->points().size(), std::size_t(4));
    made_.measured.clear();
    chart->showData(made_.data());
    bool invited = false;
    for (const QLabel *label : chart->findChildren<QLabel *>())
        invited |= label->isVisible() && label->text().contains("Ctrl+F5"_L1);
    QVERIFY(invited);
}

void ChartPagesTest::aTraceHasNoLineToDrag()
{
    made_.conditions.link.trace =
        BandwidthTrace::of("t", {{0us, *Bandwidth::ofMbitPerSecond(3)}}, 1s).value();
    const auto chart = lines(Along::Bandwidth);
    QVERIFY(!chart->present());
    QTest::keyClick(chart.get(), Qt::Key_Right);
    QVERIFY(!chosen_);
}

void ChartPagesTest::aClickOnTheMapSetsBothConditions()
{
    const auto map = shown(std::make_unique<MapChart>());
    QVERIFY(map->field());
    QTest::mouseClick(map.get(), Qt::LeftButton, {}, map->positionOf(50, 0.3).toPoint());
    QVERIFY(chosen_);
    QVERIFY(std::abs(*valueOf(Along::Bandwidth, *chosen_) / 50 - 1) < 0.05);
    QVERIFY(std::abs(chosen_->edge.share.value() - 0.3) < 0.02);
    QCOMPARE(chosen_->cut.index(), 13);
}

void ChartPagesTest::aClickOnAMeasuredCellTakesItsExactSetting()
{
    const Conditions odd =
        withValue(Along::EdgeShare, withValue(Along::Bandwidth, labPreset(cutOf(3)), 31.7), 0.347);
    made_.add({measuredRecord(9, odd, {1ms, 1ms, 1ms})});
    const auto map = shown(std::make_unique<MapChart>());
    QCOMPARE(map->cells().size(), std::size_t(2));
    QTest::mouseClick(map.get(), Qt::LeftButton, {},
                      map->positionOf(31.7, 0.347).toPoint() + QPoint(4, 3));
    QVERIFY(sameSetting(*chosen_, odd));
}

void ChartPagesTest::keysMoveTheMapsSetting()
{
    const auto map = shown(std::make_unique<MapChart>());
    QTest::keyClick(map.get(), Qt::Key_Up);
    QCOMPARE(chosen_->edge.share.value(), 0.65);
    QTest::keyClick(map.get(), Qt::Key_Left);
    QVERIFY(*valueOf(Along::Bandwidth, *chosen_) < 5);
}

void ChartPagesTest::theMapTellsPredictedAndMeasured()
{
    const auto map = shown(std::make_unique<MapChart>());
    const QString measured = map->toolTipAt(map->positionOf(5, 0.6));
    QVERIFY2(measured.contains("predicted: cut 3,"_L1), qPrintable(measured)); // not the sheet's
    QVERIFY(measured.contains("cut 13, 1287.431 ms, run #3"_L1));
    const QString slow = map->toolTipAt(map->positionOf(0.11, 0.97));
    QVERIFY2(slow.contains("predicted: cut 22"_L1), qPrintable(slow));
    QVERIFY(!slow.contains("measured"_L1));
    QVERIFY(map->toolTipAt({2, 2}).isEmpty());
}

void ChartPagesTest::slidersOfTheMapsAxesLeaveItsAreas()
{
    const auto map = shown(std::make_unique<MapChart>());
    const auto areas = [&] {
        // A column of pixels beside the crosses.
        const QImage image = map->grab().toImage();
        QList<QRgb> pixels;
        for (double share = 0.1; share < 0.95; share += 0.1)
            pixels << image.pixel(map->positionOf(400, share + 0.013).toPoint());
        return pixels;
    };
    const auto before = areas();
    made_.conditions = withValue(Along::Bandwidth, made_.conditions, 9);
    map->showData(made_.data());
    QCOMPARE(areas(), before);
    made_.conditions.cloud.share = CpuShare::of(0.05).value(); // now the edge is the faster one
    map->showData(made_.data());
    QVERIFY(areas() != before);
}

void ChartPagesTest::theTimelineFollowsTheNewestRun()
{
    const auto chart = timeline();
    QCOMPARE(chart->shown()->id, RunId(4));
    chart->add(measuredRecord(5, labPreset(cutOf(3)), {1ms, 1ms, 1ms}));
    QCOMPARE(chart->shown()->id, RunId(5));
    QCOMPARE(chart->stages().back().end, std::chrono::nanoseconds(3ms));
}

void ChartPagesTest::aClickInTheHistoryShowsThatRun()
{
    const auto chart = timeline();
    QSignalSpy selected(chart.get(), &TimelineChart::runSelected);
    QTest::mouseClick(chart.get(), Qt::LeftButton, {},
                      chart->history().slot(1, 4).center().toPoint());
    QCOMPARE(chart->shown()->id, RunId(2));
    QCOMPARE(selected.count(), 1);
    // It stays while others come.
    chart->add(measuredRecord(5, labPreset(cutOf(3)), {1ms, 1ms, 1ms}));
    QCOMPARE(chart->shown()->id, RunId(2));
    QVERIFY(chart->title().contains("#2"_L1));
}

void ChartPagesTest::keysGoThroughTheHistory()
{
    const auto chart = timeline();
    for (const auto &[key, id] : {std::pair(Qt::Key_Left, 3),
                                  {Qt::Key_Home, 1},
                                  {Qt::Key_Left, 1},
                                  {Qt::Key_Right, 2},
                                  {Qt::Key_End, 4}}) {
        QTest::keyClick(chart.get(), key);
        QCOMPARE(chart->shown()->id, RunId(id));
    }
    chart->add(measuredRecord(5, labPreset(cutOf(3)), {1ms, 1ms, 1ms}));
    QCOMPARE(chart->shown()->id, RunId(5));
}

void ChartPagesTest::theHistoryKeepsTheLastRuns()
{
    const auto chart = timeline();
    QTest::mouseClick(chart.get(), Qt::LeftButton, {},
                      chart->history().slot(0, 4).center().toPoint());
    for (int id = 5; id < 100; ++id)
        chart->add(measuredRecord(id, labPreset(cutOf(3)), {1ms, 1ms, 1ms}));
    QCOMPARE(chart->runs().size(), std::size_t(TimelineChart::mostRuns));
    QCOMPARE(chart->shown()->id, RunId(99)); // the chosen one is gone
}

void ChartPagesTest::aFailedRunSaysWhy()
{
    const auto chart = timeline();
    chart->add(failedRecord(7, labPreset(cutOf(3)), ErrorKind::ConnectionLost));
    QVERIFY(chart->stages().empty());
    QVERIFY(chart->accessibleDescription().contains("127.0.0.1:9"_L1));
    QVERIFY(!chart->horizontalAxis());
}

void ChartPagesTest::stagesTellTheirTimesAndEstimates()
{
    const auto chart = timeline();
    QTest::keyClick(chart.get(), Qt::Key_Home); // run 1, cut 0
    const auto &stages = chart->stages();
    const auto uplink = std::ranges::find(stages, Stage::Uplink, &StageSpan::stage);
    QVERIFY(uplink != stages.end());
    const QString tip = chart->toolTipAt(chart->timeline().bar(*uplink).center().toPoint());
    QVERIFY2(tip.contains("uplink: 976.728 ms"_L1), qPrintable(tip));
    QVERIFY(tip.contains("#1"_L1));
    QVERIFY(tip.contains("Estimated"_L1));
}

void ChartPagesTest::layersOfAnotherNetworkHaveNumbers()
{
    const auto chart = timeline();
    RunRecord record = measuredRecord(5, labPreset(cutOf(1)), {10ms, 1ms, 1ms});
    record.outcome->edgeLayers = {{1, 10ms}};
    chart->add(record);
    QVERIFY(chart->asTsv().contains("conv1"_L1));
    record.model = "lenet5";
    chart->add(record);
    QVERIFY(!chart->asTsv().contains("conv1"_L1));
}

void ChartPagesTest::clearingEmptiesTheTimeline()
{
    const auto chart = timeline();
    chart->clear();
    QVERIFY(!chart->shown());
    QVERIFY(chart->stages().empty());
}

void ChartPagesTest::accuracyNamesSettingAndRuns()
{
    const auto chart = shown(std::make_unique<AccuracyChart>());
    QCOMPARE(chart->cells().size(), std::size_t(4));
    const PredictedAndMeasured &cell = chart->cells()[2];
    const double predicted = static_cast<double>(cell.predicted.endToEnd().count()) / 1e6;
    const QString tip = chart->toolTipAt(chart->positionOf(1287.431, predicted));
    QVERIFY2(tip.contains("cut 13, Orange Pi"_L1) && tip.contains("#3"_L1), qPrintable(tip));
}

void ChartPagesTest::aClickOnAPointSetsItsConditions()
{
    const Conditions other = withValue(Along::Bandwidth, labPreset(cutOf(0)), 1);
    made_.add({measuredRecord(9, other, {1ms, 5000ms, 800ms})});
    const auto chart = shown(std::make_unique<AccuracyChart>());
    const PredictedAndMeasured &cell = chart->cells().back();
    const double predicted = static_cast<double>(cell.predicted.endToEnd().count()) / 1e6;
    QTest::mouseClick(chart->viewport(), Qt::LeftButton, {},
                      chart->positionOf(5801, predicted).toPoint());
    QVERIFY(chosen_);
    QVERIFY(*chosen_ == other);
}

QTEST_MAIN(ChartPagesTest)
#include "tst_chart_pages.moc"
