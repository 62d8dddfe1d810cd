#include "app/splitscope-cloud/node_options.h"

#include "net/command_line.h"
#include "net/model_options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <utility>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct CloudCommand
{
    Q_DECLARE_TR_FUNCTIONS(CloudCommand)
};

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        CloudCommand::tr("The cloud half of split inference, over WebSockets."));
    parser.addOptions({
        {u"listen"_s,
         CloudCommand::tr("Address to listen on. Default: 127.0.0.1, this computer alone."),
         u"address"_s, u"127.0.0.1"_s},
        {u"port"_s, CloudCommand::tr("0: any that is free. Default: %1.").arg(defaultPort),
         u"port"_s, QString::number(defaultPort)},
        {u"workers"_s, CloudCommand::tr("Inferences at a time, 1 to 64. Default: 1."), u"count"_s,
         u"1"_s},
        {u"lang"_s, CloudCommand::tr("en or zh. Default: the system's."), u"language"_s},
        {u"version"_s, CloudCommand::tr("Print the versions of the program and its libraries.")},
    });
    addModelOptions(parser);
}

} // namespace

tl::expected<NodeOptions, QString> nodeOptions(const QStringList &arguments)
{
    const auto refuse = [](const QString &reason) { return tl::make_unexpected(reason); };
    QCommandLineParser parser;
    declare(parser);
    if (const auto parsed = parseCommandLine(parser, arguments); !parsed)
        return refuse(parsed.error());

    NodeOptions options;
    auto chosen = chosenModelOption(parser);
    if (!chosen)
        return refuse(chosen.error());
    options.model = std::move(chosen->choice);
    options.runtime = std::move(chosen->runtime);
    const QString address = parser.value(u"listen"_s);
    if (!options.node.address.setAddress(address == u"localhost"_s ? u"127.0.0.1"_s : address))
        return refuse(
            CloudCommand::tr("--listen %1: give an IP address of this computer").arg(address));
    bool isNumber = false;
    options.node.port = parser.value(u"port"_s).toUShort(&isNumber);
    if (!isNumber)
        return refuse(CloudCommand::tr("--port %1: give a number from 0 to 65535")
                          .arg(parser.value(u"port"_s)));
    options.node.workers = parser.value(u"workers"_s).toInt(&isNumber);
    if (!isNumber || options.node.workers < 1 || options.node.workers > 64)
        return refuse(CloudCommand::tr("--workers %1: give a number from 1 to 64")
                          .arg(parser.value(u"workers"_s)));
    return options;
}

} // namespace splitscope
