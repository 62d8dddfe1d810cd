#include "app/splitscope-edge/deployment_command.h"

#include "app/splitscope-edge/condition_options.h"
#include "app/splitscope-edge/console.h"
#include "net/command_line.h"
#include "net/deployment/deployment_file.h"
#include "net/error_text.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct DeploymentCommand
{
    Q_DECLARE_TR_FUNCTIONS(DeploymentCommand)
};

struct DeploymentOptions
{
    Deployment deployment;
    Network network;
    QString toRead; ///< empty: write
    QString out;    ///< empty: standard output
};

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(DeploymentCommand::tr(
        "Writes an experiment's conditions as the lab's deployment.yaml for a real cluster (two "
        "pods, CPU limits = requests, a tc line for the link), or reads such a file and says with "
        "which options splitscope-edge run makes the same experiment here.\n"
        "Example: splitscope-edge deployment --preset lab --cut 13 --out deployment.yaml\n"
        "Example: splitscope-edge deployment --import deployment.yaml"));
    parser.addPositionalArgument(u"deployment"_s, DeploymentCommand::tr("Write or read it."),
                                 u"deployment"_s);
    parser.addOptions({
        {u"out"_s, DeploymentCommand::tr("The file that is written. Default: standard output."),
         u"file"_s},
        {u"import"_s,
         DeploymentCommand::tr("Read this file; what it does not say is as the other "
                               "options have it."),
         u"file"_s},
        {u"force"_s, DeploymentCommand::tr("Write over a file that is there.")},
        {u"cut"_s, DeploymentCommand::tr("The cut point. Default: 13, or the network's last."),
         u"cut"_s},
        {u"coding"_s, DeploymentCommand::tr("How the tensor travels. Default: fp32."), u"id"_s,
         u"fp32"_s},
        {u"edge-image"_s,
         DeploymentCommand::tr("Container image of the edge. Default: "
                               "splitscope-edge with this release's version."),
         u"image"_s},
        {u"cloud-image"_s, DeploymentCommand::tr("The same for the cloud."), u"image"_s},
        {u"port"_s, DeploymentCommand::tr("Of the node. Default: %1.").arg(defaultPort), u"port"_s,
         QString::number(defaultPort)},
    });
    declareConditionOptions(parser);
}

tl::expected<Deployment, UsageError> deploymentAsked(const QCommandLineParser &parser,
                                                     const ConditionOptions &where)
{
    Conditions conditions = where.conditions;
    const QString usualCut = QString::number(std::min(13, where.network.layerCount()));
    const auto cuts =
        cutsOf(where.network, parser.isSet(u"cut"_s) ? parser.value(u"cut"_s) : usualCut);
    if (!cuts)
        return tl::make_unexpected(cuts.error());
    const auto codings = codingsOf(parser.value(u"coding"_s));
    if (!codings)
        return tl::make_unexpected(codings.error());
    if (cuts->size() != 1 || codings->size() != 1)
        return tl::make_unexpected(
            DeploymentCommand::tr("give one cut and one coding: a deployment is one experiment"));
    conditions.cut = cuts->front();
    conditions.coding = codings->front();
    Deployment asked = deploymentOf(conditions, QString::fromStdString(where.model.networkId));
    if (parser.isSet(u"edge-image"_s))
        asked.edgeImage = parser.value(u"edge-image"_s);
    if (parser.isSet(u"cloud-image"_s))
        asked.cloudImage = parser.value(u"cloud-image"_s);
    bool isNumber = false;
    asked.port = parser.value(u"port"_s).toUShort(&isNumber);
    if (!isNumber || asked.port == 0)
        return tl::make_unexpected(DeploymentCommand::tr("--port %1: give a number from 1 to 65535")
                                       .arg(parser.value(u"port"_s)));
    return asked;
}

