// Shows every page and state in both languages and both tones, as pictures for people to look at;
// fails where one of them could not be reached.
#include "engine/model/networks.h"
#include "net/link/trace_file.h"
#include "tests/gui/made_predictions.h"
#include "tests/gui/window_fixture.h"
#include "ui/answer/score_bars.h"
#include "ui/chart/chart_frame.h"
#include "ui/chart/chart_tools.h"
#include "ui/chart/latency_chart.h"
#include "ui/chart/picture_dialog.h"
#include "ui/chart/prediction_note.h"
#include "ui/conditions/conditions_panel.h"
#include "ui/conditions/link_details.h"
#include "ui/conditions/node_details.h"
#include "ui/conditions/node_edit.h"
#include "ui/conditions/picture_edit.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/manual_dialog.h"
#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/guide/first_steps.h"
#include "ui/layers/layer_column.h"
#include "ui/layers/network_edit.h"
#include "ui/records/notebook_model.h"
#include "ui/records/record_actions.h"
#include "ui/records/records_page.h"
#include "ui/records/records_table.h"
#include "ui/report/capture_dialog.h"
#include "ui/report/report_dialog.h"
#include "ui/report/report_maker.h"
#include "ui/report/report_preview.h"
#include "ui/status/notice_bar.h"
#include "ui/sweep/sweep_control.h"
#include "ui/sweep/sweep_form.h"
#include "ui/sweep/sweep_page.h"
#include "ui/terminal/terminal_view.h"
#include "ui/window/main_menu.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

constexpr auto longestWait = 120'000;

// New words ask for new layouts, which ask the layouts around them.
void settle()
{
    for (int nested = 0; nested < 5; ++nested)
        QCoreApplication::processEvents();
}

} // namespace

class TourTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsTheWindowWhileWeightsLoad();
    void showsTheWindowBeforeTheFirstRun();
    void showsARunUnderWay();
    void showsTheSheetsFourCells();
    void showsTwoSetsOfRecords();
    void showsTheSweep();
    void showsTheTerminals();
    void showsAFoundLine();
    void showsTheAnswer();
    void showsUsefulCutsAlone();
    void showsTheNodeInDetail();
    void showsTheFirstSteps();
    void showsTheManual();
    void showsTheDialogsForFiles();
    void showsEveryCut();
    void showsASweepThatAsksAndOneThatIsDone();
    void showsTheReport();
    void showsEveryChart();
    void showsChartsOnALargeScreen();
    void showsALargeScreen();
    void showsTheLinkInDetail();
    void showsAQuotaAndATrace();
    void showsALinkShapedOutside();
    void showsAnotherNetworksPredictions();
    void showsEveryNetwork();
    void showsAFailedRun();
    void showsARunThatTheEdgeHasFinished();
    void showsAboutAndShortcuts();
    void showsTheMainPagesAtThisScale();

private:
    void showInAll(const QString &name, QWidget *widget = nullptr);
    void showOnce(const QString &name, Language language, ThemeChoice theme, QWidget *widget);

    std::unique_ptr<WindowFixture> fixture_;
    QDir folder_{QStringLiteral(TOUR_FOLDER)};
};

void TourTest::initTestCase()
{
    QVERIFY(folder_.mkpath(u"."_s));
    fixture_ = std::make_unique<WindowFixture>();
}

void TourTest::showInAll(const QString &name, QWidget *widget)
{
    for (const Language language : {Language::English, Language::Chinese})
        for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark})
            showOnce(name, language, theme, widget ? widget : fixture_->window.get());
}

void TourTest::showOnce(const QString &name, Language language, ThemeChoice theme, QWidget *widget)
{
    fixture_->window->setLanguage(language);
    fixture_->window->setTheme(theme);
    settle();
    const QString file = u"%1_%2_%3.png"_s.arg(name, languageId(language), themeId(theme));
    QVERIFY2(widget->grab().save(folder_.filePath(file)), qPrintable(file));
}

void TourTest::showsTheWindowWhileWeightsLoad()
{
    QCOMPARE(fixture_->session.engineState(), EdgeSession::EngineState::Loading);
    showInAll(u"01_loading"_s);
}

