// The headless edge: measures split runs from the command line.
#include "app/splitscope-edge/commands.h"
#include "app/splitscope-edge/console.h"
#include "app/splitscope-edge/program_help.h"
#include "net/command_language.h"
#include "net/version_text.h"

#include <QCoreApplication>

#include <algorithm>

using namespace splitscope;
using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"splitscope-edge"_s);
    QCoreApplication::setApplicationVersion(softwareVersion());
    installCommandLanguage(app);
    const QString name = app.arguments().value(1);
    const auto named = [&](const Command &command) { return name == QStringView(command.name); };
    if (const auto command = std::ranges::find_if(commands(), named); command != commands().end())
        return command->main(app);
    if (name == u"--version"_s) {
        printLine(stdout, versionText(app.applicationName()));
        return Succeeded;
    }
    if (name == u"--help"_s || name == u"-h"_s) {
        printLine(stdout, programHelp().trimmed());
        return Succeeded;
    }
    return refuse(QCoreApplication::translate(
                      "EdgeCommand", "give a command: %1. splitscope-edge --help tells more.")
                      .arg(commandNames()));
}
