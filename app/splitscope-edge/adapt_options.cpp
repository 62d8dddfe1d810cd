#include "app/splitscope-edge/adapt_options.h"

#include "net/command_line.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct AdaptCommand
{
    Q_DECLARE_TR_FUNCTIONS(AdaptCommand)
};

tl::unexpected<UsageError> usage(UsageError error)
{
    return tl::make_unexpected(std::move(error));
}

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(AdaptCommand::tr(
        "Runs one inference after the other and moves the cut while the bandwidth changes.\n"
        "Each move is printed with its reason; at the end, how close it came to one who knows the "
        "trace.\n"
        "Example: splitscope-edge adapt --preset lab --trace lte-driving --seconds 90"));
    parser.addPositionalArgument(u"adapt"_s, AdaptCommand::tr("Move the cut with the link."),
                                 u"adapt"_s);
    parser.addOptions({
        {u"seconds"_s,
         AdaptCommand::tr("How long, 1 to 86400. The run in flight is finished. Default: 90."),
         u"seconds"_s, u"90"_s},
        {u"cut"_s, AdaptCommand::tr("The cut to start with. Default: 13, or the network's last."),
         u"cut"_s},
        {u"fixed"_s, AdaptCommand::tr("Stay at this cut instead: what adapting has to beat."),
         u"cut"_s},
        {u"oracle"_s,
         AdaptCommand::tr("Choose each cut knowing the bandwidth that the link is going to have: "
                          "what adapting cannot beat.")},
        {u"least-gain"_s,
         AdaptCommand::tr("Move only for so many percent of a run's latency, 0 to 100. Default: "
                          "3."),
         u"percent"_s, u"3"_s},
        {u"confirmations"_s,
         AdaptCommand::tr("Move only when so many decisions, one after the other, are for it, 1 to "
                          "100. Default: 1."),
         u"count"_s, u"1"_s},
        {u"coding"_s,
         AdaptCommand::tr("How the tensor travels: one of %1, or auto. Default: fp32.")
             .arg(QString::fromStdString(knownCodings())),
         u"id"_s, u"fp32"_s},
        {u"json"_s, AdaptCommand::tr("One JSON object for each run and one at the end, on standard "
                                     "output.")},
    });
    declareLostCloudOption(parser);
    declareConditionOptions(parser);
}

tl::expected<double, UsageError> numberWithin(const QCommandLineParser &parser,
                                              const QString &option, double least, double most)
{
    const QString text = parser.value(option);
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (!isNumber || !(number >= least && number <= most))
        return usage(AdaptCommand::tr("--%1 %2: give a number from %3 to %4")
                         .arg(option, text)
                         .arg(least)
                         .arg(most));
    return number;
}

tl::expected<CutPoint, UsageError> startOf(const QCommandLineParser &parser, const Network &network)
{
    const QString option = parser.isSet(u"fixed"_s) ? u"fixed"_s : u"cut"_s;
    if (!parser.isSet(option))
        return network.cutPoint(std::min(13, network.layerCount())).value();
    const auto cuts = cutsOf(network, parser.value(option));
    if (!cuts)
        return usage(cuts.error());
    if (cuts->size() != 1)
        return usage(AdaptCommand::tr("--%1 %2: give one cut").arg(option, parser.value(option)));
    return cuts->front();
}

} // namespace

tl::expected<AdaptOptions, UsageError> adaptOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (const auto parsed = parseCommandLine(parser, arguments, 1); !parsed)
        return usage(parsed.error());
    auto where = conditionOptions(parser);
    if (!where)
        return usage(where.error());
    if (parser.isSet(u"fixed"_s) && (parser.isSet(u"oracle"_s) || parser.isSet(u"cut"_s)))
        return usage(AdaptCommand::tr("--fixed goes with neither --oracle nor --cut"));
    const LinkConditions &link = where->conditions.link;
    if (parser.isSet(u"oracle"_s)
        && (link.shaping == LinkShaping::Outside || (!link.trace && !link.uplink)))
        return usage(AdaptCommand::tr("--oracle: nobody knows this link's bandwidth. Give --trace "
                                      "or --bandwidth"));
    const auto cut = startOf(parser, where->network);
    if (!cut)
        return usage(cut.error());
    const auto codings = codingsOf(parser.value(u"coding"_s));
    if (!codings)
        return usage(codings.error());
    if (codings->size() != 1)
        return usage(
            AdaptCommand::tr("--coding %1: give one coding").arg(parser.value(u"coding"_s)));
    const auto seconds = numberWithin(parser, u"seconds"_s, 1, 86400);
    const auto gain = numberWithin(parser, u"least-gain"_s, 0, 100);
    const auto confirmations = numberWithin(parser, u"confirmations"_s, 1, 100);
    for (const auto *number : {&seconds, &gain, &confirmations})
        if (!*number)
            return usage(number->error());
    where->conditions.cut = *cut;
    where->conditions.coding = codings->front();
    AdaptOptions options{.where = *std::move(where)};
    if (parser.isSet(u"fixed"_s))
        options.policy = AdaptivePolicy::Fixed;
    else if (parser.isSet(u"oracle"_s))
        options.policy = AdaptivePolicy::Oracle;
    options.adaptive.leastGain = *gain / 100;
    options.adaptive.confirmations = static_cast<int>(*confirmations);
    options.duration = std::chrono::milliseconds(std::llround(*seconds * 1000));
    options.json = parser.isSet(u"json"_s);
    options.onLostCloud = onLostCloud(parser);
    return options;
}

} // namespace splitscope