void TourTest::showsTheWindowBeforeTheFirstRun()
{
    QTRY_COMPARE_WITH_TIMEOUT(fixture_->session.engineState(), EdgeSession::EngineState::Ready,
                              longestWait);
    showInAll(u"02_empty"_s);
}

void TourTest::showsARunUnderWay()
{
    fixture_->window->applyLabPreset();
    QSignalSpy finished(&fixture_->session, &EdgeSession::runFinished);
    fixture_->window->runSheetCuts();
    QVERIFY(finished.wait(longestWait));
    showInAll(u"03_running"_s);
    QVERIFY(fixture_->session.busy());
}

void TourTest::showsTheSheetsFourCells()
{
    QTRY_VERIFY_WITH_TIMEOUT(!fixture_->session.busy(), longestWait);
    QTRY_COMPARE(fixture_->window->workbench().chart().latencies().size(), std::size_t(4));
    showInAll(u"04_measured"_s);
}

void TourTest::showsTwoSetsOfRecords()
{
    RecordsPage &page = fixture_->window->workbench().records();
    QTRY_VERIFY_WITH_TIMEOUT(page.model().rowCount() >= 4, longestWait);
    page.table().selectAll();
    page.actions().setA->trigger();
    page.actions().setB->trigger();
    QTRY_VERIFY(page.comparison().hasBoth());
    showInAll(u"04_compared"_s);
    page.comparison().dismiss();
    page.table().clearSelection();
}

void TourTest::showsTheSweep()
{
    Workbench &workbench = fixture_->window->workbench();
    workbench.showPage(Workbench::Sweep);
    QVERIFY(workbench.sweep().isVisible());
    showInAll(u"05_sweep"_s);
    workbench.showPage(Workbench::Records);
}

void TourTest::showsTheTerminals()
{
    Workbench &workbench = fixture_->window->workbench();
    workbench.showPage(Workbench::Terminals);
    QVERIFY(!workbench.edgeTerminal().text().isEmpty());
    QVERIFY(!workbench.cloudTerminal().text().isEmpty());
    showInAll(u"05_terminals"_s);
    workbench.showPage(Workbench::Records);
}

