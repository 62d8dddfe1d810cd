// How soon the window is there, and how soon it follows the hand.
#include "net/notebook/notebook_keeper.h"
#include "tests/gui/made_predictions.h"
#include "tests/gui/made_records.h"
#include "ui/chart/chart_frame.h"
#include "ui/conditions/conditions_panel.h"
#include "ui/conditions/tick_slider.h"
#include "ui/window/main_window.h"
#include "ui/window/workbench.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>

#include <algorithm>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

// From exec, the dynamic linker included, until the program says that its window is painted. The
// weights are not ready by then.
void execToFirstPaint(benchmark::State &state)
{
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_CONFIG_HOME"_s, home.path());
    for ([[maybe_unused]] auto iteration : state) {
        QProcess window;
        window.setProcessEnvironment(environment);
        QElapsedTimer clock;
        clock.start();
        window.start(QCoreApplication::applicationDirPath() + u"/splitscope"_s,
                     {u"--first-paint"_s});
        if (!window.waitForReadyRead(30'000))
            return state.SkipWithError("splitscope did not paint");
        state.SetIterationTime(static_cast<double>(clock.nsecsElapsed()) / 1e9);
        window.waitForFinished();
    }
}

class PaintedFlag : public QObject
{
public:
    bool painted = false;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::UpdateRequest)
            return QObject::eventFilter(watched, event);
        watched->removeEventFilter(this);
        QCoreApplication::sendEvent(watched, event); // paints the window's whole backlog
        painted = true;
        return true;
    }
};

// 23 cuts under each of the twenty shares that the slider has, and more up to `count`.
void addRecords(NotebookKeeper &notebook, int count)
{
    using namespace std::chrono_literals;
    for (int id = 0; id < count; ++id) {
        Conditions conditions = labPreset(cutOf(id % 23));
        conditions.edge.share = *CpuShare::of((id / 23 % 20 + 1) / 20.0);
        const std::chrono::microseconds local(40'000 + 977 * id % 700'000);
        Q_EMIT notebook.stored({.number = RunNumber(id + 1),
                                .record = measuredRecord(id + 1, conditions, {local, 30ms, 50ms})});
    }
}

// The CPU slider by one step: other bars, other layer times and the predictions of all cuts, all of
// it painted, while live mode's runs come in, one in each frame. The second argument is the chart
// that is open.
void sliderToRepaint(benchmark::State &state)
{
    using namespace std::chrono_literals;
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    ThemeSwitch theme;
    LanguageSwitch language;
    EdgeSession session;
    NotebookKeeper notebook(folder.filePath(u"notebook.splitscope"_s));
    MainWindow window(session, settings, theme, language, notebook);
    addRecords(notebook, static_cast<int>(state.range(0)));
    Q_EMIT session.predictionMeasured(std::make_shared<const PredictionParts>(madeParts()));
    const auto page = static_cast<ChartFrame::Page>(state.range(1));
    window.workbench().charts().showPage(page);
    state.SetLabel(ChartFrame::pageTitle(page).toStdString());
    window.show();
    QCoreApplication::processEvents();

    auto *slider = window.findChild<TickSlider *>(u"shareSlider"_s);
    std::vector<double> milliseconds;
    int id = static_cast<int>(state.range(0));
    for ([[maybe_unused]] auto iteration : state) {
        PaintedFlag flag;
        window.installEventFilter(&flag);
        QElapsedTimer clock;
        clock.start();
        slider->setValue(slider->value() == slider->maximum() ? slider->minimum()
                                                              : slider->value() + 1);
        const RunRecord record =
            measuredRecord(++id, window.workbench().conditions().conditions(), {900ms, 30ms, 50ms});
        Q_EMIT session.runFinished(record);
        Q_EMIT notebook.stored({.number = RunNumber(id), .record = record});
        while (!flag.painted)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        const auto elapsed = static_cast<double>(clock.nsecsElapsed());
        milliseconds.push_back(elapsed / 1e6);
        state.SetIterationTime(elapsed / 1e9);
    }
    std::ranges::sort(milliseconds);
    state.counters["p50_ms"] = milliseconds[milliseconds.size() / 2];
    state.counters["p99_ms"] = milliseconds[milliseconds.size() * 99 / 100];
}

BENCHMARK(execToFirstPaint)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(10);
BENCHMARK(sliderToRepaint)
    ->Args({0, ChartFrame::ByCut})
    ->Args({1'000, ChartFrame::ByCut})
    ->Args({10'000, ChartFrame::ByCut})
    ->Args({10'000, ChartFrame::ByBandwidth})
    ->Args({10'000, ChartFrame::ByShare})
    ->Args({10'000, ChartFrame::Map})
    ->Args({10'000, ChartFrame::Timeline})
    ->Args({10'000, ChartFrame::Accuracy})
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(300);

} // namespace

int main(int argc, char *argv[])
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
