// A sweep in the window: begun, paused, cancelled, found again and gone on with.
#include "net/cloud/cloud_node.h"
#include "tests/gui/made_records.h"
#include "tests/gui/window_fixture.h"
#include "ui/chart/chart_frame.h"
#include "ui/conditions/conditions_panel.h"
#include "ui/map/map_chart.h"
#include "ui/records/notebook_model.h"
#include "ui/records/records_page.h"
#include "ui/runs/run_bar.h"
#include "ui/status/notice_bar.h"
#include "ui/sweep/sweep_form.h"
#include "ui/sweep/sweep_page.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int longestWait = 60'000;

// What LeNet-5 sends needs 0.1 s and more over this link: a run is under way for a while.
SweepChoice slowChoice(int repeats)
{
    return {.shares = u"1"_s,
            .bandwidths = u"0.5"_s,
            .cuts = u"0,1"_s,
            .codings = {u"fp32"_s},
            .repeats = repeats};
}

} // namespace

class SweepPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { fixture_.reset(); }
    void aSweepFillsTheNotebookTheMapAndTheFindings();
    void aChoiceThatCannotBeIsExplainedAndNotBegun();
    void aPausedSweepBeginsNoOtherRun();
    void aCancelledSweepIsGoneOnWithInAnotherSession();
    void otherRunsAndASweepKeepOutOfEachOthersWay();
    void aSweepWhoseNodeIsGoneEndsAndCanBeGoneOnWith();

private:
    SweepPage &page() const { return fixture_->window->workbench().sweep(); }
    SweepControl &control() const { return page().control(); }
    NotebookModel &records() const { return fixture_->window->workbench().records().model(); }
    QPushButton *button(const char *name) const { return fixture_->find<QPushButton>(name); }
    void click(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    QString text(const char *label) const { return fixture_->find<QLabel>(label)->text(); }
    void choose(const SweepChoice &choice) const
    {
        fixture_->window->workbench().conditions().setConditions(
            Conditions(fixture_->session.network().firstCut()));
        page().form().setChoice(choice);
    }
    bool waitUntilEnded() const
    {
        return QTest::qWaitFor([this] { return !control().isRunning(); }, longestWait);
    }

    std::unique_ptr<WindowFixture> fixture_;
};

void SweepPageTest::init()
{
    fixture_ = std::make_unique<WindowFixture>("lenet5");
    QTRY_COMPARE_WITH_TIMEOUT(fixture_->session.engineState(), EdgeSession::EngineState::Ready,
                              longestWait);
    fixture_->window->workbench().showPage(Workbench::Sweep);
}

void SweepPageTest::aSweepFillsTheNotebookTheMapAndTheFindings()
{
    choose({.shares = u"0.5,1"_s,
            .bandwidths = u"200"_s,
            .cuts = u"0,12"_s,
            .codings = {u"fp32"_s},
            .repeats = 2});
    fixture_->window->workbench().charts().showPage(ChartFrame::Map);
    QVERIFY2(text("sweepSize").contains(u'2'), qPrintable(text("sweepSize")));
    click("sweepRun");
    QVERIFY(control().isRunning());
    QVERIFY(!button("sweepRun")->isEnabled());
    QVERIFY(waitUntilEnded());
    QTRY_COMPARE(records().rowCount(), 8); // 2 shares x 2 cuts x 2 runs, and no warm-up
    QTRY_COMPARE(fixture_->window->workbench().charts().map().cells().size(), std::size_t(2));
    QCOMPARE(text("sweepState"), u"8 of 8 runs"_s);
    QVERIFY(page().findings().contains("0.5"_L1));
    QVERIFY(button("sweepRun")->isEnabled());
    QCOMPARE(fixture_->find<QComboBox>("sweepUnfinished")->count(), 0);
}

void SweepPageTest::aChoiceThatCannotBeIsExplainedAndNotBegun()
{
    SweepChoice choice = slowChoice(1);
    choice.cuts = u"13"_s;
    choose(choice);
    QVERIFY2(text("sweepSize").contains("12"_L1), qPrintable(text("sweepSize")));
    QVERIFY(!button("sweepRun")->isEnabled());
    choice.cuts = u"12"_s;
    page().form().setChoice(choice);
    QVERIFY(button("sweepRun")->isEnabled());
}

