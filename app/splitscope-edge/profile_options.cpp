#include "app/splitscope-edge/profile_command.h"

#include "engine/device/device_fields.h"
#include "engine/device/device_profile.h"
#include "engine/model/networks.h"
#include "engine/runtime/compute_threads.h"
#include "net/command_line.h"
#include "net/error_text.h"
#include "net/model_options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

struct ProfileCommand
{
    Q_DECLARE_TR_FUNCTIONS(ProfileCommand)
};

constexpr int mostRuns = 10'000;

tl::unexpected<UsageError> usage(const UsageError &error)
{
    return tl::make_unexpected(error);
}

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(ProfileCommand::tr(
        "Measures each layer of networks on this computer, in whole forwards, and writes the times "
        "as a device that --device and the window take.\n"
        "Example: splitscope-edge profile --network alexnet-lab --out board.json"));
    parser.addPositionalArgument(u"profile"_s, ProfileCommand::tr("Measure this computer."),
                                 u"profile"_s);
    parser.addOptions({
        {u"network"_s,
         ProfileCommand::tr("Networks, with commas between, or all. Default: alexnet-lab."),
         u"ids"_s, u"alexnet-lab"_s},
        {u"runs"_s, ProfileCommand::tr("Forwards that count, 1 to %1. Default: 30.").arg(mostRuns),
         u"number"_s, u"30"_s},
        {u"cpu"_s, ProfileCommand::tr("Share of one core that is measured. Default: 1."),
         u"share"_s, u"1"_s},
        {u"threads"_s,
         ProfileCommand::tr("That compute, 1 to %1. Default: 1.").arg(mostComputeThreads()),
         u"count"_s, u"1"_s},
        {u"out"_s, ProfileCommand::tr("The device file that is written."), u"file"_s},
        {u"force"_s, ProfileCommand::tr("Write over a file that is there.")},
        {u"id"_s,
         ProfileCommand::tr("The device's id: small letters, digits, '-', '_' and '.'. Default: "
                            "from the file's name."),
         u"id"_s},
        {u"name"_s, ProfileCommand::tr("The device's name in lists. Default: its id."), u"text"_s},
        {u"name-zh"_s, ProfileCommand::tr("The same in Chinese. Default: the other name."),
         u"text"_s},
        {u"json"_s, ProfileCommand::tr("The file's text on standard output, in place of a table.")},
        {u"lang"_s, ProfileCommand::tr("en or zh. Default: the system's."), u"language"_s},
    });
}

tl::expected<std::vector<ModelChoice>, UsageError> modelsOf(const QString &text)
{
    QStringList names = text.split(u',');
    if (text == u"all"_s) {
        names.clear();
        for (const std::string &id : networkIds())
            names << QString::fromStdString(id);
    }
    std::vector<ModelChoice> models;
    std::set<std::string> ids;
    for (const QString &name : names) {
        const ModelChoice model{.networkId = name.trimmed().toStdString()};
        const auto network = chosenNetwork(model);
        if (!network)
            return usage(errorText(network.error()));
        if (!ids.insert(network->id()).second)
            return usage(ProfileCommand::tr("--network %1: %2 is given twice")
                             .arg(text, QString::fromStdString(network->id())));
        models.push_back(model);
    }
    return models;
}

/// "Orange Pi 5.json" makes "orange-pi-5".
QString idFrom(const QString &file)
{
    QString id = QFileInfo(file).completeBaseName().toLower();
    static const QRegularExpression others(u"[^a-z0-9._-]+"_s);
    return id.replace(others, u"-"_s).left(static_cast<qsizetype>(device_limit::idBytes));
}

std::optional<UsageError> readNames(const QCommandLineParser &parser, ProfileOptions &options)
{
    options.id = parser.isSet(u"id"_s) ? parser.value(u"id"_s) : idFrom(options.file);
    static const QRegularExpression isId(u"^[a-z0-9._-]{1,64}$"_s);
    if (!isId.match(options.id).hasMatch())
        return ProfileCommand::tr("--id %1: give up to 64 small letters, digits, '-', '_' and '.'")
            .arg(options.id);
    const std::vector<DeviceProfile> inside = builtInDevices();
    const std::string id = options.id.toStdString();
    if (id == thisComputer().id
        || std::ranges::find(inside, id, &DeviceProfile::id) != inside.end())
        return ProfileCommand::tr("--id %1: a device inside the program is called so; give another")
            .arg(options.id);
    options.englishName = parser.isSet(u"name"_s) ? parser.value(u"name"_s) : options.id;
    options.chineseName =
        parser.isSet(u"name-zh"_s) ? parser.value(u"name-zh"_s) : options.englishName;
    for (const QString &name : {options.englishName, options.chineseName})
        if (name.simplified() != name || name.isEmpty()
            || name.toUtf8().size() > static_cast<qsizetype>(device_limit::textBytes))
            return ProfileCommand::tr("--name %1: give a name in one line").arg(name);
    return std::nullopt;
}

} // namespace

tl::expected<ProfileOptions, UsageError> profileOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (const auto parsed = parseCommandLine(parser, arguments, 1); !parsed)
        return usage(parsed.error());
    const auto wholeNumber = [&](const QString &option, int most) -> std::optional<int> {
        bool isNumber = false;
        const int number = parser.value(option).toInt(&isNumber);
        return isNumber && number >= 1 && number <= most ? std::optional(number) : std::nullopt;
    };
    ProfileOptions options;
    options.json = parser.isSet(u"json"_s);
    options.overwrite = parser.isSet(u"force"_s);
    options.file = parser.value(u"out"_s);
    if (options.file.isEmpty())
        return usage(ProfileCommand::tr("--out is missing: name the device file to be written"));
    if (!options.overwrite && QFileInfo::exists(options.file))
        return usage(
            ProfileCommand::tr("--out %1: the file is there already; --force writes over it")
                .arg(options.file));
    if (const auto wrong = readNames(parser, options))
        return usage(*wrong);
    auto models = modelsOf(parser.value(u"network"_s));
    if (!models)
        return usage(models.error());
    options.models = *std::move(models);
    const auto runs = wholeNumber(u"runs"_s, mostRuns);
    if (!runs)
        return usage(ProfileCommand::tr("--runs %1: give a number from 1 to %2")
                         .arg(parser.value(u"runs"_s))
                         .arg(mostRuns));
    options.runs = *runs;
    const auto threads = wholeNumber(u"threads"_s, mostComputeThreads());
    if (!threads)
        return usage(ProfileCommand::tr("--threads %1: give a number from 1 to %2")
                         .arg(parser.value(u"threads"_s))
                         .arg(mostComputeThreads()));
    options.runtime = usualRuntimeOptions();
    options.runtime.threads = *threads;
    bool isNumber = false;
    const auto share = CpuShare::of(parser.value(u"cpu"_s).toDouble(&isNumber));
    if (!isNumber || !share)
        return usage(errorText(
            {ErrorKind::CpuShareOutOfRange, parser.value(u"cpu"_s).toStdString(), "0.05..1"}));
    options.share = *share;
    if (*share < CpuShare() && *threads > 1)
        return usage(ProfileCommand::tr("--threads: a share of one core is one thread's"));
    return options;
}

} // namespace splitscope
