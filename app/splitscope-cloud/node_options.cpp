#include "app/splitscope-cloud/node_options.h"

#include "app/splitscope-cloud/setting_sources.h"
#include "net/command_line.h"
#include "net/error_text.h"
#include "net/model_options.h"
#include "net/protocol/messages.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <array>
#include <optional>
#include <utility>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct CloudCommand
{
    Q_DECLARE_TR_FUNCTIONS(CloudCommand)
};

template<typename T>
using Parsed = tl::expected<T, QString>;

tl::unexpected<QString> refuse(const QString &reason)
{
    return tl::make_unexpected(reason);
}

/// A setting that is a whole number.
struct Number
{
    const char16_t *name;
    int usual;
    int least;
    int most;
    const char *meaning;
};

constexpr int aDay = 86'400;
constexpr std::array numbers{
    Number{u"workers", 1, 1, 64, QT_TRANSLATE_NOOP("CloudCommand", "Inferences at a time.")},
    Number{u"sessions", 64, 1, 100'000, QT_TRANSLATE_NOOP("CloudCommand", "Edges at a time.")},
    Number{u"sessions-per-address", 32, 0, 100'000,
           QT_TRANSLATE_NOOP("CloudCommand", "Connections from one address; 0: any number.")},
    Number{u"failed-hellos", 20, 0, 100'000,
           QT_TRANSLATE_NOOP("CloudCommand",
                             "An address with more of them within a minute is not let in for the "
                             "rest of it; 0: any number.")},
    Number{u"queue", 64, 1, 100'000,
           QT_TRANSLATE_NOOP("CloudCommand", "Requests that may wait for a worker.")},
    Number{u"payload-memory", 256, 1, 1'000'000,
           QT_TRANSLATE_NOOP("CloudCommand", "MiB for payloads under way.")},
    Number{u"model-memory", 4096, 1, 1'000'000,
           QT_TRANSLATE_NOOP("CloudCommand", "MiB for the weights of all models.")},
    Number{u"handshake-timeout", 30, 1, aDay,
           QT_TRANSLATE_NOOP("CloudCommand", "Seconds for a handshake, and again for a hello.")},
    Number{u"idle-timeout", 1800, 0, aDay,
           QT_TRANSLATE_NOOP("CloudCommand", "Seconds that a session may be idle; 0: any number.")},
    Number{u"payload-timeout", 300, 1, aDay,
           QT_TRANSLATE_NOOP("CloudCommand", "Seconds from a request to its payload's last byte.")},
    Number{u"write-timeout", 30, 1, aDay,
           QT_TRANSLATE_NOOP("CloudCommand", "Seconds for an edge that takes nothing in.")},
    Number{u"inference-timeout", 600, 1, aDay,
           QT_TRANSLATE_NOOP("CloudCommand", "Seconds for computing one request.")},
    Number{u"drain-timeout", 30, 0, aDay,
           QT_TRANSLATE_NOOP("CloudCommand",
                             "Seconds for runs under way when the node is told to end.")},
};

const QStringList &textSettings()
{
    static const QStringList names = {
        u"listen"_s,      u"port"_s,      u"admin-listen"_s, u"admin-port"_s,
        u"certificate"_s, u"key"_s,       u"models"_s,       u"token-file"_s,
        u"terminal"_s,    u"log-level"_s, u"network"_s,      u"weights"_s,
        u"seed"_s,        u"precision"_s, u"threads"_s,      u"input-shape"_s};
    return names;
}

SettingNames settingNames()
{
    SettingNames names{.values = textSettings(), .flags = {u"insecure"_s}};
    for (const Number &number : numbers)
        names.values << QString::fromUtf16(number.name);
    return names;
}

void declareAccess(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"listen"_s,
         CloudCommand::tr("Address to listen on. Default: 127.0.0.1, this computer alone."),
         u"address"_s, u"127.0.0.1"_s},
        {u"port"_s, CloudCommand::tr("0: any that is free. Default: %1.").arg(defaultPort),
         u"port"_s, QString::number(defaultPort)},
        {u"admin-listen"_s,
         CloudCommand::tr("Address for /healthz, /readyz and /metrics. Default: 127.0.0.1."),
         u"address"_s, u"127.0.0.1"_s},
        {u"admin-port"_s, CloudCommand::tr("Port for these, or off (the default)."), u"port"_s,
         u"off"_s},
        {u"certificate"_s,
         CloudCommand::tr("The node's certificate in PEM: with it, it speaks wss:// only."),
         u"file"_s},
        {u"key"_s, CloudCommand::tr("The certificate's key in PEM."), u"file"_s},
        {u"token-file"_s,
         CloudCommand::tr("Tokens that let edges in, one a line. Or in the environment, in %1.")
             .arg(variableOf(u"tokens"_s)),
         u"file"_s},
        {u"insecure"_s,
         CloudCommand::tr("Listen where others are although there is no certificate or no token.")},
    });
}

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        CloudCommand::tr("The cloud half of split inference, over WebSockets.\n"
                         "Each option is also a line \"name = value\" of %1, and a variable of "
                         "the environment like %2.")
            .arg(QString::fromLatin1(usualSettingsFile), variableOf(u"port"_s)));
    declareAccess(parser);
    for (const Number &number : numbers)
        parser.addOption({QString::fromUtf16(number.name),
                          CloudCommand::tr("%1 %2 to %3. Default: %4.")
                              .arg(CloudCommand::tr(number.meaning))
                              .arg(number.least)
                              .arg(number.most)
                              .arg(number.usual),
                          u"number"_s, QString::number(number.usual)});
    parser.addOptions({
        {u"models"_s,
         CloudCommand::tr("More models, loaded when an edge asks: ids, or id=FILE with weights, "
                          "commas between."),
         u"models"_s},
        {u"terminal"_s,
         CloudCommand::tr("The lab's terminal on standard output: true (the default) or false."),
         u"switch"_s, u"true"_s},
        {u"log-level"_s,
         CloudCommand::tr("On standard error: error, warning, info (the default) or debug."),
         u"level"_s, u"info"_s},
        {u"lang"_s, CloudCommand::tr("en or zh. Default: the system's."), u"language"_s},
        {u"config"_s,
         CloudCommand::tr("File of settings. Default: %1, where it exists.")
             .arg(QString::fromLatin1(usualSettingsFile)),
         u"file"_s},
        {u"check-config"_s,
         CloudCommand::tr("Check all settings and the files that they name, and print them.")},
        {u"version"_s, CloudCommand::tr("Print the versions of the program and its libraries.")},
    });
    addModelOptions(parser);
}

