// The headless cloud node.
#include "app/splitscope-cloud/node_options.h"
#include "app/splitscope-cloud/node_program.h"
#include "net/cloud/process_figures.h"
#include "net/command_language.h"
#include "net/error_text.h"
#include "net/termination_signals.h"
#include "net/version_text.h"

#include <QCoreApplication>

#include <cstdio>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

enum ExitCode { NotStarted = 1, Usage = 2 };

void printLine(std::FILE *stream, const QString &line)
{
    std::fprintf(stream, "%s\n", qUtf8Printable(line));
    std::fflush(stream);
}

int usage(const QString &why)
{
    printLine(stderr, u"splitscope-cloud: "_s + why);
    return Usage;
}

int check(const NodeOptions &options)
{
    if (const auto checked = NodeProgram::check(options); !checked)
        return usage(errorText(checked.error()));
    for (const QString &line : options.told)
        printLine(stdout, line);
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const TerminationSignals signalsReceived;
    QCoreApplication::setApplicationName(u"splitscope-cloud"_s);
    QCoreApplication::setApplicationVersion(softwareVersion());
    installCommandLanguage(app);
    if (app.arguments().contains(u"--version"_s)) {
        printLine(stdout, versionText(app.applicationName()));
        return 0;
    }
    const auto options = nodeOptions(app.arguments(), QProcessEnvironment::systemEnvironment());
    if (!options)
        return usage(options.error());
    if (options->checkOnly)
        return check(*options);

    raiseOpenFiles();
    NodeProgram program(*options);
    QObject::connect(&signalsReceived, &TerminationSignals::received, &program,
                     &NodeProgram::onSignal);
    QObject::connect(&program, &NodeProgram::ended, &app, &QCoreApplication::quit);
    if (const auto started = program.start(); !started) {
        printLine(stderr, errorText(started.error()));
        return NotStarted;
    }
    return app.exec();
}
