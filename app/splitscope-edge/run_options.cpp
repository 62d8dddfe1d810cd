#include "app/splitscope-edge/run_options.h"

#include "app/splitscope-edge/commands.h"
#include "app/splitscope-edge/link_options.h"
#include "net/command_line.h"
#include "net/device_files.h"
#include "net/edge/node_address.h"
#include "net/error_text.h"
#include "net/model_options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct EdgeCommand
{
    Q_DECLARE_TR_FUNCTIONS(EdgeCommand)
};

template<typename T>
using Parsed = tl::expected<T, UsageError>;

tl::unexpected<UsageError> usage(UsageError error)
{
    return tl::make_unexpected(std::move(error));
}

template<typename T>
Parsed<T> orUsage(Result<T> result)
{
    return result.map_error([](const Error &error) { return errorText(error); });
}

/// The options, their values' names and their defaults.
void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        EdgeCommand::tr("Measures a network split between this edge and a cloud node.\n"
                        "Example: splitscope-edge run --cut 0,8,13,22 --cpu 0.6 --bandwidth 5 "
                        "--device orange-pi\n"
                        "Its commands are %1; those that measure have a --help of their own.")
            .arg(commandNames()));
    parser.addPositionalArgument(u"run"_s, EdgeCommand::tr("Measure split runs."), u"run"_s);
    parser.addPositionalArgument(u"networks"_s, EdgeCommand::tr("List the networks."),
                                 u"| networks"_s);
    parser.addPositionalArgument(u"devices"_s, EdgeCommand::tr("List the devices."),
                                 u"| devices"_s);
    parser.addOptions({
        {u"cut"_s,
         EdgeCommand::tr(
             "Cut points: 13, or 0,8,13,22, or all. Default: 13, or the network's last."),
         u"cuts"_s},
        {u"cpu"_s, EdgeCommand::tr("The edge's share of one core, 0.05 to 1. Default: 1."),
         u"share"_s, u"1"_s},
        {u"cloud-cpu"_s, EdgeCommand::tr("The cloud's share of one core. Default: 1."), u"share"_s,
         u"1"_s},
        {u"quota"_s,
         EdgeCommand::tr(
             "Keeps the edge's share by the kernel's CPU quota with this period instead "
             "of pacing: 100, as Kubernetes has it, or 10. On this-computer only; needs "
             "root or a delegated cgroup."),
         u"ms"_s},
        {u"cloud-quota"_s, EdgeCommand::tr("The same for the cloud."), u"ms"_s},
        {u"bandwidth"_s,
         EdgeCommand::tr("Of the link, each way: 0.05 to 1000 Mbit/s, or unlimited (the default)."),
         u"mbit/s"_s, u"unlimited"_s},
        {u"link"_s,
         EdgeCommand::tr("emulated (the default), or outside: shaped by tc or a real network, and "
                         "only measured here."),
         u"shaping"_s, u"emulated"_s},
        {u"burst"_s,
         EdgeCommand::tr("Bucket of the link in bytes: 4096 (32 kbit, the default) or "
                         "1536 (12 kbit)."),
         u"bytes"_s, u"4096"_s},
        {u"delay"_s, EdgeCommand::tr("Of the link, one way. Default: 0."), u"ms"_s, u"0"_s},
        {u"jitter"_s,
         EdgeCommand::tr("Each segment's delay is up to this much shorter or longer. Default: 0."),
         u"ms"_s, u"0"_s},
        {u"jitter-seed"_s, EdgeCommand::tr("The same seed, the same delays. Default: 1."),
         u"number"_s, u"1"_s},
        {u"queue"_s,
         EdgeCommand::tr("Bytes that may wait for the link's bucket, or unlimited (the default)."),
         u"bytes"_s, u"unlimited"_s},
        {u"device"_s,
         EdgeCommand::tr("A device's id as splitscope-edge devices lists it, or a device file. "
                         "Default: this-computer."),
         u"device"_s, u"this-computer"_s},
        {u"cloud-device"_s,
         EdgeCommand::tr("The same for the cloud. Default: the edge's, as in the lab."),
         u"device"_s},
        {u"cloud"_s,
         EdgeCommand::tr("The node, as ws://HOST:PORT. Default: a node inside this program."),
         u"url"_s},
        {u"image"_s, EdgeCommand::tr("A PNG or JPEG picture. Default: a sample."), u"file"_s},
        {u"coding"_s,
         EdgeCommand::tr("How the tensor travels: fp32 (the default), or several with commas "
                         "between: %1. auto takes the one that is predicted to be through the "
                         "soonest, of all but JPEG.")
             .arg(QString::fromStdString(knownCodings())),
         u"ids"_s, u"fp32"_s},
        {u"answer"_s,
         EdgeCommand::tr("Where the answer is delivered: cloud (the default) or edge."), u"side"_s,
         u"cloud"_s},
        {u"repeat"_s, EdgeCommand::tr("Runs of each cut, 1 to 1000. Default: 1."), u"times"_s,
         u"1"_s},
        {u"preset"_s,
         EdgeCommand::tr("lab: the sheet's setting and its cuts 0, 8, 13 and 22; other options "
                         "change single values of it."),
         u"name"_s},
        {u"record-trace"_s,
         EdgeCommand::tr("Write the Mbit/s that the runs achieved into this file, as a trace for "
                         "--trace."),
         u"file"_s},
        {u"json"_s, EdgeCommand::tr("One JSON object for each run, on standard output.")},
        {u"lang"_s, EdgeCommand::tr("en or zh. Default: the system's."), u"language"_s},
    });
    declareLinkOptions(parser);
    addModelOptions(parser);
}