Parsed<int> numberOf(const QCommandLineParser &parser, const QString &name)
{
    for (const Number &number : numbers) {
        if (name != QString::fromUtf16(number.name))
            continue;
        bool isNumber = false;
        const int value = parser.value(name).toInt(&isNumber);
        if (!isNumber || value < number.least || value > number.most)
            return refuse(CloudCommand::tr("--%1 %2: give a number from %3 to %4")
                              .arg(name, parser.value(name))
                              .arg(number.least)
                              .arg(number.most));
        return value;
    }
    return refuse(name);
}

Parsed<QHostAddress> addressOf(const QCommandLineParser &parser, const QString &name)
{
    const QString text = parser.value(name);
    QHostAddress address;
    if (!address.setAddress(text == u"localhost"_s ? u"127.0.0.1"_s : text))
        return refuse(
            CloudCommand::tr("--%1 %2: give an IP address of this computer").arg(name, text));
    return address;
}

Parsed<quint16> portOf(const QCommandLineParser &parser, const QString &name)
{
    bool isNumber = false;
    const quint16 port = parser.value(name).toUShort(&isNumber);
    if (!isNumber)
        return refuse(CloudCommand::tr("--%1 %2: give a number from 0 to 65535")
                          .arg(name, parser.value(name)));
    return port;
}

std::optional<QString> readPlaces(const QCommandLineParser &parser, CloudNodeOptions &node)
{
    const auto address = addressOf(parser, u"listen"_s);
    const auto port = portOf(parser, u"port"_s);
    const auto adminAddress = addressOf(parser, u"admin-listen"_s);
    const bool hasAdmin = parser.value(u"admin-port"_s) != u"off"_s;
    const auto adminPort = hasAdmin ? portOf(parser, u"admin-port"_s) : quint16(0);
    for (const auto *error :
         {address ? nullptr : &address.error(), port ? nullptr : &port.error(),
          adminAddress ? nullptr : &adminAddress.error(), adminPort ? nullptr : &adminPort.error()})
        if (error)
            return *error;
    node.address = *address;
    node.port = *port;
    node.adminAddress = *adminAddress;
    if (hasAdmin)
        node.adminPort = *adminPort;
    return std::nullopt;
}

