// The headless cloud node.
#include "app/splitscope-cloud/node_options.h"
#include "net/cloud/cloud_node.h"
#include "net/command_language.h"
#include "net/edge/lab_terminal.h"
#include "net/error_text.h"
#include "net/version_text.h"

#include <QCoreApplication>

#include <cstdio>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

enum ExitCode { Failure = 1, Usage = 2 };

void printLine(std::FILE *stream, const QString &line)
{
    std::fprintf(stream, "%s\n", qUtf8Printable(line));
    std::fflush(stream);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"splitscope-cloud"_s);
    QCoreApplication::setApplicationVersion(softwareVersion());
    installCommandLanguage(app);
    if (app.arguments().contains(u"--version"_s)) {
        printLine(stdout, versionText(app.applicationName()));
        return 0;
    }
    const auto options = nodeOptions(app.arguments());
    if (!options) {
        printLine(stderr, u"splitscope-cloud: "_s + options.error());
        return Usage;
    }
    auto runtime = Runtime::load(options->model, options->runtime);
    if (!runtime) {
        printLine(stderr, errorText(runtime.error()));
        return Failure;
    }
    // Otherwise the first run of a cut would pay for it, in what it measures of the cloud.
    for (const CutPoint cut : (*runtime)->network().cutPoints()) {
        if (const auto ready = (*runtime)->prepare(cut, (*runtime)->network().lastCut()); !ready) {
            printLine(stderr, errorText(ready.error()));
            return Failure;
        }
    }
    CloudNode node(std::move(*runtime), options->node);
    QObject::connect(&node, &CloudNode::terminalLine, &app,
                     [](const QString &line) { printLine(stdout, stamped(line)); });
    if (const auto listening = node.listen(); !listening) {
        printLine(stderr, errorText(listening.error()));
        return Failure;
    }
    printLine(
        stdout,
        QCoreApplication::translate("CloudCommand", "listening on %1").arg(node.url().toString()));
    return app.exec();
}
