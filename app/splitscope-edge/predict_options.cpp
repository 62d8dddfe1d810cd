#include "app/splitscope-edge/predict_options.h"

#include "net/command_line.h"
#include "net/error_text.h"
#include "net/neurosurgeon_files.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct PredictCommand
{
    Q_DECLARE_TR_FUNCTIONS(PredictCommand)
};

tl::unexpected<UsageError> usage(UsageError error)
{
    return tl::make_unexpected(std::move(error));
}

void declareShared(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"coding"_s,
         PredictCommand::tr("How the tensor travels: one of %1, or auto. Default: fp32.")
             .arg(QString::fromStdString(knownCodings())),
         u"id"_s, u"fp32"_s},
        {u"load"_s,
         PredictCommand::tr("The node is busy with others' work: its computing takes so many times "
                            "as long, 1 to 1000. Default: 1."),
         u"times"_s, u"1"_s},
        {u"predictor"_s,
         PredictCommand::tr(
             "Where the times of the two halves come from: profile, as measured (the "
             "default), or neurosurgeon, as splitscope-edge train has fitted them."),
         u"name"_s, u"profile"_s},
        {u"json"_s, PredictCommand::tr("One JSON object, on standard output.")},
    });
    declareConditionOptions(parser);
}

void declarePredict(QCommandLineParser &parser)
{
    parser.setApplicationDescription(PredictCommand::tr(
        "Predicts what runs would take at each cut, before any of them is made.\n"
        "First it measures for some seconds what the two halves of the network, the codings and "
        "the messages take on this computer and on the node; how far off predictions made of that "
        "are is the first line. A ~ means predicted, low and high hold 95 % of runs.\n"
        "Example: splitscope-edge predict --preset lab --measure 3"));
    parser.addPositionalArgument(u"predict"_s, PredictCommand::tr("Predict latencies."),
                                 u"predict"_s);
    parser.addOptions({
        {u"cut"_s, PredictCommand::tr("Cut points: 13, or 0,8,13,22, or all (the default)."),
         u"cuts"_s, u"all"_s},
        {u"measure"_s,
         PredictCommand::tr("Measure so many runs of each cut, too, 1 to 100, and show their "
                            "median and the prediction's error beside it."),
         u"times"_s},
    });
    declareShared(parser);
}

void declarePlan(QCommandLineParser &parser)
{
    parser.setApplicationDescription(PredictCommand::tr(
        "Finds the best cut, what it has to beat, and where another one takes over.\n"
        "Everything is predicted from what is measured in the first seconds.\n"
        "Example: splitscope-edge plan --preset lab --deadline 1300 --objective bytes"));
    parser.addPositionalArgument(u"plan"_s, PredictCommand::tr("Plan the cut."), u"plan"_s);
    parser.addOptions({
        {u"objective"_s,
         PredictCommand::tr("What is to be as small as possible: latency (the default), bytes, "
                            "those that are sent, or energy of the edge, as modelled."),
         u"name"_s, u"latency"_s},
        {u"radio"_s,
         PredictCommand::tr("What sending takes beside the device's own power: 3g, lte or wifi, as "
                            "%1 have it. Default: what the device's file says.")
             .arg(QString::fromUtf8(radioSource.data(), std::ssize(radioSource))),
         u"name"_s},
        {u"deadline"_s,
         PredictCommand::tr("Also the cut that is best among those that take at most so long."),
         u"ms"_s},
        {u"bandwidths"_s,
         PredictCommand::tr("Columns of the map, in Mbit/s. Default: %1.")
             .arg(u"0.5,1,2,5,10,20,50,100,200"_s),
         u"list"_s, u"0.5,1,2,5,10,20,50,100,200"_s},
        {u"shares"_s,
         PredictCommand::tr("Rows of the map, the edge's CPU shares. Default: %1.")
             .arg(u"0.2,0.3,0.4,0.5,0.6,0.8,1"_s),
         u"list"_s, u"0.2,0.3,0.4,0.5,0.6,0.8,1"_s},
    });
    declareShared(parser);
}

tl::expected<double, UsageError> numberWithin(const QCommandLineParser &parser,
                                              const QString &option, double least, double most)
{
    const QString text = parser.value(option);
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (!isNumber || !(number >= least && number <= most))
        return usage(PredictCommand::tr("--%1 %2: give a number from %3 to %4")
                         .arg(option, text)
                         .arg(least)
                         .arg(most));
    return number;
}

/// Ascending, each once; up to 100 of them.
template<typename Value>
tl::expected<std::vector<Value>, UsageError>
listOf(const QCommandLineParser &parser, const QString &option, Result<Value> (*make)(double))
{
    constexpr qsizetype most = 100;
    const QStringList parts = parser.value(option).split(u',');
    if (parts.size() > most)
        return usage(PredictCommand::tr("--%1: give at most %2 values").arg(option).arg(most));
    std::vector<Value> values;
    for (const QString &part : parts) {
        bool isNumber = false;
        const double number = part.trimmed().toDouble(&isNumber);
        if (!isNumber)
            return usage(PredictCommand::tr("--%1 %2: give numbers with commas between")
                             .arg(option, parser.value(option)));
        const auto value = make(number);
        if (!value)
            return usage(errorText(value.error()));
        values.push_back(*value);
    }
    std::ranges::sort(values);
    const auto repeated = std::ranges::unique(values);
    values.erase(repeated.begin(), repeated.end());
    return values;
}

