// The window as its user has it: buttons, keys and menus over the real engine and an embedded node.
#include "net/model_options.h"
#include "tests/gui/made_predictions.h"
#include "tests/gui/window_fixture.h"
#include "tests/sparse_weights.h"
#include "ui/answer/score_bars.h"
#include "ui/chart/chart_frame.h"
#include "ui/chart/cut_lines_chart.h"
#include "ui/chart/latency_chart.h"
#include "ui/chart/prediction_note.h"
#include "ui/conditions/conditions_panel.h"
#include "ui/conditions/picture_edit.h"
#include "ui/layers/layer_column.h"
#include "ui/layers/network_edit.h"
#include "ui/map/map_chart.h"
#include "ui/records/notebook_model.h"
#include "ui/records/records_page.h"
#include "ui/records/records_table.h"
#include "ui/status/notice_bar.h"
#include "ui/sweep/sweep_page.h"
#include "ui/terminal/terminal_view.h"
#include "ui/timeline/timeline_chart.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QSpinBox>

#include <algorithm>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int longestWait = 120'000;

// Quick: no device is emulated and no link.
Conditions unpaced(int cut)
{
    return Conditions(cutOf(cut));
}

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void firstStartShowsTheLabPresetAtCut13();
    void aCutChosenAnywhereIsShownEverywhere();
    void runMeasuresTheCutAndShowsItEverywhere();
    void runAskedForWhileWeightsLoadFollows();
    void sheetCutsFillTheChartAndShowProgress();
    void stopEndsARunAtOnceAndRecordsItAsFailed();
    void stopDropsWhatWaits();
    void chartShowsOnlyTheConditionsThatAreSet();
    void clearingTheRecordsClearsTheChart();
    void labPresetKeepsTheCut();
    void menusAndButtonsDoTheSame();
    void liveModeRunsUntilItIsStopped();
    void liveModeTakesTheSlidersWithTheNextRun();
    void liveModeEndsWithARunThatFails();
    void theAdaptiveCutMovesAndSaysWhy();
    void predictionsAreMeasuredInTheBackground();
    void noNetworkIsShownWithAnothersFigures();
    void everyStopOfTheTabKeyShowsThatItHasTheKeyboard();
    void retryRunsAllThatFailed();
    void chartsAreChosenByKeys();
    void pagesAreChosenByKeysAndHaveTheKeyboard();
    void aCutUnderThePointerIsMarkedElsewhere();
    void aClickInTheMapMovesTheSliders();
    void theTimelineShowsEachRun();
    void weightsAreOpenedByDroppingThem();
    void weightsAreOpenedFromTheMenu();
    void weightsThatDoNotFitLeaveTheFormerOnes();
    void weightsThatAreGoneGiveWayToSeededOnes();
    void closingRemembersWhatWasSet();
    void themeReachesTheParts();
    void anotherNetworkIsShownEverywhere();
    void recordsOfAnotherNetworkAreNotCompared();
    void aFileThatCannotBeReadLeavesTheNetworkInUse();
    void theNetworkIsRemembered();
    void findGoesToTheTerminalThatHasTheKeyboard();
    void aPictureIsPastedByItsKey();
    void theAnswerPageFollowsTheRuns();
    void whatARunGotStandsBesideTheConditions();
    void usefulCutsAloneIsRemembered();
    void usefulCutsAloneRuleTheChartsToo();
    void aRunHasTheNotebooksNumberEverywhere();
    void aRunThatCouldNotBeStoredIsShownWithoutANumber();
    void aPictureThatCannotBeReadCanBeTriedAgain();
    void aPictureThatIsGoneGivesWayToASample();
    void theRecordsColumnsAreRemembered();

private:
    void choose(const char *network) const
    {
        auto *edit = fixture_->find<QComboBox>("network");
        edit->setCurrentIndex(edit->findData(QLatin1StringView(network)));
        Q_EMIT edit->activated(edit->currentIndex());
        QTRY_COMPARE_WITH_TIMEOUT(fixture_->session.network().id(), std::string(network),
                                  longestWait);
    }

    Workbench &workbench() const { return fixture_->window->workbench(); }
    void setConditions(const Conditions &conditions) const
    {
        workbench().conditions().setConditions(conditions);
    }
    void click(const char *button) const
    {
        QTest::mouseClick(fixture_->find<QPushButton>(button), Qt::LeftButton);
    }
    bool waitUntilReady() const
    {
        return QTest::qWaitFor(
            [this] { return fixture_->session.engineState() == EdgeSession::EngineState::Ready; },
            longestWait);
    }
    /// What a file manager does; whether somebody took it.
    bool drop(const QString &file) const
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(fixture_->window.get(), &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent dropped(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(fixture_->window.get(), &dropped);
        return dropped.isAccepted();
    }
    bool waitUntilIdle() const
    {
        return QTest::qWaitFor([this] { return !fixture_->session.busy(); }, longestWait);
    }

    std::unique_ptr<WindowFixture> fixture_;
};

void MainWindowTest::init()
{
    fixture_ = std::make_unique<WindowFixture>();
}

