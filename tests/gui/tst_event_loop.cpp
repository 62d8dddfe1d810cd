// Nothing that its user does keeps the window from the next event for more than 50 ms.
#include "tests/gui/event_loop_watchdog.h"
#include "tests/gui/made_records.h"
#include "tests/gui/window_fixture.h"
#include "ui/conditions/conditions_panel.h"
#include "ui/conditions/picture_edit.h"
#include "ui/dialogs/manual_dialog.h"
#include "ui/layers/layer_column.h"
#include "ui/records/records_page.h"
#include "ui/terminal/terminal_view.h"
#include "ui/window/main_menu.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QToolButton>

#include <functional>

using namespace splitscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto longestWait = 120'000;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr auto longestBlock = 500ms; // what watches the memory takes several times as long
#else
constexpr auto longestBlock = 50ms;
#endif

} // namespace

class EventLoopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theWatchdogCanBark();
    void theTourBlocksNothing_data();
    void theTourBlocksNothing();

private:
    /// As an event of its own, as a click or a key would be, and all that follows from it.
    void act(const std::function<void()> &action) const;

    std::unique_ptr<WindowFixture> fixture_;
};

void EventLoopTest::initTestCase()
{
    fixture_ = std::make_unique<WindowFixture>();
    QTRY_COMPARE_WITH_TIMEOUT(fixture_->session.engineState(), EdgeSession::EngineState::Ready,
                              longestWait);
    for (int line = 0; line < TerminalView::mostLines; ++line)
        fixture_->window->workbench().edgeTerminal().append(
            u"2025-07-06 16:38:58: alex_net 在边缘设备上推理完成 - %1 ms"_s.arg(line));
    for (int id = 0; id < 2000; ++id)
        Q_EMIT fixture_->session.runFinished(
            measuredRecord(id + 1, labPreset(cutOf(id % 23)), {800ms, 30ms, 50ms}));
    QCoreApplication::processEvents();
}

void EventLoopTest::act(const std::function<void()> &action) const
{
    bool done = false;
    QMetaObject::invokeMethod(
        fixture_->window.get(),
        [&] {
            action();
            done = true;
        },
        Qt::QueuedConnection);
    QTRY_VERIFY_WITH_TIMEOUT(done, longestWait);
    // New words ask for new layouts, which ask the layouts around them.
    for (int nested = 0; nested < 5; ++nested)
        QCoreApplication::processEvents();
}

void EventLoopTest::theWatchdogCanBark()
{
    auto *watched = static_cast<WatchedApplication *>(qApp);
    act([] {});
    watched->takeSlowest();
    act([] {
        const std::clock_t begin = std::clock();
        while (std::clock() - begin < 2 * CLOCKS_PER_SEC / 10) {
        }
    });
    const auto slowest = watched->takeSlowest();
    QVERIFY(slowest.cpu > 50ms);
    QVERIFY2(slowest.what.contains("MainWindow"_L1), qPrintable(slowest.what));
}