tl::expected<std::optional<Neurosurgeon>, UsageError> predictorOf(const QString &name)
{
    if (name == u"profile"_s)
        return std::nullopt;
    if (name != u"neurosurgeon"_s)
        return usage(PredictCommand::tr("--predictor %1: give profile or neurosurgeon").arg(name));
    auto trained = readNeurosurgeonFile();
    if (!trained)
        return usage(errorText(trained.error()));
    return std::optional(*std::move(trained));
}

tl::expected<PredictorOptions, UsageError> sharedOptions(const QCommandLineParser &parser)
{
    auto where = conditionOptions(parser);
    if (!where)
        return usage(where.error());
    const auto codings = codingsOf(parser.value(u"coding"_s));
    if (!codings)
        return usage(codings.error());
    if (codings->size() != 1)
        return usage(
            PredictCommand::tr("--coding %1: give one coding").arg(parser.value(u"coding"_s)));
    where->conditions.coding = codings->front();
    const auto load = numberWithin(parser, u"load"_s, 1, 1000);
    if (!load)
        return usage(load.error());
    auto neurosurgeon = predictorOf(parser.value(u"predictor"_s));
    if (!neurosurgeon)
        return usage(neurosurgeon.error());
    return PredictorOptions{*std::move(where), {.slowdown = *load}, *std::move(neurosurgeon)};
}

tl::expected<Objective, UsageError> energyOf(const QCommandLineParser &parser,
                                             const Conditions &asked)
{
    const QString name = parser.value(u"radio"_s);
    const auto radio = radioById(name.toStdString());
    if (!radio && parser.isSet(u"radio"_s))
        return usage(PredictCommand::tr("--radio %1: give 3g, lte or wifi").arg(name));
    const DeviceProfile &edge = asked.edge.profile;
    if (const auto model = EnergyModel::of(edge, radio))
        return energyObjective(*model, settingOf(asked));
    QStringList missing;
    for (const std::string &field : missingPower(edge, radio))
        missing << QString::fromStdString(field);
    return usage(PredictCommand::tr("--objective energy: the file of %1 does not say %2")
                     .arg(QString::fromStdString(edge.id), missing.join(u", "_s)));
}

tl::expected<Objective, UsageError> objectiveOf(const QCommandLineParser &parser,
                                                const Conditions &asked)
{
    const QString id = parser.value(u"objective"_s);
    if (id == u"latency"_s)
        return latencyObjective();
    if (id == u"bytes"_s)
        return payloadObjective();
    if (id == u"energy"_s)
        return energyOf(parser, asked);
    return usage(PredictCommand::tr("--objective %1: give latency, bytes or energy").arg(id));
}

} // namespace

tl::expected<PredictOptions, UsageError> predictOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    declarePredict(parser);
    if (const auto parsed = parseCommandLine(parser, arguments, 1); !parsed)
        return usage(parsed.error());
    auto shared = sharedOptions(parser);
    if (!shared)
        return usage(shared.error());
    auto cuts = cutsOf(shared->where.network, parser.value(u"cut"_s));
    if (!cuts)
        return usage(cuts.error());
    const auto &coding = shared->where.conditions.coding;
    for (const CutPoint cut : *cuts) {
        const auto suitable =
            coding ? checkSuits(*coding, shared->where.network.shapeAt(cut)) : Result<void>();
        if (!suitable)
            return usage(PredictCommand::tr("--cut %1: %2")
                             .arg(QString::number(cut.index()), errorText(suitable.error())));
    }
    PredictOptions options{*std::move(shared)};
    options.cuts = *std::move(cuts);
    options.json = parser.isSet(u"json"_s);
    if (parser.isSet(u"measure"_s)) {
        const auto runs = numberWithin(parser, u"measure"_s, 1, 100);
        if (!runs)
            return usage(runs.error());
        options.measuredRuns = static_cast<int>(*runs);
    }
    return options;
}

tl::expected<PlanOptions, UsageError> planOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    declarePlan(parser);
    if (const auto parsed = parseCommandLine(parser, arguments, 1); !parsed)
        return usage(parsed.error());
    auto shared = sharedOptions(parser);
    if (!shared)
        return usage(shared.error());
    const auto objective = objectiveOf(parser, shared->where.conditions);
    if (!objective)
        return usage(objective.error());
    const auto bandwidths = listOf(parser, u"bandwidths"_s, &Bandwidth::ofMbitPerSecond);
    if (!bandwidths)
        return usage(bandwidths.error());
    const auto shares = listOf(parser, u"shares"_s, &CpuShare::of);
    if (!shares)
        return usage(shares.error());
    PlanOptions options{*std::move(shared)};
    options.objectiveId = parser.value(u"objective"_s);
    options.objective = *objective;
    options.bandwidths = *bandwidths;
    options.shares = *shares;
    options.json = parser.isSet(u"json"_s);
    if (parser.isSet(u"deadline"_s)) {
        constexpr double aDay = 86'400'000;
        const auto deadline = numberWithin(parser, u"deadline"_s, 0, aDay);
        if (!deadline)
            return usage(deadline.error());
        options.deadline = std::chrono::nanoseconds(std::llround(*deadline * 1e6));
    }
    return options;
}

} // namespace splitscope