/// A value given on the command line, or the preset's in its place, or the option's default.
class Values
{
public:
    explicit Values(const QCommandLineParser &parser) : parser_(parser) {}

    QString operator()(const QString &option, const QString &preset) const
    {
        return lab() && !parser_.isSet(option) ? preset : parser_.value(option);
    }
    bool lab() const { return parser_.isSet(u"preset"_s); }
    bool isSet(const QString &option) const { return parser_.isSet(option); }
    const QCommandLineParser &parser() const { return parser_; }

    Parsed<double> number(const QString &option, const QString &preset) const
    {
        const QString text = (*this)(option, preset);
        bool isNumber = false;
        const double value = text.toDouble(&isNumber);
        if (!isNumber)
            return usage(EdgeCommand::tr("--%1 %2: that is not a number").arg(option, text));
        return value;
    }

private:
    const QCommandLineParser &parser_;
};

/// The sheet's four, as far as the network has them, or the best of them.
std::vector<CutPoint> usualCuts(const Network &network, bool lab)
{
    std::vector<CutPoint> cuts;
    if (!lab)
        return {network.cutPoint(std::min(13, network.layerCount())).value()};
    for (const int index : {0, 8, 13, 22})
        if (const auto cut = network.cutPoint(index))
            cuts.push_back(*cut);
    return cuts;
}

/// `option` is the quota's.
Parsed<std::optional<CpuQuota>> quotaOf(const Values &value, const QString &option,
                                        const DeviceProfile &profile)
{
    if (value(option, {}).isEmpty())
        return std::nullopt;
    const auto milliseconds = value.number(option, {});
    if (!milliseconds)
        return usage(milliseconds.error());
    if (profile.emulated)
        return usage(EdgeCommand::tr("--%1: %2 is emulated, and an emulated device is always paced")
                         .arg(option, QString::fromStdString(profile.id)));
    const std::chrono::microseconds period(
        std::llround(std::clamp(*milliseconds, -1.0, 1e6) * 1000));
    return orUsage(CpuQuota::withPeriod(period)).map([](CpuQuota quota) {
        return std::optional(quota);
    });
}

Parsed<Device> deviceOf(const QString &id, const Parsed<double> &share, const Values &value,
                        const QString &quotaOption)
{
    if (!share)
        return usage(share.error());
    const auto profile = orUsage(deviceNamed(id));
    if (!profile)
        return usage(profile.error());
    const auto checkedShare = orUsage(CpuShare::of(*share));
    if (!checkedShare)
        return usage(checkedShare.error());
    const auto quota = quotaOf(value, quotaOption, *profile);
    if (!quota)
        return usage(quota.error());
    return Device{*profile, *checkedShare, *quota};
}

std::int64_t wholeBytes(double bytes)
{
    constexpr double most = 1e9;
    return static_cast<std::int64_t>(std::clamp(bytes, 0.0, most));
}

std::chrono::microseconds microseconds(double milliseconds)
{
    return std::chrono::microseconds(std::llround(std::clamp(milliseconds, -1.0, 1e6) * 1000));
}

/// Each option that is given changes one value.
Parsed<LinkConditions> withDelaysAndQueues(const Values &value, LinkConditions link)
{
    using Setter = void (*)(LinkConditions &, double);
    constexpr std::array<std::pair<const char16_t *, Setter>, 3> numbers{{
        {u"burst", [](LinkConditions &of, double bytes) { of.burstBytes = wholeBytes(bytes); }},
        {u"delay", [](LinkConditions &of, double ms) { of.delay = microseconds(ms); }},
        {u"jitter", [](LinkConditions &of, double ms) { of.jitter = microseconds(ms); }},
    }};
    for (const auto &[name, set] : numbers) {
        const QString option = QString::fromUtf16(name);
        if (!value.isSet(option))
            continue;
        const auto number = value.number(option, {});
        if (!number)
            return usage(number.error());
        set(link, *number);
    }
    if (value.isSet(u"jitter-seed"_s)) {
        const QString seed = value(u"jitter-seed"_s, {});
        bool isNumber = false;
        link.jitterSeed = seed.toULongLong(&isNumber);
        if (!isNumber)
            return usage(
                EdgeCommand::tr("--%1 %2: that is not a number").arg(u"jitter-seed"_s, seed));
    }
    if (value.isSet(u"queue"_s)) {
        link.queueLimitBytes.reset();
        if (value(u"queue"_s, {}) != u"unlimited"_s) {
            const auto queue = value.number(u"queue"_s, {});
            if (!queue)
                return usage(queue.error());
            link.queueLimitBytes = wholeBytes(*queue);
        }
    }
    return link;
}

