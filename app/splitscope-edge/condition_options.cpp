#include "app/splitscope-edge/condition_options.h"

#include "app/splitscope-edge/access_options.h"
#include "app/splitscope-edge/link_options.h"
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
    const auto others = value.number(u"other-edges"_s, u"0"_s);
    if (!others)
        return usage(others.error());
    if (*others != std::floor(*others) || *others < 0 || *others > Conditions::mostOtherEdges)
        return usage(EdgeCommand::tr("--other-edges %1: give a whole number from 0 to %2")
                         .arg(*others)
                         .arg(Conditions::mostOtherEdges));
    conditions.otherEdges = static_cast<int>(*others);
    conditions.delivery = answer == u"edge"_s ? AnswerDelivery::Edge : AnswerDelivery::Cloud;
    return conditions;
}

} // namespace

void declareConditionOptions(QCommandLineParser &parser)
{
    parser.addOptions({
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
        {u"other-edges"_s,
         EdgeCommand::tr("The server's load: so many other edges keep the node busy meanwhile, 0 "
                         "to %1. Default: 0.")
             .arg(Conditions::mostOtherEdges),
         u"count"_s, u"0"_s},
        {u"image"_s, EdgeCommand::tr("A PNG or JPEG picture. Default: a sample."), u"file"_s},
        {u"answer"_s,
         EdgeCommand::tr("Where the answer is delivered: cloud (the default) or edge."), u"side"_s,
         u"cloud"_s},
        {u"preset"_s,
         EdgeCommand::tr("lab: the sheet's setting and its cuts 0, 8, 13 and 22; other options "
                         "change single values of it."),
         u"name"_s},
        {u"lang"_s, EdgeCommand::tr("en or zh. Default: the system's."), u"language"_s},
    });
    declareAccessOptions(parser);
    declareLinkOptions(parser);
    addModelOptions(parser);
}

void declareLostCloudOption(QCommandLineParser &parser)
{
    parser.addOption(
        {u"finish-on-edge"_s,
         EdgeCommand::tr("Where the node cannot be reached, is lost, or has no room or does not "
                         "answer in time, the edge computes the rest. Such a run has an answer and "
                         "is marked; it is not measured and counts nowhere.")});
}

OnLostCloud onLostCloud(const QCommandLineParser &parser)
{
    return parser.isSet(u"finish-on-edge"_s) ? OnLostCloud::FinishOnEdge : OnLostCloud::Fail;
}

bool asksForLab(const QCommandLineParser &parser)
{
    return parser.isSet(u"preset"_s);
}

tl::expected<ConditionOptions, UsageError> conditionOptions(const QCommandLineParser &parser)
{
    const QString preset = parser.value(u"preset"_s);
    if (parser.isSet(u"preset"_s) && preset != u"lab"_s)
        return usage(EdgeCommand::tr("--preset %1: the only preset is lab").arg(preset));
    auto chosen = chosenModelOption(parser);
    if (!chosen)
        return usage(chosen.error());
    const auto conditions = conditionsOf(Values(parser), chosen->network.firstCut());
    if (!conditions)
        return usage(conditions.error());
    ConditionOptions options{.model = std::move(chosen->choice),
                             .runtime = std::move(chosen->runtime),
                             .network = std::move(chosen->network),
                             .conditions = *conditions,
                             .node = {},
                             .image = parser.value(u"image"_s)};
    if (parser.isSet(u"cloud"_s)) {
        auto node = orUsage(nodeUrl(parser.value(u"cloud"_s)));
        if (!node)
            return usage(node.error());
        options.node = *node;
    }
    auto access = accessOptions(parser);
    if (!access)
        return usage(access.error());
    options.access = *std::move(access);
    return options;
}

} // namespace splitscope