void MainWindowTest::cleanup()
{
    fixture_.reset();
}

void MainWindowTest::firstStartShowsTheLabPresetAtCut13()
{
    QVERIFY(workbench().conditions().conditions() == labPreset(cutOf(13)));
    QCOMPARE(workbench().layers().cut().index(), 13);
    QCOMPARE(fixture_->find<QLabel>("setting")->text(),
             u"Orange Pi (lab sheet), cpu 0.6, 5 Mbit/s"_s);
}

void MainWindowTest::aCutChosenAnywhereIsShownEverywhere()
{
    LayerColumn &column = workbench().layers();
    auto *spin = fixture_->find<QSpinBox>("cut");
    QTest::mouseClick(&column, Qt::LeftButton, {}, column.geometryNow().row(8).center());
    QCOMPARE(spin->value(), 8);
    spin->setValue(22);
    QCOMPARE(column.cut().index(), 22);
    LatencyChart &chart = workbench().chart();
    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, chart.positionOf(cutOf(3), 0.5));
    QCOMPARE(column.cut().index(), 3);
    QCOMPARE(spin->value(), 3);
    QTest::keyClick(&column, Qt::Key_Down);
    QVERIFY(chart.invitation().contains("cut 4"_L1));
}

void MainWindowTest::runMeasuresTheCutAndShowsItEverywhere()
{
    setConditions(unpaced(13));
    click("run");
    QVERIFY(waitUntilIdle());
    const auto &records = fixture_->runs;
    QCOMPARE(records.size(), std::size_t(1));
    QVERIFY(records[0].outcome);
    QCOMPARE(records[0].outcome->payloadBytes, 25600);
    QTRY_COMPARE(workbench().chart().latencies().size(), std::size_t(1));
    QTRY_VERIFY(workbench().edgeTerminal().text().contains("partition_point = 13"_L1));
    QTRY_VERIFY(!workbench().cloudTerminal().text().isEmpty());
    QVERIFY(fixture_->find<QLabel>("connectionState")->text().contains("connected"_L1));
    QVERIFY(!fixture_->find<QPushButton>("stop")->isEnabled());
}

void MainWindowTest::runAskedForWhileWeightsLoadFollows()
{
    QCOMPARE(fixture_->session.engineState(), EdgeSession::EngineState::Loading);
    setConditions(unpaced(22));
    click("run");
    QVERIFY(fixture_->find<QLabel>("engineState")->text().contains("follows"_L1));
    QVERIFY(waitUntilIdle());
    QVERIFY(fixture_->runs[0].outcome);
    QCOMPARE(fixture_->find<QLabel>("engineState")->text(), u"Ready"_s);
}

void MainWindowTest::sheetCutsFillTheChartAndShowProgress()
{
    setConditions(unpaced(5));
    QSignalSpy finished(&fixture_->session, &EdgeSession::runFinished);
    click("sheetCuts");
    QCOMPARE(fixture_->find<QPushButton>("stop")->text(), u"Stop (0 of 4)"_s);
    QVERIFY(finished.wait(longestWait));
    QCOMPARE(fixture_->find<QPushButton>("stop")->text(), u"Stop (1 of 4)"_s);
    QVERIFY(waitUntilIdle());
    QTRY_COMPARE(workbench().chart().latencies().size(), std::size_t(4));
    std::vector<int> cuts;
    for (const CutLatency &latency : workbench().chart().latencies())
        cuts.push_back(latency.cut.index());
    QVERIFY(cuts == (std::vector{0, 8, 13, 22}));
    QCOMPARE(fixture_->find<QPushButton>("stop")->text(), u"Stop"_s);
    QCOMPARE(workbench().layers().cut().index(), 5);
}

void MainWindowTest::stopEndsARunAtOnceAndRecordsItAsFailed()
{
    // Without being stopped, this upload takes more than a minute.
    Conditions slow = unpaced(0);
    slow.link.uplink = slow.link.downlink = *Bandwidth::ofMbitPerSecond(0.05);
    setConditions(slow);
    QSignalSpy connected(&fixture_->session, &EdgeSession::connectionChanged);
    click("run");
    QTRY_VERIFY_WITH_TIMEOUT(!connected.isEmpty()
                                 && connected.last().first().value<CloudClient::State>()
                                        == CloudClient::State::Connected,
                             longestWait);
    QTest::keyClick(fixture_->window.get(), Qt::Key_Escape);
    QTRY_COMPARE(int(fixture_->runs.size()), 1);
    const auto &records = fixture_->runs;
    QVERIFY(!records[0].outcome);
    QCOMPARE(records[0].outcome.error().kind, ErrorKind::Cancelled);
    QVERIFY(workbench().chart().latencies().empty());
    QTRY_VERIFY(!fixture_->find<QPushButton>("stop")->isEnabled());
}

