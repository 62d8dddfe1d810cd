#include "app/splitscope-edge/link_options.h"

#include "net/error_text.h"
#include "net/link/link_presets.h"
#include "net/link/trace_file.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

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

QString knownIds(const LinkPresets &presets)
{
    QStringList ids;
    for (const LinkPreset &preset : presets.all())
        ids << preset.id;
    return ids.join(u", "_s);
}

/// Empty: unlimited.
Parsed<std::optional<Bandwidth>> rateOption(const QCommandLineParser &parser, const QString &option)
{
    const QString text = parser.value(option);
    if (text == u"unlimited"_s)
        return std::optional<Bandwidth>();
    bool isNumber = false;
    const double mbit = text.toDouble(&isNumber);
    if (!isNumber)
        return usage(EdgeCommand::tr("--%1 %2: that is not a number").arg(option, text));
    const auto rate = Bandwidth::ofMbitPerSecond(mbit);
    if (!rate)
        return usage(errorText(rate.error()));
    return std::optional(*rate);
}

Parsed<LinkConditions> traceOption(const QCommandLineParser &parser, LinkConditions link)
{
    for (const QString &rate : {u"bandwidth"_s, u"uplink"_s, u"downlink"_s})
        if (parser.isSet(rate))
            return usage(EdgeCommand::tr("--trace and --%1: give one of them").arg(rate));
    const auto trace = readTrace(parser.value(u"trace"_s));
    if (!trace)
        return usage(errorText(trace.error()));
    link.trace = *trace;
    return link;
}

} // namespace

void declareLinkOptions(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"links"_s, EdgeCommand::tr("List link presets and traces."),
                                 u"| links"_s);
    parser.addOptions({
        {u"uplink"_s, EdgeCommand::tr("The bandwidth from edge to cloud alone."), u"mbit/s"_s},
        {u"downlink"_s, EdgeCommand::tr("The bandwidth from cloud to edge alone."), u"mbit/s"_s},
        {u"link-preset"_s,
         EdgeCommand::tr("A link by its name, from splitscope-edge links; other options change "
                         "single values of it."),
         u"id"_s},
        {u"trace"_s,
         EdgeCommand::tr("Bandwidth over time for the link to follow: a CSV file of seconds and "
                         "Mbit/s, one of Mahimahi's, or a sample from splitscope-edge links."),
         u"file"_s},
    });
}

tl::expected<LinkConditions, UsageError> presetOption(const QCommandLineParser &parser,
                                                      const LinkConditions &otherwise)
{
    if (!parser.isSet(u"link-preset"_s))
        return otherwise;
    const LinkPresets presets;
    const QString id = parser.value(u"link-preset"_s);
    if (const LinkPreset *preset = presets.find(id))
        return preset->link;
    if (const Error *why = presets.whyUnusable(id))
        return usage(errorText(*why));
    return usage(EdgeCommand::tr("--link-preset %1: there is no such link. Choose one of these: %2")
                     .arg(id, knownIds(presets)));
}

tl::expected<LinkConditions, UsageError> rateOptions(const QCommandLineParser &parser,
                                                     LinkConditions link)
{
    if (parser.isSet(u"trace"_s))
        return traceOption(parser, std::move(link));
    const std::array<std::pair<QString, std::vector<std::optional<Bandwidth> *>>, 3> options{{
        {u"bandwidth"_s, {&link.uplink, &link.downlink}},
        {u"uplink"_s, {&link.uplink}},
        {u"downlink"_s, {&link.downlink}},
    }};
    for (const auto &[option, rates] : options) {
        if (!parser.isSet(option))
            continue;
        const auto given = rateOption(parser, option);
        if (!given)
            return usage(given.error());
        for (std::optional<Bandwidth> *rate : rates)
            *rate = *given;
    }
    return link;
}

} // namespace splitscope
