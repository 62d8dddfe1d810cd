#include "app/splitscope-edge/run_options.h"

#include "app/splitscope-edge/commands.h"
#include "app/splitscope-edge/condition_options.h"
#include "net/command_line.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct EdgeCommand
{
    Q_DECLARE_TR_FUNCTIONS(EdgeCommand)
};

template<typename T>
using Parsed = tl::expected<T, UsageError>;

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
        {u"coding"_s,
         EdgeCommand::tr("How the tensor travels: fp32 (the default), or several with commas "
                         "between: %1. auto takes the one that is predicted to be through the "
                         "soonest, of all but JPEG.")
             .arg(QString::fromStdString(knownCodings())),
         u"ids"_s, u"fp32"_s},
        {u"repeat"_s, EdgeCommand::tr("Runs of each cut, 1 to 1000. Default: 1."), u"times"_s,
         u"1"_s},
        {u"record-trace"_s,
         EdgeCommand::tr("Write the Mbit/s that the runs achieved into this file, as a trace for "
                         "--trace."),
         u"file"_s},
        {u"notebook"_s,
         EdgeCommand::tr("Store each run in this notebook, which is made if it is not there."),
         u"file"_s},
        {u"json"_s, EdgeCommand::tr("One JSON object for each run, on standard output.")},
    });
    declareLostCloudOption(parser);
    declareConditionOptions(parser);
}

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

} // namespace

tl::expected<RunOptions, UsageError> runOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (const auto parsed = parseCommandLine(parser, arguments, 1); !parsed)
        return tl::make_unexpected(parsed.error());
    auto asked = conditionOptions(parser);
    if (!asked)
        return tl::make_unexpected(asked.error());
    RunOptions options{.model = std::move(asked->model),
                       .runtime = std::move(asked->runtime),
                       .batch = {},
                       .node = asked->node,
                       .image = asked->image,
                       .recordTrace = parser.value(u"record-trace"_s),
                       .notebook = parser.value(u"notebook"_s),
                       .json = parser.isSet(u"json"_s),
                       .onLostCloud = onLostCloud(parser),
                       .access = asked->access};
    const auto cuts =
        parser.isSet(u"cut"_s)
            ? cutsOf(asked->network, parser.value(u"cut"_s))
            : Parsed<std::vector<CutPoint>>(usualCuts(asked->network, asksForLab(parser)));
    if (!cuts)
        return tl::make_unexpected(cuts.error());
    const auto codings = codingsOf(parser.value(u"coding"_s));
    if (!codings)
        return tl::make_unexpected(codings.error());
    const QString repeat = parser.value(u"repeat"_s);
    bool isNumber = false;
    const double times = repeat.toDouble(&isNumber);
    if (!isNumber || times < 1 || times > 1000)
        return tl::make_unexpected(
            EdgeCommand::tr("--repeat %1: give a number from 1 to 1000").arg(repeat));
    for (int time = 0; time < static_cast<int>(times); ++time) {
        for (const CutPoint cut : *cuts) {
            for (const std::optional<Coding> &coding : *codings) {
                asked->conditions.cut = cut;
                asked->conditions.coding = coding;
                options.batch.push_back(asked->conditions);
            }
        }
    }
    return options;
}

} // namespace splitscope