void MainWindowTest::stopDropsWhatWaits()
{
    click("allCuts");
    QCOMPARE(fixture_->session.engineState(), EdgeSession::EngineState::Loading);
    click("stop");
    QVERIFY(!fixture_->session.busy());
    QVERIFY(!fixture_->find<QPushButton>("stop")->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(fixture_->session.engineState(), EdgeSession::EngineState::Ready,
                              longestWait);
    QVERIFY(!fixture_->session.busy());
    QCOMPARE(int(fixture_->runs.size()), 0);
}

void MainWindowTest::chartShowsOnlyTheConditionsThatAreSet()
{
    for (const RunRecord &record : sheetRecords())
        Q_EMIT fixture_->session.runFinished(record);
    QTRY_COMPARE(workbench().chart().latencies().size(), std::size_t(4));
    Conditions other = labPreset(cutOf(13));
    other.edge.share = *CpuShare::of(0.5);
    setConditions(other);
    QVERIFY(workbench().chart().latencies().empty());
    setConditions(labPreset(cutOf(2)));
    QTRY_COMPARE(workbench().chart().latencies().size(), std::size_t(4));
}

void MainWindowTest::clearingTheRecordsClearsTheChart()
{
    for (const RunRecord &record : sheetRecords())
        Q_EMIT fixture_->session.runFinished(record);
    QTRY_COMPARE(workbench().chart().latencies().size(), std::size_t(4));
    Q_EMIT workbench().records().clearRequested();
    QVERIFY(workbench().chart().latencies().empty());
    QVERIFY(workbench().charts().timeline().runs().empty());
}

void MainWindowTest::labPresetKeepsTheCut()
{
    setConditions(unpaced(8));
    click("labPreset");
    QVERIFY(workbench().conditions().conditions() == labPreset(cutOf(8)));
}

void MainWindowTest::menusAndButtonsDoTheSame()
{
    setConditions(unpaced(13));
    QSignalSpy started(&fixture_->session, &EdgeSession::runStarted);
    QTest::keyClick(fixture_->window.get(), Qt::Key_F5);
    QVERIFY(waitUntilIdle());
    QCOMPARE(started.count(), 1);
    QTest::keyClick(fixture_->window.get(), Qt::Key_F6);
    QVERIFY(waitUntilIdle());
    QCOMPARE(started.count(), 5);
    QTest::keyClick(fixture_->window.get(), Qt::Key_F5, Qt::ControlModifier);
    QVERIFY(waitUntilIdle());
    QCOMPARE(started.count(), 28);
    QTest::keyClick(fixture_->window.get(), Qt::Key_L, Qt::ControlModifier);
    QVERIFY(workbench().conditions().conditions() == labPreset(cutOf(13)));
}

void MainWindowTest::liveModeRunsUntilItIsStopped()
{
    choose("lenet5");
    setConditions(Conditions(fixture_->session.network().lastCut()));
    QTest::keyClick(fixture_->window.get(), Qt::Key_F7);
    QVERIFY(fixture_->find<QPushButton>("live")->isChecked());
    QTRY_VERIFY_WITH_TIMEOUT(int(fixture_->runs.size()) >= 5, longestWait);
    QTest::keyClick(fixture_->window.get(), Qt::Key_Escape);
    QVERIFY(!fixture_->find<QPushButton>("live")->isChecked());
    QTRY_VERIFY(!fixture_->session.busy());
    QVERIFY(!fixture_->find<QPushButton>("stop")->isEnabled());
    const int runs = int(fixture_->runs.size());
    QCoreApplication::processEvents();
    QCOMPARE(int(fixture_->runs.size()), runs);
}

void MainWindowTest::liveModeTakesTheSlidersWithTheNextRun()
{
    choose("lenet5");
    const Network &network = fixture_->session.network();
    setConditions(Conditions(network.lastCut()));
    click("live");
    const auto measuredAt = [&](int cut) {
        const auto &records = fixture_->runs;
        return std::ranges::any_of(records, [cut](const RunRecord &record) {
            return record.outcome && record.conditions.cut.index() == cut;
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(measuredAt(network.layerCount()), longestWait);
    setConditions(Conditions(*network.cutPoint(3)));
    QTRY_VERIFY_WITH_TIMEOUT(measuredAt(3), longestWait);
    click("live");
    QVERIFY(waitUntilIdle());
    QTRY_COMPARE(workbench().chart().latencies().size(), std::size_t(2));
}

void MainWindowTest::liveModeEndsWithARunThatFails()
{
    choose("lenet5");
    fixture_->window->setNode(QUrl(u"ws://127.0.0.1:9"_s));
    click("live");
    QTRY_VERIFY_WITH_TIMEOUT(!workbench().notice().text().isEmpty(), longestWait);
    QVERIFY(!fixture_->find<QPushButton>("live")->isChecked());
    QVERIFY(waitUntilIdle());
    QCOMPARE(int(fixture_->runs.size()), 1);
}

void MainWindowTest::theAdaptiveCutMovesAndSaysWhy()
{
    QVERIFY(waitUntilReady());
    Q_EMIT fixture_->session.predictionMeasured(
        std::make_shared<const PredictionParts>(madeParts()));
    Conditions conditions = unpaced(1); // more bytes than the picture has: never the best
    conditions.link.uplink = conditions.link.downlink = *Bandwidth::ofMbitPerSecond(200);
    setConditions(conditions);
    click("adaptive");
    QVERIFY(fixture_->find<QPushButton>("live")->isChecked());
    QTRY_VERIFY_WITH_TIMEOUT(workbench().layers().cut().index() != 1, longestWait);
    QTRY_VERIFY(fixture_->find<QLabel>("reason")->text().contains("Mbit/s"_L1));
    click("stop");
    QVERIFY(waitUntilIdle());
    QVERIFY(!fixture_->find<QPushButton>("live")->isChecked());
    QVERIFY(!fixture_->find<QPushButton>("adaptive")->isChecked());
    QVERIFY(fixture_->find<QLabel>("reason")->isHidden());
}

void MainWindowTest::predictionsAreMeasuredInTheBackground()
{
    choose("lenet5");
    QTRY_COMPARE_WITH_TIMEOUT(workbench().chart().predicted().size(), std::size_t(13), longestWait);
    QVERIFY(!workbench().charts().predictionNote().isVisible());
    // Of another picture nothing is known yet.
    Q_EMIT workbench().conditions().picture().loaded({{}, QImage(64, 64, QImage::Format_RGB32)});
    QVERIFY(workbench().chart().predicted().empty());
    QVERIFY(workbench().charts().predictionNote().isVisible());
    // A node elsewhere is not kept busy before somebody connects to it.
    fixture_->window->setNode(QUrl(u"ws://127.0.0.1:9"_s));
    auto *measure = fixture_->find<QPushButton>("measurePrediction");
    QTRY_VERIFY(measure->isVisible());
    QTest::mouseClick(measure, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(measure->text(), u"Retry"_s, longestWait);
    QVERIFY(workbench().charts().predictionNote().text().contains("127.0.0.1:9"_L1));
}

void MainWindowTest::noNetworkIsShownWithAnothersFigures()
{
    QVERIFY(waitUntilReady());
    QTRY_VERIFY(!workbench().conditions().picture().file().isEmpty());
    Q_EMIT fixture_->session.predictionMeasured(
        std::make_shared<const PredictionParts>(madeParts()));
    for (const RunRecord &record : sheetRecords())
        Q_EMIT fixture_->session.runFinished(record);
    setConditions(labPreset(cutOf(0)));
    QTRY_COMPARE(workbench().chart().latencies().size(), std::size_t(4));
    QCOMPARE(workbench().chart().predicted().size(), std::size_t(23));
    QVERIFY(workbench().layers().cutText().contains("ms"_L1));
    // Another one in its place, of which nothing is known.
    workbench().setNetwork(*networkById("lenet5"));
    QCOMPARE(workbench().layers().cutText(), u"cut 0: 4.1 kB"_s);
    for (int page = 0; page < ChartFrame::pageTotal; ++page)
        workbench().charts().showPage(ChartFrame::Page(page));
    workbench().charts().showPage(ChartFrame::ByCut);
    QVERIFY(workbench().chart().predicted().empty());
    QVERIFY(workbench().chart().latencies().empty());
    QCOMPARE(workbench().layers().figures(), NetworkFigures());
    workbench().setNetwork(fixture_->session.network());
    QCOMPARE(workbench().chart().predicted().size(), std::size_t(23));
    QCOMPARE(workbench().chart().latencies().size(), std::size_t(4));
}

void MainWindowTest::everyStopOfTheTabKeyShowsThatItHasTheKeyboard()
{
    QVERIFY(waitUntilReady());
    QTRY_VERIFY(!workbench().conditions().picture().file().isEmpty());
    fixture_->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(fixture_->window.get()));
    // As after the Tab key: until then the style does without.
    fixture_->window->setAttribute(Qt::WA_KeyboardFocusChange);
    QSet<QWidget *> seen;
    for (int page = 0; page < ChartFrame::pageTotal; ++page) {
        workbench().charts().showPage(ChartFrame::Page(page));
        workbench().showPage(Workbench::Page(page % Workbench::pageTotal));
        QCoreApplication::processEvents();
        for (QWidget *stop = workbench().nextInFocusChain(); stop != &workbench();
             stop = stop->nextInFocusChain()) {
            if (!stop->isVisible() || !stop->isEnabled() || seen.contains(stop)
                || stop->window() != fixture_->window.get()
                || (stop->focusPolicy() & Qt::TabFocus) != Qt::TabFocus || stop->focusProxy())
                continue;
            seen.insert(stop);
            if (stop->hasFocus())
                stop->clearFocus();
            const QImage without = stop->grab().toImage();
            stop->setFocus(Qt::TabFocusReason);
            QVERIFY2(
                stop->grab().toImage() != without,
                qPrintable(QString::fromLatin1(stop->metaObject()->className()) + u' '
                           + stop->objectName() + u' ' + stop->accessibleName() + u' '
                           + QString::fromLatin1(stop->parentWidget()->metaObject()->className())));
        }
    }
    QVERIFY(seen.size() > 40);
}

void MainWindowTest::retryRunsAllThatFailed()
{
    QVERIFY(waitUntilReady());
    for (const int cut : {13, 22})
        Q_EMIT fixture_->session.runFinished(
            failedRecord(cut, unpaced(cut), ErrorKind::ConnectionLost));
    QTest::mouseClick(workbench().notice().findChild<QPushButton *>(u"noticeRetry"_s),
                      Qt::LeftButton);
    QVERIFY(workbench().notice().text().isEmpty());
    QVERIFY(waitUntilIdle());
    QCOMPARE(fixture_->runs.size(), std::size_t(4));
    QCOMPARE(fixture_->runs[2].conditions.cut.index(), 13);
    QVERIFY(fixture_->runs[2].outcome);
    QCOMPARE(fixture_->runs[3].conditions.cut.index(), 22);
    QVERIFY(fixture_->runs[3].outcome);
}

void MainWindowTest::aCutUnderThePointerIsMarkedElsewhere()
{
    LayerColumn &column = workbench().layers();
    QSignalSpy inColumn(&column, &LayerColumn::cutHovered);
    QTest::mouseMove(&column, column.geometryNow().row(8).center());
    QTRY_COMPARE(inColumn.count(), 1);
    QCOMPARE(inColumn[0][0].value<std::optional<CutPoint>>(), std::optional(cutOf(8)));
    for (const RunRecord &record : sheetRecords())
        Q_EMIT fixture_->session.runFinished(record);
    QTRY_COMPARE(workbench().chart().latencies().size(), std::size_t(4));
    const QPoint beside = workbench().chart().positionOf(cutOf(8), 1700);
    const QRgb hovered = workbench().chart().grab().toImage().pixel(beside);
    workbench().charts().setHovered(std::nullopt);
    QVERIFY(workbench().chart().grab().toImage().pixel(beside) != hovered);
}

void MainWindowTest::chartsAreChosenByKeys()
{
    for (const auto page : {ChartFrame::Map, ChartFrame::Timeline, ChartFrame::ByCut}) {
        QTest::keyClick(fixture_->window.get(), Qt::Key(Qt::Key_1 + int(page)),
                        Qt::ControlModifier);
        QCOMPARE(workbench().charts().page(), page);
    }
}

void MainWindowTest::pagesAreChosenByKeysAndHaveTheKeyboard()
{
    const auto press = [this](Qt::Key key) {
        QTest::keyClick(fixture_->window.get(), key, Qt::AltModifier);
        return QApplication::focusWidget();
    };
    const QWidget *sweep = press(Qt::Key_2);
    QVERIFY(sweep && workbench().sweep().isAncestorOf(sweep));
    const QWidget *terminal = press(Qt::Key_3);
    QVERIFY(terminal && workbench().edgeTerminal().isAncestorOf(terminal));
    QCOMPARE(press(Qt::Key_1), static_cast<QWidget *>(&workbench().records().table()));
}

void MainWindowTest::aClickInTheMapMovesTheSliders()
{
    workbench().charts().showPage(ChartFrame::Map);
    MapChart &map = workbench().charts().map();
    QTest::mouseClick(&map, Qt::LeftButton, {}, map.positionOf(20, 0.3).toPoint());
    const Conditions conditions = workbench().conditions().conditions();
    QVERIFY(std::abs(conditions.link.uplink->mbitPerSecond() / 20 - 1) < 0.05);
    QVERIFY(std::abs(conditions.edge.share.value() - 0.3) < 0.02);
    QCOMPARE(conditions.cut.index(), 13);
}

void MainWindowTest::theTimelineShowsEachRun()
{
    for (const RunRecord &record : sheetRecords())
        Q_EMIT fixture_->session.runFinished(record);
    workbench().charts().showPage(ChartFrame::Timeline);
    QTRY_COMPARE(workbench().charts().timeline().runs().size(), std::size_t(4));
    Q_EMIT workbench().records().clearRequested();
    QVERIFY(workbench().charts().timeline().runs().empty());
}

void MainWindowTest::weightsAreOpenedByDroppingThem()
{
    QVERIFY(waitUntilReady());
    QCOMPARE(fixture_->find<QLabel>("weights")->text(), u"Weights: seeded"_s);
    setConditions(unpaced(13));
    click("run");
    QVERIFY(waitUntilIdle());
    QTRY_VERIFY(fixture_->find<QLabel>("answer")->text().contains("means nothing"_L1));

    QVERIFY(!drop(fixture_->folder.filePath(u"cat.png"_s)));
    const QString file = fixture_->folder.filePath(u"trained <1>.safetensors"_s);
    QVERIFY(writeSparseWeights(file, fixture_->session.network()));
    QVERIFY(drop(file));
    QVERIFY(waitUntilReady());
    QCOMPARE(fixture_->find<QLabel>("weights")->text(), u"Weights: trained <1>.safetensors"_s);
    QVERIFY(fixture_->find<QLabel>("answer")->isHidden());
    QCOMPARE(toText(fixture_->window->settings().model.weights), file);
    click("run");
    QVERIFY(waitUntilIdle());
    QTRY_COMPARE(fixture_->find<QLabel>("answer")->text(), u"Answer: tench"_s); // all are 0
    const auto &records = fixture_->runs;
    QCOMPARE(records.size(), std::size_t{2});
    QVERIFY(records[0].outcome && records[1].outcome);

    fixture_->window->useWeights({});
    QVERIFY(waitUntilReady());
    QCOMPARE(fixture_->find<QLabel>("weights")->text(), u"Weights: seeded"_s);
}

void MainWindowTest::weightsAreOpenedFromTheMenu()
{
    const auto entry = [this](const QString &text) -> QAction * {
        const auto actions = fixture_->window->menuBar()->findChildren<QAction *>();
        const auto found = std::ranges::find(actions, text, &QAction::text);
        return found == actions.end() ? nullptr : *found;
    };
    QAction *seeded = entry(u"Use &seeded weights"_s);
    QVERIFY(seeded && !seeded->isEnabled());
    QVERIFY(waitUntilReady());
    const QString file = fixture_->folder.filePath(u"a.safetensors"_s);
    QVERIFY(writeSparseWeights(file, fixture_->session.network()));
    QAction *open = entry(u"Open &weights…"_s);
    QVERIFY(open);
    open->trigger();
    auto *dialog = fixture_->window->findChild<QFileDialog *>();
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(file);
    dialog->close();
    QVERIFY(waitUntilReady());
    QCOMPARE(toText(fixture_->window->settings().model.weights), file);
    QVERIFY(seeded->isEnabled());
    seeded->trigger();
    QVERIFY(waitUntilReady());
    QVERIFY(fixture_->window->settings().model.weights.empty());
}

void MainWindowTest::weightsThatDoNotFitLeaveTheFormerOnes()
{
    QVERIFY(waitUntilReady());
    const auto before = fixture_->session.fingerprint();
    const QString file = fixture_->folder.filePath(u"small.safetensors"_s);
    QVERIFY(writeSparseWeights(
        file, Network("small", "Small", {{4}}, {{"fc", Linear{4, 4}, "features.0"}})));
    fixture_->window->useWeights(file);
    QVERIFY(waitUntilReady());
    QVERIFY(workbench().notice().text().contains("features.0.weight"_L1));
    QVERIFY(workbench().notice().text().contains(file));
    QVERIFY(fixture_->session.fingerprint() == before);
    QCOMPARE(fixture_->find<QLabel>("weights")->text(), u"Weights: seeded"_s);
    QVERIFY(fixture_->window->settings().model.weights.empty());
}

void MainWindowTest::weightsThatAreGoneGiveWayToSeededOnes()
{
    EdgeSession session;
    MainWindow window(session, fixture_->settings, fixture_->theme, fixture_->language,
                      fixture_->notebook);
    session.load({"alexnet-lab", "/gone.pth"});
    QTRY_COMPARE_WITH_TIMEOUT(session.engineState(), EdgeSession::EngineState::Ready, longestWait);
    QVERIFY(session.model().weights.empty());
    QVERIFY(window.workbench().notice().text().contains("/gone.pth"_L1));
}

void MainWindowTest::closingRemembersWhatWasSet()
{
    Conditions conditions = labPreset(cutOf(8));
    conditions.edge.share = *CpuShare::of(0.3);
    setConditions(conditions);
    QSignalSpy loaded(&workbench().conditions().picture(), &PictureEdit::loaded);
    workbench().conditions().picture().open(u":/splitscope/images/lighthouse.jpg"_s);
    QVERIFY(loaded.wait());
    fixture_->window->setTheme(ThemeChoice::Dark);
    fixture_->window->setLanguage(Language::Chinese);
    fixture_->window->close();
    fixture_->window->setTheme(ThemeChoice::Light);
    fixture_->window->setLanguage(Language::English);
    fixture_->open();
    QVERIFY(workbench().conditions().conditions() == conditions);
    QCOMPARE(fixture_->theme.choice(), ThemeChoice::Dark);
    QCOMPARE(fixture_->language.choice(), Language::Chinese);
    QTRY_COMPARE(workbench().conditions().picture().file(),
                 u":/splitscope/images/lighthouse.jpg"_s);
}

void MainWindowTest::themeReachesTheParts()
{
    QTRY_COMPARE(toneOf(workbench().chart().palette()), Tone::Light);
    const QImage light = fixture_->window->grab().toImage();
    fixture_->window->setTheme(ThemeChoice::Dark);
    QTRY_COMPARE(toneOf(workbench().chart().palette()), Tone::Dark);
    const QImage dark = fixture_->window->grab().toImage();
    // The ground of the chart and of the layer column, where no letter is.
    for (const QWidget *part : {static_cast<QWidget *>(&workbench().chart()),
                                static_cast<QWidget *>(&workbench().layers())}) {
        const QPoint inside =
            part->mapTo(fixture_->window.get(), part->rect().bottomRight()) - QPoint(3, 3);
        QVERIFY(light.pixelColor(inside).lightness() > 200);
        QVERIFY(dark.pixelColor(inside).lightness() < 80);
    }
}

void MainWindowTest::anotherNetworkIsShownEverywhere()
{
    choose("lenet5");
    QCOMPARE(workbench().layers().network().id(), std::string("lenet5"));
    QCOMPARE(workbench().layers().cut().index(), 12);
    QCOMPARE(fixture_->find<QSpinBox>("cut")->maximum(), 12);
    LatencyChart &chart = workbench().chart();
    const CutPoint last = fixture_->session.network().lastCut();
    QCOMPARE(chart.cutAt(chart.positionOf(last, 0)), std::optional(last));
    QCOMPARE(fixture_->find<QComboBox>("network")->currentText(), u"LeNet-5"_s);

    setConditions(Conditions(last));
    click("run");
    QVERIFY(waitUntilIdle());
    const auto &records = fixture_->runs;
    QCOMPARE(records.size(), std::size_t(1));
    QVERIFY(records[0].outcome.has_value());
    QCOMPARE(records[0].model, std::string("lenet5"));
    QTRY_COMPARE(chart.latencies().size(), std::size_t(1));
}

void MainWindowTest::recordsOfAnotherNetworkAreNotCompared()
{
    choose("lenet5");
    const std::chrono::milliseconds any(1);
    Q_EMIT fixture_->session.runFinished(measuredRecord(1, unpaced(5), {any, any, any}));
    setConditions(unpaced(6));
    QVERIFY(workbench().chart().latencies().empty());
    choose("alexnet-lab");
    QTRY_COMPARE(workbench().chart().latencies().size(), std::size_t(1));
}

void MainWindowTest::aFileThatCannotBeReadLeavesTheNetworkInUse()
{
    choose("lenet5");
    const auto ready = [this] {
        return fixture_->session.engineState() == EdgeSession::EngineState::Ready;
    };
    QTRY_VERIFY_WITH_TIMEOUT(ready(), longestWait);
    QSignalSpy failed(&fixture_->session, &EdgeSession::engineFailed);
    workbench().network().choose({.networkId = "nowhere/mine.pt"});
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, longestWait);
    QCOMPARE(fixture_->find<QComboBox>("network")->currentText(), u"LeNet-5"_s);
    QVERIFY(ready());
}

void MainWindowTest::theNetworkIsRemembered()
{
    choose("lenet5");
    fixture_->window->close();
    QCOMPARE(loadModelChoice(fixture_->settings).networkId, std::string("lenet5"));
    fixture_->open();
    QCOMPARE(fixture_->window->settings().model.networkId, std::string("lenet5"));
    QCOMPARE(workbench().layers().cut().index(), 12);
}

void MainWindowTest::findGoesToTheTerminalThatHasTheKeyboard()
{
    const auto field = [](TerminalView &terminal) {
        return terminal.findChild<QLineEdit *>(u"findText"_s);
    };
    QTest::keyClick(fixture_->window.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(field(workbench().edgeTerminal())->isVisible());
    workbench().cloudTerminal().findChild<QPlainTextEdit *>()->setFocus();
    QTest::keyClick(fixture_->window.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(field(workbench().cloudTerminal())->isVisible());
}

void MainWindowTest::aPictureIsPastedByItsKey()
{
    QImage image(640, 480, QImage::Format_RGB32);
    image.fill(Qt::green);
    QGuiApplication::clipboard()->setImage(image);
    QTRY_VERIFY(!workbench().conditions().picture().file().isEmpty());
    QTest::keyClick(fixture_->window.get(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(fixture_->find<QComboBox>("pictureList")->currentText(), u"pasted picture"_s);
    QCOMPARE(fixture_->window->settings().picture, QString());
}

void MainWindowTest::theAnswerPageFollowsTheRuns()
{
    setConditions(unpaced(13));
    click("run");
    QVERIFY(waitUntilIdle());
    const auto spoken = [this](const char *bars) {
        return fixture_->find<ScoreBars>(bars)->accessibleDescription();
    };
    QTRY_VERIFY(!spoken("splitAnswer").isEmpty());
    QCOMPARE(spoken("splitAnswer"), spoken("unsplitAnswer"));
    fixture_->find<QPushButton>("openTrainedWeights")->click();
    auto *dialog = fixture_->window->findChild<QFileDialog *>();
    QVERIFY(dialog);
    dialog->close();
}

void MainWindowTest::whatARunGotStandsBesideTheConditions()
{
    Conditions conditions = unpaced(13);
    conditions.edge.share = *CpuShare::of(0.5);
    setConditions(conditions);
    const auto *note = fixture_->window->findChildren<QLabel *>(u"quotaNote"_s).first();
    QCOMPARE(note->text(), QString());
    click("run");
    QVERIFY(waitUntilIdle());
    QTRY_VERIFY2(note->text().startsWith("got 0."_L1), qPrintable(note->text()));
    conditions.edge.share = *CpuShare::of(0.4);
    setConditions(conditions);
    QCOMPARE(note->text(), QString());
}

void MainWindowTest::usefulCutsAloneIsRemembered()
{
    fixture_->find<QCheckBox>("usefulOnly")->click();
    QCOMPARE(workbench().layers().geometryNow().rowCount(), 12);
    fixture_->window->close();
    fixture_->open();
    QCOMPARE(workbench().layers().geometryNow().rowCount(), 12);
}

void MainWindowTest::usefulCutsAloneRuleTheChartsToo()
{
    QVERIFY(waitUntilReady());
    QTRY_VERIFY(!workbench().conditions().picture().file().isEmpty());
    Q_EMIT fixture_->session.predictionMeasured(
        std::make_shared<const PredictionParts>(madeParts()));
    LatencyChart &chart = workbench().chart();
    QCOMPARE(chart.predicted().size(), std::size_t(23));
    fixture_->find<QCheckBox>("usefulOnly")->click();
    QCOMPARE(chart.predicted().size(), std::size_t(12));
    // Each cut that is left has a place of its own, which a click finds.
    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, chart.positionOf(cutOf(6), 0.5));
    QCOMPARE(workbench().layers().cut().index(), 6);
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(workbench().layers().cut().index(), 7);
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(workbench().layers().cut().index(), 9); // not the ReLU's
    ChartFrame &charts = workbench().charts();
    charts.showPage(ChartFrame::ByBandwidth);
    QCOMPARE(charts.byBandwidth().lines().lines.size(), std::size_t(12));
    charts.showPage(ChartFrame::Map);
    QCOMPARE(charts.map().field()->cuts().size(), std::size_t(12));
    fixture_->find<QCheckBox>("usefulOnly")->click();
    QCOMPARE(charts.map().field()->cuts().size(), std::size_t(23));
    charts.showPage(ChartFrame::ByCut);
    QCOMPARE(chart.predicted().size(), std::size_t(23));
    // A cut that is of no use is shown while it is chosen.
    setConditions(labPreset(cutOf(8)));
    fixture_->find<QCheckBox>("usefulOnly")->click();
    QCOMPARE(chart.predicted().size(), std::size_t(13));
}

void MainWindowTest::aRunHasTheNotebooksNumberEverywhere()
{
    for (const RunRecord &record : sheetRecords())
        Q_EMIT fixture_->session.runFinished(record);
    setConditions(unpaced(13));
    click("run");
    QVERIFY(waitUntilIdle());
    QCOMPARE(fixture_->runs.back().id, RunId(1)); // the session's own
    LatencyChart &chart = workbench().chart();
    QTRY_COMPARE(chart.latencies().size(), std::size_t(1));
    QCOMPARE(chart.latencies().front().medianRun, RunId(5));
    QVERIFY(chart.toolTipFor(cutOf(13)).contains("#5"_L1));
    QCOMPARE(workbench().charts().timeline().runs().back().id, RunId(5));
    const auto number = [this] {
        NotebookModel &model = workbench().records().model();
        return model.index(0, int(RecordColumn::Run)).data().toString();
    };
    QTRY_COMPARE(number(), u"#5"_s);
}

void MainWindowTest::aRunThatCouldNotBeStoredIsShownWithoutANumber()
{
    Q_EMIT fixture_->notebook.notStored(sheetRecords().front());
    LatencyChart &chart = workbench().chart();
    QTRY_COMPARE(chart.latencies().size(), std::size_t(1));
    QVERIFY(chart.toolTipFor(cutOf(0)).contains("not in the notebook"_L1));
}

void MainWindowTest::aPictureThatCannotBeReadCanBeTriedAgain()
{
    const QString file = fixture_->folder.filePath(u"mine.png"_s);
    QFile written(file);
    QVERIFY(written.open(QIODevice::WriteOnly));
    written.write("no picture yet");
    written.close();
    workbench().conditions().picture().open(file);
    QTRY_VERIFY(workbench().notice().text().contains(file));
    QImage image(64, 64, QImage::Format_RGB32);
    image.fill(Qt::green);
    QVERIFY(image.save(file));
    QTest::mouseClick(workbench().notice().findChild<QPushButton *>(u"noticeRetry"_s),
                      Qt::LeftButton);
    QTRY_COMPARE(workbench().conditions().picture().file(), file);
    QCOMPARE(workbench().notice().text(), QString());
}

void MainWindowTest::aPictureThatIsGoneGivesWayToASample()
{
    WindowSettings settings = fixture_->window->settings();
    settings.picture = fixture_->folder.filePath(u"gone.png"_s);
    fixture_->window.reset();
    saveSettings(fixture_->settings, settings);
    fixture_->open();
    QTRY_VERIFY(workbench().notice().text().contains("gone.png"_L1));
    QTRY_VERIFY(workbench().conditions().picture().file().startsWith(u':'));
}

void MainWindowTest::theRecordsColumnsAreRemembered()
{
    const auto heads = [this] { return workbench().records().table().horizontalHeader(); };
    QCOMPARE(heads()->visualIndex(int(RecordColumn::State)), int(RecordColumn::Median));
    heads()->moveSection(heads()->visualIndex(int(RecordColumn::Note)), 0);
    heads()->resizeSection(int(RecordColumn::Cut), 123);
    fixture_->window->close();
    fixture_->open();
    QCOMPARE(heads()->visualIndex(int(RecordColumn::Note)), 0);
    QCOMPARE(heads()->sectionSize(int(RecordColumn::Cut)), 123);
    QCOMPARE(heads()->sortIndicatorSection(), -1);
}

QTEST_MAIN(MainWindowTest)
#include "tst_main_window.moc"
