#include "app/splitscope-edge/probe_command.h"

#include "app/splitscope-edge/access_options.h"
#include "app/splitscope-edge/console.h"
#include "net/command_line.h"
#include "net/error_text.h"
#include "net/model_options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>
#include <utility>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct ProbeCommandText
{
    Q_DECLARE_TR_FUNCTIONS(ProbeCommand)
};

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(ProbeCommandText::tr(
        "Sends about a second of data over the link to a cloud node, each way, and times it. The "
        "node has to have the same network and weights as for a run."));
    parser.addPositionalArgument(u"probe"_s, ProbeCommandText::tr("Probe the link."), u"probe"_s);
    parser.addOptions({
        {u"cloud"_s,
         ProbeCommandText::tr("The node, as ws://HOST:PORT. Default: a node inside this program."),
         u"url"_s},
        {u"link"_s, ProbeCommandText::tr("outside (the default), or emulated: as a run has it."),
         u"shaping"_s},
        {u"bandwidth"_s, ProbeCommandText::tr("Of an emulated link, as a run has it."),
         u"mbit/s"_s},
        {u"burst"_s, ProbeCommandText::tr("Of an emulated link, as a run has it."), u"bytes"_s},
        {u"delay"_s, ProbeCommandText::tr("Of an emulated link, as a run has it."), u"ms"_s},
        {u"json"_s, ProbeCommandText::tr("One JSON object, on standard output.")},
        {u"lang"_s, ProbeCommandText::tr("en or zh. Default: the system's."), u"language"_s},
    });
    declareAccessOptions(parser);
    addModelOptions(parser);
}

} // namespace

tl::expected<ProbeOptions, UsageError> probeOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (const auto parsed = parseCommandLine(parser, arguments, 1); !parsed)
        return tl::make_unexpected(parsed.error());
    const bool shaped = parser.isSet(u"bandwidth"_s) || parser.isSet(u"burst"_s)
                        || parser.isSet(u"delay"_s) || parser.isSet(u"link"_s);
    // Each of these options is one of a run's, and means the same.
    auto run = runOptions(shaped ? arguments : arguments + QStringList{u"--link"_s, u"outside"_s});
    if (!run)
        return tl::make_unexpected(run.error());
    return ProbeOptions{.model = std::move(run->model),
                        .runtime = std::move(run->runtime),
                        .link = run->batch.front().link,
                        .node = run->node,
                        .json = run->json,
                        .access = run->access};
}

ProbeCommand::ProbeCommand(ProbeOptions options)
    : options_(std::move(options)), session_(options_.runtime)
{
    connect(&session_, &EdgeSession::probed, this, &ProbeCommand::print);
    connect(&session_, &EdgeSession::probeFailed, this, &ProbeCommand::fail);
}

void ProbeCommand::start()
{
    session_.setNode(options_.node, options_.access);
    session_.load(options_.model);
    session_.probe(options_.link);
}

void ProbeCommand::print(const LinkProbe &probe)
{
    printLine(stdout, options_.json ? QString::fromUtf8(
                          QJsonDocument(probeJson(probe)).toJson(QJsonDocument::Compact))
                                    : probeText(probe));
    QCoreApplication::exit(0);
}

void ProbeCommand::fail(const Error &error)
{
    printLine(stderr, errorText(error));
    QCoreApplication::exit(1);
}

int probeMain(QCoreApplication &app)
{
    auto options = probeOptions(app.arguments());
    if (!options)
        return refuse(options.error());
    ProbeCommand command(*std::move(options));
    command.start();
    return app.exec();
}

} // namespace splitscope