/// Nothing else can be asked of such a link.
Parsed<LinkConditions> outsideLink(const Values &value)
{
    for (const QString &option :
         {u"bandwidth"_s, u"uplink"_s, u"downlink"_s, u"trace"_s, u"link-preset"_s, u"burst"_s,
          u"delay"_s, u"jitter"_s, u"jitter-seed"_s, u"queue"_s}) {
        if (value.isSet(option))
            return usage(EdgeCommand::tr("--%1: with --link outside the link is shaped elsewhere; "
                                         "leave this out")
                             .arg(option));
    }
    LinkConditions link;
    link.shaping = LinkShaping::Outside;
    return link;
}

/// Each option given changes one value of the preset's link, the sheet's or the usual one.
Parsed<LinkConditions> linkOf(const Values &value, CutPoint cut)
{
    const QString shaping = value(u"link"_s, u"emulated"_s);
    if (shaping == u"outside"_s)
        return outsideLink(value);
    if (shaping != u"emulated"_s)
        return usage(EdgeCommand::tr("--link %1: give emulated or outside").arg(shaping));
    const auto preset =
        presetOption(value.parser(), value.lab() ? labPreset(cut).link : LinkConditions());
    if (!preset)
        return usage(preset.error());
    auto link = rateOptions(value.parser(), *preset);
    if (!link)
        return usage(link.error());
    const auto whole = withDelaysAndQueues(value, *std::move(link));
    if (!whole)
        return usage(whole.error());
    return orUsage(checked(*whole));
}

/// Everything but the cut and the coding.
Parsed<Conditions> conditionsOf(const Values &value, CutPoint cut)
{
    Conditions conditions(cut);
    const QString device = value(u"device"_s, u"orange-pi"_s);
    const QString cloudDevice = value(u"cloud-device"_s, device);
    const auto edge = deviceOf(device, value.number(u"cpu"_s, u"0.6"_s), value, u"quota"_s);
    const auto cloud = deviceOf(cloudDevice.isEmpty() ? device : cloudDevice,
                                value.number(u"cloud-cpu"_s, u"1"_s), value, u"cloud-quota"_s);
    const auto link = linkOf(value, cut);
    if (!edge)
        return usage(edge.error());
    if (!cloud)
        return usage(cloud.error());
    if (!link)
        return usage(link.error());
    conditions.edge = *edge;
    conditions.cloud = *cloud;
    conditions.link = *link;
    const QString answer = value(u"answer"_s, u"cloud"_s);
    if (answer != u"cloud"_s && answer != u"edge"_s)
        return usage(EdgeCommand::tr("--answer %1: give cloud or edge").arg(answer));
    conditions.delivery = answer == u"edge"_s ? AnswerDelivery::Edge : AnswerDelivery::Cloud;
    return conditions;
}

} // namespace

tl::expected<RunOptions, UsageError> runOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (const auto parsed = parseCommandLine(parser, arguments, 1); !parsed)
        return usage(parsed.error());
    const QString preset = parser.value(u"preset"_s);
    if (parser.isSet(u"preset"_s) && preset != u"lab"_s)
        return usage(EdgeCommand::tr("--preset %1: the only preset is lab").arg(preset));

    const Values value(parser);
    RunOptions options;
    options.image = parser.value(u"image"_s);
    options.json = parser.isSet(u"json"_s);
    options.recordTrace = parser.value(u"record-trace"_s);
    if (parser.isSet(u"cloud"_s)) {
        auto node = orUsage(nodeUrl(parser.value(u"cloud"_s)));
        if (!node)
            return usage(node.error());
        options.node = *node;
    }
    auto chosen = chosenModelOption(parser);
    if (!chosen)
        return usage(chosen.error());
    const Network &network = chosen->network;
    options.model = chosen->choice;
    options.runtime = chosen->runtime;
    const auto cuts = parser.isSet(u"cut"_s)
                          ? cutsOf(network, parser.value(u"cut"_s))
                          : Parsed<std::vector<CutPoint>>(usualCuts(network, value.lab()));
    if (!cuts)
        return usage(cuts.error());
    const auto codings = codingsOf(value(u"coding"_s, u"fp32"_s));
    if (!codings)
        return usage(codings.error());
    auto conditions = conditionsOf(value, network.firstCut());
    if (!conditions)
        return usage(conditions.error());
    const auto repeat = value.number(u"repeat"_s, u"1"_s);
    if (!repeat || *repeat < 1 || *repeat > 1000)
        return usage(EdgeCommand::tr("--repeat %1: give a number from 1 to 1000")
                         .arg(parser.value(u"repeat"_s)));
    for (int time = 0; time < static_cast<int>(*repeat); ++time) {
        for (const CutPoint cut : *cuts) {
            conditions->cut = cut;
            for (const std::optional<Coding> &coding : *codings) {
                conditions->coding = coding;
                options.batch.push_back(*conditions);
            }
        }
    }
    return options;
}

QString helpText()
{
    QCommandLineParser parser;
    declare(parser);
    parser.addHelpOption();
    return parser.helpText();
}

} // namespace splitscope