tl::expected<DeploymentOptions, UsageError> deploymentOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (const auto parsed = parseCommandLine(parser, arguments, 1); !parsed)
        return tl::make_unexpected(parsed.error());
    const auto where = conditionOptions(parser);
    if (!where)
        return tl::make_unexpected(where.error());
    const auto asked = deploymentAsked(parser, *where);
    if (!asked)
        return tl::make_unexpected(asked.error());
    DeploymentOptions options{*asked, where->network, parser.value(u"import"_s),
                              parser.value(u"out"_s)};
    if (!options.toRead.isEmpty() && !options.out.isEmpty())
        return tl::make_unexpected(DeploymentCommand::tr("--import and --out: give one of them"));
    if (!options.out.isEmpty() && QFile::exists(options.out) && !parser.isSet(u"force"_s))
        return tl::make_unexpected(
            DeploymentCommand::tr("--out %1: the file is there; --force writes over it")
                .arg(options.out));
    return options;
}

int failed(const Error &error)
{
    printLine(stderr, errorText(error));
    return Failed;
}

int write(const DeploymentOptions &options)
{
    const QByteArray yaml = deploymentYaml(options.deployment);
    for (const QString &note : deploymentNotes(options.deployment))
        printLine(stderr, note);
    if (options.out.isEmpty()) {
        printLine(stdout, QString::fromUtf8(yaml).trimmed());
        return Succeeded;
    }
    QSaveFile out(options.out);
    if (!out.open(QIODevice::WriteOnly) || out.write(yaml) != yaml.size() || !out.commit())
        return failed({ErrorKind::FileNotWritable, options.out.toStdString(),
                       out.errorString().toStdString()});
    printLine(stdout, DeploymentCommand::tr("%1 is written.").arg(options.out));
    return Succeeded;
}

QString rateOption(const std::optional<Bandwidth> &rate)
{
    return rate ? QString::number(rate->mbitPerSecond(), 'g', 9) : u"unlimited"_s;
}

/// What splitscope-edge run takes, in the order of its help.
QString runCommand(const Deployment &read)
{
    const Conditions &asked = read.conditions;
    const LinkConditions &link = asked.link;
    QStringList words{u"splitscope-edge run"_s,
                      u"--network "_s + read.network,
                      u"--device "_s + QString::fromStdString(asked.edge.profile.id),
                      u"--cpu %1"_s.arg(asked.edge.share.value()),
                      u"--cloud-cpu %1"_s.arg(asked.cloud.share.value()),
                      u"--uplink "_s + rateOption(link.uplink),
                      u"--downlink "_s + rateOption(link.downlink),
                      u"--burst %1"_s.arg(link.burstBytes)};
    const auto ms = [](std::chrono::microseconds time) {
        return std::chrono::duration<double, std::milli>(time).count();
    };
    if (link.delay.count() > 0)
        words << u"--delay %1"_s.arg(ms(link.delay));
    if (link.jitter.count() > 0)
        words << u"--jitter %1"_s.arg(ms(link.jitter));
    if (link.queueLimitBytes)
        words << u"--queue %1"_s.arg(*link.queueLimitBytes);
    words << u"--cut %1"_s.arg(asked.cut.index());
    const std::string_view coding = asked.coding ? codingId(*asked.coding) : "auto";
    words << u"--coding "_s + QString::fromUtf8(coding.data(), std::ssize(coding));
    if (asked.delivery == AnswerDelivery::Edge)
        words << u"--answer edge"_s;
    return words.join(u' ');
}

int read(const DeploymentOptions &options)
{
    QFile file(options.toRead);
    if (!file.open(QIODevice::ReadOnly))
        return failed({ErrorKind::DeploymentUnusable, options.toRead.toStdString(),
                       file.errorString().toStdString()});
    const auto found = readDeployment(file.read(longestDeployment + 1), options.toRead,
                                      options.network, options.deployment);
    if (!found)
        return failed(found.error());
    printLine(stdout, runCommand(*found));
    return Succeeded;
}

} // namespace

int deploymentMain(QCoreApplication &app)
{
    const auto options = deploymentOptions(app.arguments());
    if (!options)
        return refuse(options.error());
    return options->toRead.isEmpty() ? write(*options) : read(*options);
}

} // namespace splitscope
