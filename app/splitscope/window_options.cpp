#include "app/splitscope/window_options.h"

#include "net/command_line.h"
#include "net/edge/node_address.h"
#include "net/error_text.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

constexpr auto notebookSuffix = "splitscope"_L1;

struct WindowCommand
{
    Q_DECLARE_TR_FUNCTIONS(WindowCommand)
};

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(WindowCommand::tr("An oscilloscope for split inference."));
    parser.addPositionalArgument(
        u"notebook"_s,
        WindowCommand::tr("The file that keeps the runs; a new one ends with .splitscope. Default: "
                          "the user's own."),
        u"[notebook]"_s);
    parser.addOptions({
        {u"lang"_s, WindowCommand::tr("en, zh or system. Default: as last time."), u"language"_s},
        {u"theme"_s, WindowCommand::tr("light, dark or system. Default: as last time."),
         u"theme"_s},
        {u"cloud"_s, WindowCommand::tr("Address of a cloud node. Default: as last time."),
         u"address"_s},
        {u"preset"_s,
         WindowCommand::tr("lab: set the lab sheet's conditions and run its four cuts at once."),
         u"name"_s},
        {u"first-paint"_s,
         WindowCommand::tr("Print a line when the window has been painted, and quit.")},
        {u"version"_s, WindowCommand::tr("Print the versions of the program and its libraries.")},
    });
}

} // namespace

tl::expected<WindowOptions, QString> windowOptions(const QStringList &arguments)
{
    const auto refuse = [](const QString &reason) { return tl::make_unexpected(reason); };
    QCommandLineParser parser;
    declare(parser);
    if (const auto parsed = parseCommandLine(parser, arguments, 1); !parsed)
        return refuse(parsed.error());

    WindowOptions options;
    options.showVersion = parser.isSet(u"version"_s);
    options.quitAfterFirstPaint = parser.isSet(u"first-paint"_s);
    if (const QString name = parser.positionalArguments().value(0); !name.isEmpty()) {
        const QFileInfo file(name);
        if (file.isDir() || (!file.exists() && file.suffix() != notebookSuffix))
            return refuse(WindowCommand::tr("%1: no such notebook; a new one ends with .%2")
                              .arg(name, notebookSuffix));
        options.notebook = file.absoluteFilePath();
    }
    if (parser.isSet(u"lang"_s))
        options.language = languageById(parser.value(u"lang"_s));
    if (const QString id = parser.value(u"theme"_s); parser.isSet(u"theme"_s)) {
        options.theme = themeById(id);
        if (!options.theme)
            return refuse(WindowCommand::tr("--theme %1: choose light, dark or system").arg(id));
    }
    if (parser.isSet(u"cloud"_s)) {
        const auto url = nodeUrl(parser.value(u"cloud"_s));
        if (!url)
            return refuse(errorText(url.error()));
        options.cloud = *url;
    }
    if (const QString name = parser.value(u"preset"_s); parser.isSet(u"preset"_s)) {
        if (name != "lab"_L1)
            return refuse(WindowCommand::tr("--preset %1: the only preset is lab").arg(name));
        options.runLabPreset = true;
    }
    return options;
}

} // namespace splitscope
