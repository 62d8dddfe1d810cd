// The headless edge: measures split runs from the command line.
#include "app/splitscope-edge/commands.h"
#include "app/splitscope-edge/console.h"
#include "app/splitscope-edge/program_help.h"
#include "net/command_language.h"
#include "net/version_text.h"

#include <QGuiApplication>

#include <algorithm>
#include <memory>
#include <span>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

std::span<const Command>::iterator commandNamed(const QString &name)
{
    return std::ranges::find_if(
        commands(), [&](const Command &command) { return name == QStringView(command.name); });
}

std::unique_ptr<QCoreApplication> application(int &argc, char *argv[])
{
    const auto command = commandNamed(QString::fromLocal8Bit(argc > 1 ? argv[1] : ""));
    if (command == commands().end() || !command->paints)
        return std::make_unique<QCoreApplication>(argc, argv);
    // What is painted goes into a file: no display is looked for.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace

int main(int argc, char *argv[])
{
    const std::unique_ptr<QCoreApplication> made = application(argc, argv);
    QCoreApplication &app = *made;
    QCoreApplication::setApplicationName(u"splitscope-edge"_s);
    QCoreApplication::setApplicationVersion(softwareVersion());
    installCommandLanguage(app);
    const QString name = app.arguments().value(1);
    if (const auto command = commandNamed(name); command != commands().end())
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