std::optional<QString> readNumbers(const QCommandLineParser &parser, NodeOptions &options)
{
    for (const Number &number : numbers)
        if (const auto value = numberOf(parser, QString::fromUtf16(number.name)); !value)
            return value.error();
    const auto value = [&](const QString &name) { return numberOf(parser, name).value(); };
    const auto seconds = [&](const QString &name) { return std::chrono::seconds(value(name)); };
    constexpr qint64 mebibyte = 1024 * 1024;
    CloudNodeOptions &node = options.node;
    node.workers = value(u"workers"_s);
    node.maxSessions = value(u"sessions"_s);
    node.maxPerAddress = value(u"sessions-per-address"_s);
    node.maxFailedHellos = value(u"failed-hellos"_s);
    node.maxQueue = value(u"queue"_s);
    node.payloadMemory = value(u"payload-memory"_s) * mebibyte;
    node.modelMemory = value(u"model-memory"_s) * mebibyte;
    node.helloTimeout = seconds(u"handshake-timeout"_s);
    node.idleTimeout = seconds(u"idle-timeout"_s);
    node.payloadTimeout = seconds(u"payload-timeout"_s);
    node.writeTimeout = seconds(u"write-timeout"_s);
    node.inferenceTimeout = seconds(u"inference-timeout"_s);
    options.drainTimeout = seconds(u"drain-timeout"_s);
    return std::nullopt;
}

/// "lenet5,resnet18=weights.safetensors", with the first model's seed and precision.
std::optional<QString> readModels(const QCommandLineParser &parser, NodeOptions &options)
{
    for (const QString &text : parser.value(u"models"_s).split(u',', Qt::SkipEmptyParts)) {
        ModelChoice choice = options.model;
        choice.networkId = text.section(u'=', 0, 0).trimmed().toStdString();
        choice.weights = toPath(text.section(u'=', 1).trimmed());
        choice.inputShape.reset();
        auto network = chosenNetwork(choice);
        if (!network)
            return errorText(network.error());
        options.node.models.push_back({std::move(choice), *std::move(network)});
    }
    return std::nullopt;
}

std::optional<QString> readAccess(const QCommandLineParser &parser,
                                  const QProcessEnvironment &environment, NodeOptions &options)
{
    options.access = {.certificate = parser.value(u"certificate"_s),
                      .key = parser.value(u"key"_s),
                      .tokens = parser.value(u"token-file"_s),
                      .tokensGiven = environment.value(variableOf(u"tokens"_s)).toUtf8()};
    const AccessFiles &access = options.access;
    if (access.certificate.isEmpty() != access.key.isEmpty())
        return CloudCommand::tr("--certificate and --key: give both, or neither");
    if (options.node.address.isLoopback() || parser.isSet(u"insecure"_s)
        || (access.hasCertificate() && access.hasTokens()))
        return std::nullopt;
    return CloudCommand::tr("--listen %1: others are there, so give --certificate, --key and "
                            "--token-file, or --insecure where everybody may use the node")
        .arg(options.node.address.toString());
}

std::optional<QString> readSwitches(const QCommandLineParser &parser, NodeOptions &options)
{
    const QString terminal = parser.value(u"terminal"_s);
    if (terminal != u"true"_s && terminal != u"false"_s)
        return CloudCommand::tr("--terminal %1: give true or false").arg(terminal);
    const auto level = logLevelByName(parser.value(u"log-level"_s));
    if (!level)
        return CloudCommand::tr("--log-level %1: give error, warning, info or debug")
            .arg(parser.value(u"log-level"_s));
    options.terminal = terminal == u"true"_s;
    options.logLevel = *level;
    options.checkOnly = parser.isSet(u"check-config"_s);
    return std::nullopt;
}

QStringList told(const QCommandLineParser &parser)
{
    const SettingNames names = settingNames();
    QStringList lines;
    for (const QString &name : names.values)
        if (const QString value = parser.value(name); !value.isEmpty())
            lines << name + u" = "_s + value;
    for (const QString &name : names.flags)
        lines << name + u" = "_s + (parser.isSet(name) ? u"true"_s : u"false"_s);
    return lines;
}

} // namespace

tl::expected<NodeOptions, QString> nodeOptions(const QStringList &arguments,
                                               const QProcessEnvironment &environment)
{
    QCommandLineParser parser;
    declare(parser);
    const bool wantsHelp = arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s);
    const auto all = wantsHelp ? arguments
                               : allArguments(arguments, environment, settingNames(),
                                              QString::fromLatin1(usualSettingsFile));
    if (!all)
        return refuse(all.error());
    if (const auto parsed = parseCommandLine(parser, *all); !parsed)
        return refuse(parsed.error());
    auto chosen = chosenModelOption(parser);
    if (!chosen)
        return refuse(chosen.error());
    NodeOptions options;
    options.model = std::move(chosen->choice);
    options.runtime = std::move(chosen->runtime);
    auto error = readPlaces(parser, options.node);
    if (!error)
        error = readNumbers(parser, options);
    if (!error)
        error = readModels(parser, options);
    if (!error)
        error = readAccess(parser, environment, options);
    if (!error)
        error = readSwitches(parser, options);
    if (error)
        return refuse(*error);
    options.told = told(parser);
    return options;
}

} // namespace splitscope