void EventLoopTest::theTourBlocksNothing_data()
{
    using Action = std::function<void()>;
    QTest::addColumn<Action>("action");
    const auto button = [this](const char *name) {
        return [this, name] { fixture_->find<QPushButton>(name)->click(); };
    };
    const auto key = [this](Qt::Key code) {
        return [this, code] { QTest::keyClick(&fixture_->window->workbench().layers(), code); };
    };
    const auto add = [](const char *what, const Action &action) { QTest::newRow(what) << action; };
    add("Chinese", [this] { fixture_->window->setLanguage(Language::Chinese); });
    add("English", [this] { fixture_->window->setLanguage(Language::English); });
    add("dark", [this] { fixture_->window->setTheme(ThemeChoice::Dark); });
    add("light", [this] { fixture_->window->setTheme(ThemeChoice::Light); });
    add("larger", [this] { fixture_->window->resize(1920, 1080); });
    add("smaller", [this] { fixture_->window->resize(1280, 800); });
    add("cut by key", key(Qt::Key_Up));
    add("cut by number", key(Qt::Key_8));
    add("useful cuts", [this] { fixture_->find<QCheckBox>("usefulOnly")->click(); });
    add("all cuts again", [this] { fixture_->find<QCheckBox>("usefulOnly")->click(); });
    add("share", [this] { fixture_->find<QSlider>("shareSlider")->setValue(8); });
    add("bandwidth", [this] { fixture_->find<QSlider>("bandwidthSlider")->setValue(2500); });
    add("lab preset", button("labPreset"));
    add("link details", [this] { fixture_->find<QToolButton>("moreOfTheLink")->click(); });
    add("node details", [this] { fixture_->find<QToolButton>("moreOfTheNode")->click(); });
    add("terminals", [this] { fixture_->window->workbench().showPage(Workbench::Terminals); });
    add("find in 10000 lines", [this] {
        fixture_->window->workbench().findInTerminals();
        fixture_->window->workbench()
            .edgeTerminal()
            .findChild<QLineEdit *>(u"findText"_s)
            ->setText(u"ms"_s);
    });
    add("find no more", [this] {
        QTest::keyClick(
            fixture_->window->workbench().edgeTerminal().findChild<QLineEdit *>(u"findText"_s),
            Qt::Key_Escape);
    });
    add("answer", [this] { fixture_->window->workbench().showPage(Workbench::Answer); });
    add("records", [this] { fixture_->window->workbench().showPage(Workbench::Records); });
    add("picture", [this] {
        fixture_->window->workbench().conditions().picture().open(
            u":/splitscope/images/lighthouse.jpg"_s);
    });
    add("manual", [this] { Q_EMIT fixture_->window->findChild<MainMenu *>()->manualRequested(); });
    add("manual in Chinese", [this] { fixture_->window->setLanguage(Language::Chinese); });
    add("manual closed", [this] { fixture_->window->findChild<ManualDialog *>()->close(); });
    add("English again", [this] { fixture_->window->setLanguage(Language::English); });
    add("first steps",
        [this] { Q_EMIT fixture_->window->findChild<MainMenu *>()->firstStepsRequested(); });
    add("left", [this] { fixture_->find<QPushButton>("leaveSteps")->click(); });
    add("a run", [this] {
        fixture_->window->workbench().conditions().setConditions(Conditions(cutOf(13)));
        fixture_->window->runThisCut();
    });
    add("a run cancelled", [this] {
        fixture_->window->runAllCuts();
        fixture_->find<QPushButton>("stop")->click();
    });
    add("another network", [this] {
        auto *edit = fixture_->find<QComboBox>("network");
        edit->setCurrentIndex(edit->findData(u"lenet5"_s));
        Q_EMIT edit->activated(edit->currentIndex());
    });
    add("records cleared",
        [this] { Q_EMIT fixture_->window->workbench().records().clearRequested(); });
}

void EventLoopTest::theTourBlocksNothing()
{
    QFETCH(const std::function<void()>, action);
    auto *watched = static_cast<WatchedApplication *>(qApp);
    watched->takeSlowest();
    const long long before = watched->eventCount();
    act(action);
    QTRY_VERIFY_WITH_TIMEOUT(!fixture_->session.busy(), longestWait);
    QTRY_COMPARE_WITH_TIMEOUT(fixture_->session.engineState(), EdgeSession::EngineState::Ready,
                              longestWait);
    for (auto *popup : fixture_->window->findChildren<QFrame *>())
        if (popup->windowFlags().testFlag(Qt::Popup) && popup->isWindow())
            popup->hide();
    const auto slowest = watched->takeSlowest();
    QVERIFY(watched->eventCount() > before);
    QVERIFY2(slowest.cpu < longestBlock,
             qPrintable(u"%1 ms: %2"_s.arg(double(slowest.cpu.count()) / 1e6).arg(slowest.what)));
}

int main(int argc, char *argv[])
{
    const WatchedApplication application(argc, argv);
    EventLoopTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_event_loop.moc"