void SweepPageTest::aPausedSweepBeginsNoOtherRun()
{
    choose(slowChoice(3));
    click("sweepRun");
    click("sweepPause");
    QCOMPARE(button("sweepPause")->text(), u"Go on"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture_->session.busy(), longestWait);
    QVERIFY(control().isRunning());
    QVERIFY(control().progress()->measured < 6);
    QVERIFY(text("sweepState").contains("paused"_L1)
            || text("sweepState").contains("Warming up"_L1));
    click("sweepPause");
    QCOMPARE(button("sweepPause")->text(), u"Pause"_s);
    QVERIFY(waitUntilEnded());
    QTRY_COMPARE(records().rowCount(), 6);
}

void SweepPageTest::aCancelledSweepIsGoneOnWithInAnotherSession()
{
    choose(slowChoice(4));
    click("sweepRun");
    QTRY_VERIFY_WITH_TIMEOUT(records().rowCount() >= 2, longestWait);
    click("sweepCancel");
    QVERIFY(waitUntilEnded());
    QTRY_VERIFY(!fixture_->session.busy());
    QVERIFY(control().progress()->measured < 8);
    QTRY_COMPARE(fixture_->find<QComboBox>("sweepUnfinished")->count(), 1);

    fixture_->window->close();
    fixture_->open();
    fixture_->window->workbench().showPage(Workbench::Sweep);
    QTRY_VERIFY(button("sweepResume")->isEnabled());
    click("sweepResume");
    // None twice, and none missing.
    QTRY_VERIFY2_WITH_TIMEOUT(records().rowCount() == 8, qPrintable(text("sweepState")),
                              longestWait);
    QVERIFY(waitUntilEnded());
    QTRY_VERIFY(!button("sweepResume")->isEnabled());
}

void SweepPageTest::otherRunsAndASweepKeepOutOfEachOthersWay()
{
    choose(slowChoice(3));
    Conditions slow(fixture_->session.network().firstCut());
    slow.link.uplink = slow.link.downlink = *Bandwidth::ofMbitPerSecond(0.05);
    fixture_->window->workbench().conditions().setConditions(slow);
    fixture_->window->runThisCut();
    click("sweepRun");
    QVERIFY(!control().isRunning());
    QVERIFY(text("sweepState").contains("Esc"_L1));
    QTest::keyClick(fixture_->window.get(), Qt::Key_Escape);
    QTRY_VERIFY(!fixture_->session.busy());

    click("sweepRun");
    QVERIFY(control().isRunning());
    QVERIFY(!fixture_->window->workbench().runBar().isEnabled());
    fixture_->window->runAllCuts(); // by its key
    QVERIFY(waitUntilEnded());
    QTRY_COMPARE(records().rowCount(), 6 + 1);
    QVERIFY(fixture_->window->workbench().runBar().isEnabled());
}

void SweepPageTest::aSweepWhoseNodeIsGoneEndsAndCanBeGoneOnWith()
{
    const auto runtime = Runtime::load({"lenet5"});
    QVERIFY(runtime);
    CloudNodeOptions options;
    options.port = 0;
    auto node = std::make_unique<CloudNode>(*runtime, options);
    QVERIFY(node->listen());
    const QString address = node->url().toString();
    choose(slowChoice(4));
    fixture_->window->setNode(node->url());
    click("sweepRun");
    QTRY_VERIFY_WITH_TIMEOUT(records().rowCount() >= 2, longestWait);
    node.reset();
    QVERIFY(waitUntilEnded());
    const QString notice = fixture_->window->workbench().notice().text();
    QVERIFY2(notice.contains(QUrl(address).authority()), qPrintable(notice));
    QTRY_COMPARE(fixture_->find<QComboBox>("sweepUnfinished")->count(), 1);

    fixture_->window->setNode(std::nullopt);
    click("sweepResume");
    QTRY_VERIFY2_WITH_TIMEOUT(text("sweepState") == u"8 of 8 runs"_s,
                              qPrintable(text("sweepState")), longestWait);
}

QTEST_MAIN(SweepPageTest)
#include "tst_sweep_page.moc"