void TourTest::showsAFoundLine()
{
    Workbench &workbench = fixture_->window->workbench();
    workbench.findInTerminals();
    auto *field = workbench.edgeTerminal().findChild<QLineEdit *>(u"findText"_s);
    field->setText(u"partition"_s);
    // Each of the sheet's cells has said it twice.
    static const QRegularExpression several(u"[2-9]|[1-9][0-9]"_s);
    const auto *count = workbench.edgeTerminal().findChild<QLabel *>(u"findCount"_s);
    QTRY_VERIFY2(count->text().contains(several), qPrintable(count->text()));
    showInAll(u"05_find"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    workbench.showPage(Workbench::Records);
}

void TourTest::showsTheAnswer()
{
    Workbench &workbench = fixture_->window->workbench();
    workbench.showPage(Workbench::Answer);
    QVERIFY(!fixture_->find<QLabel>("untrained")->isHidden());
    QTRY_VERIFY(!fixture_->find<ScoreBars>("splitAnswer")->accessibleDescription().isEmpty());
    showInAll(u"05_answer"_s);
    workbench.showPage(Workbench::Records);
}

void TourTest::showsUsefulCutsAlone()
{
    fixture_->find<QCheckBox>("usefulOnly")->setChecked(true);
    QVERIFY(fixture_->window->workbench().layers().geometryNow().rowCount() < 23);
    showInAll(u"05_useful_cuts"_s);
    fixture_->find<QCheckBox>("usefulOnly")->setChecked(false);
}

void TourTest::showsTheNodeInDetail()
{
    fixture_->find<QToolButton>("moreOfTheNode")->click();
    auto *details = fixture_->window->findChild<NodeDetails *>();
    QVERIFY(details->isVisible());
    showInAll(u"05_node_details"_s, details);
    details->hide();
}

void TourTest::showsTheFirstSteps()
{
    auto *menu = fixture_->window->findChild<MainMenu *>();
    Q_EMIT menu->firstStepsRequested();
    auto *steps = fixture_->find<FirstSteps>("firstSteps");
    for (int step = 1; step <= FirstSteps::count; ++step) {
        QCOMPARE(steps->step(), step);
        showInAll(u"05_first_step_%1"_s.arg(step));
        fixture_->find<QPushButton>("stepNext")->click();
    }
    QVERIFY(!steps->isVisible());
}

void TourTest::showsTheManual()
{
    auto *menu = fixture_->window->findChild<MainMenu *>();
    Q_EMIT menu->manualRequested();
    auto *manual = fixture_->window->findChild<ManualDialog *>();
    QVERIFY(manual && manual->isVisible());
    showInAll(u"05_manual"_s, manual);
    manual->close();
}

void TourTest::showsTheDialogsForFiles()
{
    PictureEdit &picture = fixture_->window->workbench().conditions().picture();
    picture.ask();
    auto *open = picture.findChild<QFileDialog *>();
    QVERIFY(open && open->isVisible());
    open->setDirectory(folder_);
    showInAll(u"05_open_picture"_s, open);
    delete open;
    ChartTools &tools = fixture_->window->workbench().charts().tools();
    tools.findChild<QAction *>(u"saveChart"_s)->trigger();
    auto *save = tools.findChild<PictureDialog *>();
    QVERIFY(save && save->isVisible());
    showInAll(u"05_save_picture"_s, save);
    delete save;
}

void TourTest::showsEveryCut()
{
    // Without a slow device and link, for the sake of time.
    Conditions quick(fixture_->session.network().firstCut());
    quick.link.uplink = quick.link.downlink = *Bandwidth::ofMbitPerSecond(200);
    fixture_->window->workbench().conditions().setConditions(quick);
    fixture_->window->runAllCuts();
    QTRY_VERIFY_WITH_TIMEOUT(!fixture_->session.busy(), longestWait);
    QTRY_COMPARE(fixture_->window->workbench().chart().latencies().size(), std::size_t(23));
    showInAll(u"06_all_cuts"_s);
    fixture_->window->applyLabPreset();
}

void TourTest::showsASweepThatAsksAndOneThatIsDone()
{
    Workbench &workbench = fixture_->window->workbench();
    workbench.showPage(Workbench::Sweep);
    SweepPage &page = workbench.sweep();
    SweepChoice choice = sheetSweepChoice();
    choice.shares = u"0.2..0.8:0.05"_s;
    choice.bandwidths = u"1..10:1"_s;
    page.form().setChoice(choice);
    fixture_->find<QPushButton>("sweepRun")->click();
    QVERIFY(!page.control().isRunning());
    showInAll(u"06_sweep_asks"_s);

    Conditions quick(fixture_->session.network().firstCut());
    workbench.conditions().setConditions(quick);
    choice = {.shares = u"1"_s,
              .bandwidths = u"100,200"_s,
              .cuts = u"0,13,22"_s,
              .codings = {u"fp32"_s},
              .repeats = 2};
    page.form().setChoice(choice);
    fixture_->find<QPushButton>("sweepRun")->click();
    QTRY_VERIFY_WITH_TIMEOUT(page.control().isRunning(), longestWait);
    QTRY_VERIFY_WITH_TIMEOUT(!page.control().isRunning(), longestWait);
    QVERIFY(!page.findings().isEmpty());
    showInAll(u"06_sweep_done"_s);
    page.form().setChoice(sheetSweepChoice());
    workbench.showPage(Workbench::Records);
    fixture_->window->applyLabPreset();
}

void TourTest::showsTheReport()
{
    auto *menu = fixture_->window->findChild<MainMenu *>();
    Q_EMIT menu->captureRequested();
    auto *capture = fixture_->window->findChild<CaptureDialog *>();
    QVERIFY(capture && capture->isVisible());
    showInAll(u"06_capture"_s, capture);
    capture->accept();
    fixture_->window->setLanguage(Language::Chinese);
    Q_EMIT menu->reportRequested();
    auto *report = fixture_->window->findChild<ReportDialog *>();
    QVERIFY(report && report->isVisible());
    QSignalSpy previewed(&report->maker(), &ReportMaker::previewed);
    QVERIFY(previewed.wait(longestWait));
    QVERIFY(report->preview().pageCount() > 3);
    showInAll(u"06_report"_s, report);
    report->close();
}

void TourTest::showsEveryChart()
{
    ChartFrame &charts = fixture_->window->workbench().charts();
    QTRY_VERIFY_WITH_TIMEOUT(!charts.predictionNote().isVisible(), longestWait);
    for (int page = 0; page < ChartFrame::pageTotal; ++page) {
        charts.showPage(ChartFrame::Page(page));
        showInAll(u"06_chart_%1"_s.arg(page));
    }
    charts.showPage(ChartFrame::ByCut);
}

void TourTest::showsChartsOnALargeScreen()
{
    fixture_->window->resize(1920, 1080);
    ChartFrame &charts = fixture_->window->workbench().charts();
    for (int page = 0; page < ChartFrame::pageTotal; ++page) {
        charts.showPage(ChartFrame::Page(page));
        showInAll(u"06_large_chart_%1"_s.arg(page));
    }
    charts.showPage(ChartFrame::ByCut);
    fixture_->window->resize(1280, 800);
}

void TourTest::showsALargeScreen()
{
    fixture_->window->resize(1920, 1080);
    showInAll(u"07_large"_s);
    fixture_->window->resize(1280, 800);
}

void TourTest::showsTheLinkInDetail()
{
    fixture_->find<QToolButton>("moreOfTheLink")->click();
    auto *details = fixture_->window->findChild<LinkDetails *>();
    QVERIFY(details->isVisible());
    showInAll(u"08_link_details"_s, details);
    details->hide();
}

void TourTest::showsAQuotaAndATrace()
{
    ConditionsPanel &panel = fixture_->window->workbench().conditions();
    Conditions conditions = panel.conditions();
    conditions.edge = {thisComputer(), *CpuShare::of(0.6), CpuQuota()};
    conditions.link.trace = readTrace(sampleTraces().front()).value();
    panel.setConditions(conditions);
    QSignalSpy finished(&fixture_->session, &EdgeSession::runFinished);
    fixture_->window->runThisCut();
    QVERIFY(finished.wait(longestWait));
    QTRY_VERIFY_WITH_TIMEOUT(!fixture_->session.busy(), longestWait);
    showInAll(u"08_quota_and_trace"_s);
    fixture_->window->applyLabPreset();
}

void TourTest::showsALinkShapedOutside()
{
    ConditionsPanel &panel = fixture_->window->workbench().conditions();
    Conditions conditions = panel.conditions();
    conditions.link.shaping = LinkShaping::Outside;
    panel.setConditions(conditions);
    showInAll(u"08_outside"_s);
    fixture_->window->applyLabPreset();
}

void TourTest::showsAnotherNetworksPredictions()
{
    fixture_->session.load({"lenet5"});
    QTRY_COMPARE_WITH_TIMEOUT(fixture_->window->workbench().chart().predicted().size(),
                              std::size_t(13), longestWait);
    showInAll(u"07_lenet5_predicted"_s);
    fixture_->session.load({"alexnet-lab"});
    QTRY_COMPARE_WITH_TIMEOUT(fixture_->window->workbench().layers().network().id(),
                              std::string("alexnet-lab"), longestWait);
    QTRY_COMPARE_WITH_TIMEOUT(fixture_->session.engineState(), EdgeSession::EngineState::Ready,
                              longestWait);
}

void TourTest::showsEveryNetwork()
{
    // Their descriptions alone, of which nothing is measured or predicted: nothing here needs
    // VGG-16's half gigabyte of weights.
    Workbench &workbench = fixture_->window->workbench();
    Q_EMIT workbench.records().clearRequested();
    for (const Network &network : knownNetworks()) {
        workbench.setNetwork(network);
        const QString id = QString::fromStdString(network.id());
        workbench.network().showModel({.networkId = network.id()}, network);
        QCOMPARE(workbench.network().currentData().toString(), id);
        if (network.id() != fixture_->session.network().id())
            QVERIFY(workbench.chart().predicted().empty());
        showInAll(u"07_network_"_s + id);
    }
    workbench.network().showModel(fixture_->session.model(), fixture_->session.network());
    workbench.setNetwork(fixture_->session.network());
}

void TourTest::showsAFailedRun()
{
    auto *node = fixture_->find<QComboBox>("node");
    node->setEditText(u"127.0.0.1:9"_s);
    fixture_->window->runThisCut();
    QTRY_VERIFY_WITH_TIMEOUT(!fixture_->session.busy(), longestWait);
    QVERIFY(!fixture_->window->workbench().notice().text().isEmpty());
    showInAll(u"08_failed"_s);
}

/// The node of the failed run is still the wrong one.
void TourTest::showsARunThatTheEdgeHasFinished()
{
    fixture_->find<QCheckBox>("finishOnEdge")->setChecked(true);
    fixture_->window->runThisCut();
    QTRY_VERIFY_WITH_TIMEOUT(!fixture_->session.busy(), longestWait);
    QVERIFY(!fixture_->find<QLabel>("answerVerdict")->text().isEmpty());
    Workbench &workbench = fixture_->window->workbench();
    for (const Workbench::Page page : {Workbench::Records, Workbench::Answer}) {
        workbench.showPage(page);
        showInAll(u"08_finished_on_edge_%1"_s.arg(int(page)));
    }
    workbench.showPage(Workbench::Records);
}

void TourTest::showsAboutAndShortcuts()
{
    for (const Language language : {Language::English, Language::Chinese})
        for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
            fixture_->window->setLanguage(language);
            fixture_->window->setTheme(theme);
            settle();
            AboutDialog about(fixture_->session.network(), fixture_->session.model(),
                              fixture_->session.fingerprint(), fixture_->window.get());
            QTRY_VERIFY(about.findChild<QLabel *>(u"torch"_s)->text().at(0).isDigit());
            Q_EMIT fixture_->window->findChild<MainMenu *>()->shortcutsRequested();
            const std::unique_ptr<ShortcutsDialog> sheet(
                fixture_->window->findChild<ShortcutsDialog *>());
            QVERIFY(sheet);
            for (const auto &[dialog, name] : {std::pair<QDialog *, QString>(&about, u"09_about"_s),
                                               {sheet.get(), u"10_keys"_s}}) {
                dialog->show();
                const QString file =
                    u"%1_%2_%3.png"_s.arg(name, languageId(language), themeId(theme));
                QVERIFY2(dialog->grab().save(folder_.filePath(file)), qPrintable(file));
            }
        }
}

