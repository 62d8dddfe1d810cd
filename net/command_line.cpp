#include "net/command_line.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace splitscope {

namespace {

struct CommandLine
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

} // namespace

tl::expected<void, QString> parseCommandLine(QCommandLineParser &parser,
                                             const QStringList &arguments, qsizetype mostWords)
{
    const QCommandLineOption help = parser.addHelpOption();
    if (!parser.parse(arguments))
        return tl::make_unexpected(parser.errorText());
    if (parser.isSet(help))
        parser.showHelp();
    if (const QStringList words = parser.positionalArguments(); words.size() > mostWords)
        return tl::make_unexpected(
            CommandLine::tr("%1: no such argument; options begin with --").arg(words[mostWords]));
    const QString lang = QStringLiteral("lang");
    const QString language = parser.value(lang);
    if (parser.isSet(lang) && language != u"en" && language != u"zh" && language != u"system")
        return tl::make_unexpected(
            CommandLine::tr("--lang %1: choose en, zh or system").arg(language));
    return {};
}

} // namespace splitscope
