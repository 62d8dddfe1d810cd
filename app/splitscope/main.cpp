// The desktop window.
#include "app/splitscope/first_paint.h"
#include "app/splitscope/window_options.h"
#include "net/command_language.h"
#include "net/error_text.h"
#include "net/model_options.h"
#include "net/notebook/notebook_keeper.h"
#include "net/notebook/notebook_session.h"
#include "net/termination_signals.h"
#include "net/version_text.h"
#include "ui/status/notice_bar.h"
#include "ui/window/main_window.h"
#include "ui/window/workbench.h"

#include <QApplication>
#include <QFileInfo>
#include <QSettings>

#include <cstdio>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int usageError = 2;

void printLine(std::FILE *stream, const QString &line)
{
    std::fprintf(stream, "%s\n", qUtf8Printable(line));
    std::fflush(stream);
}

// A wrong option or --version needs no screen, so that scripts can ask anywhere.
tl::expected<WindowOptions, QString> optionsWithoutDisplay(int argc, char *argv[])
{
    QCoreApplication core(argc, argv);
    installCommandLanguage(core);
    return windowOptions(QCoreApplication::arguments());
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setOrganizationName(u"Splitscope"_s);
    QCoreApplication::setApplicationName(u"splitscope"_s);
    QCoreApplication::setApplicationVersion(softwareVersion());
    QGuiApplication::setDesktopFileName(u"org.splitscope.Splitscope"_s);
    const auto options = optionsWithoutDisplay(argc, argv);
    if (!options) {
        printLine(stderr, u"splitscope: "_s + options.error());
        return usageError;
    }
    if (options->showVersion) {
        printLine(stdout, versionText(u"splitscope"_s));
        return 0;
    }

    const TerminationSignals signalsReceived;
    const QApplication app(argc, argv);
    // Closes the window, which keeps its settings.
    QObject::connect(&signalsReceived, &TerminationSignals::received, &app,
                     &QCoreApplication::quit);
    LanguageSwitch language;
    ThemeSwitch theme;
    QSettings settings;
    EdgeSession session(usualRuntimeOptions());
    NotebookKeeper notebook(options->notebook.isEmpty() ? usualNotebook() : options->notebook);
    notebook.follow(session);
    session.load(loadModelChoice(settings));
    MainWindow window(session, settings, theme, language, notebook);
    QObject::connect(&notebook, &NotebookKeeper::failed, &window, [&window](const Error &error) {
        window.workbench().notice().showProblem([error] { return errorText(error); });
    });
    if (!options->notebook.isEmpty())
        window.setWindowTitle(QFileInfo(options->notebook).fileName() + u" - Splitscope"_s);
    if (options->language)
        window.setLanguage(*options->language);
    if (options->theme)
        window.setTheme(*options->theme);
    if (options->cloud)
        window.setNode(*options->cloud);
    FirstPaint firstPaint(window);
    if (options->quitAfterFirstPaint)
        QObject::connect(&firstPaint, &FirstPaint::painted, &app, [] {
            printLine(stdout, u"first paint"_s);
            QApplication::quit();
        });
    window.show();
    if (options->runLabPreset) {
        window.applyLabPreset();
        window.runSheetCuts();
    }
    return QApplication::exec();
}