/// ctest asks for this one alone, with QT_SCALE_FACTOR: made figures take no time.
void TourTest::showsTheMainPagesAtThisScale()
{
    const QString scale = u"11_scale_%1"_s.arg(qRound(fixture_->window->devicePixelRatio() * 100));
    fixture_->window->setNode(std::nullopt);
    QTRY_COMPARE_WITH_TIMEOUT(fixture_->session.engineState(), EdgeSession::EngineState::Ready,
                              longestWait);
    Workbench &workbench = fixture_->window->workbench();
    QTRY_VERIFY(!workbench.conditions().picture().file().isEmpty());
    fixture_->window->applyLabPreset();
    for (const RunRecord &record : sheetRecords())
        Q_EMIT fixture_->session.runFinished(record);
    Q_EMIT fixture_->session.predictionMeasured(
        std::make_shared<const PredictionParts>(madeParts()));
    QTRY_COMPARE(workbench.chart().latencies().size(), std::size_t(4));
    for (int page = 0; page < ChartFrame::pageTotal; ++page) {
        workbench.charts().showPage(ChartFrame::Page(page));
        workbench.showPage(Workbench::Page(page % Workbench::pageTotal));
        const bool even = page % 2 == 0;
        showOnce(u"%1_%2"_s.arg(scale).arg(page), even ? Language::English : Language::Chinese,
                 even ? ThemeChoice::Light : ThemeChoice::Dark, fixture_->window.get());
    }
    fixture_->find<QToolButton>("moreOfTheLink")->click();
    auto *details = fixture_->window->findChild<LinkDetails *>();
    showOnce(scale + u"_link"_s, Language::Chinese, ThemeChoice::Light, details);
    details->hide();
    Q_EMIT fixture_->window->findChild<MainMenu *>()->firstStepsRequested();
    showOnce(scale + u"_steps"_s, Language::English, ThemeChoice::Light, fixture_->window.get());
    fixture_->find<QPushButton>("leaveSteps")->click();
}

QTEST_MAIN(TourTest)
#include "tst_tour.moc"
