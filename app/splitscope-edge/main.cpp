// The headless edge: measures split runs from the command line.
#include "app/splitscope-edge/codings_command.h"
#include "app/splitscope-edge/devices_command.h"
#include "app/splitscope-edge/lab_command.h"
#include "app/splitscope-edge/link_options.h"
#include "app/splitscope-edge/networks_command.h"
#include "app/splitscope-edge/probe_command.h"
#include "app/splitscope-edge/profile_command.h"
#include "app/splitscope-edge/run_command.h"
#include "net/command_language.h"
#include "net/version_text.h"

#include <QCoreApplication>

#include <cstdio>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

enum ExitCode { Failure = 1, Usage = 2 };

int refuse(const QString &reason)
{
    std::fprintf(stderr, "splitscope-edge: %s\n", qUtf8Printable(reason));
    return Usage;
}

int run(QCoreApplication &app)
{
    auto options = runOptions(app.arguments());
    if (!options)
        return refuse(options.error());
    if (const QString warning = slowBlasWarning(); !warning.isEmpty())
        std::fprintf(stderr, "%s\n", qUtf8Printable(warning));
    RunCommand command(std::move(*options));
    return command.start() ? app.exec() : Failure;
}

int probe(QCoreApplication &app)
{
    auto options = probeOptions(app.arguments());
    if (!options)
        return refuse(options.error());
    ProbeCommand command(std::move(*options));
    command.start();
    return app.exec();
}

int lab(QCoreApplication &app)
{
    auto options = labOptions(app.arguments());
    if (!options)
        return refuse(options.error());
    LabCommand command(std::move(*options));
    return command.start() ? app.exec() : Failure;
}

int devices()
{
    const DevicesTable table = devicesTable();
    std::printf("%s", qUtf8Printable(table.text));
    for (const QString &problem : table.problems)
        std::fprintf(stderr, "%s\n", qUtf8Printable(problem));
    return table.problems.isEmpty() ? 0 : Failure;
}

int profile(const QCoreApplication &app)
{
    const auto options = profileOptions(app.arguments());
    if (!options)
        return refuse(options.error());
    if (const QString warning = slowBlasWarning(); !warning.isEmpty())
        std::fprintf(stderr, "%s\n", qUtf8Printable(warning));
    return runProfile(*options);
}

int codings(const QCoreApplication &app)
{
    const auto options = codingsOptions(app.arguments());
    return options ? runCodings(*options) : refuse(options.error());
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"splitscope-edge"_s);
    QCoreApplication::setApplicationVersion(softwareVersion());
    installCommandLanguage(app);
    const QString command = app.arguments().value(1);
    if (command == u"run"_s)
        return run(app);
    if (command == u"networks"_s) {
        std::printf("%s", qUtf8Printable(networksTable()));
        return 0;
    }
    if (command == u"links"_s) {
        const QString unusable = unusableLinks();
        std::printf("%s", qUtf8Printable(linksTable()));
        std::fprintf(stderr, "%s", qUtf8Printable(unusable));
        return unusable.isEmpty() ? 0 : Failure;
    }
    if (command == u"codings"_s)
        return codings(app);
    if (command == u"lab"_s)
        return lab(app);
    if (command == u"probe"_s)
        return probe(app);
    if (command == u"devices"_s)
        return devices();
    if (command == u"profile"_s)
        return profile(app);
    if (command == u"--version"_s) {
        std::printf("%s\n", qUtf8Printable(versionText(app.applicationName())));
        return 0;
    }
    if (command == u"--help"_s || command == u"-h"_s) {
        std::printf("%s", qUtf8Printable(helpText()));
        return 0;
    }
    return refuse(QCoreApplication::translate(
        "EdgeCommand", "give a command: run, lab, probe, profile, networks, devices, links or "
                       "codings. splitscope-edge --help tells more."));
}
