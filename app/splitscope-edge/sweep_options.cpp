#include "app/splitscope-edge/sweep_options.h"

#include "engine/experiment/sweep_plan_text.h"
#include "engine/notebook/notebook.h"
#include "net/command_line.h"
#include "net/error_text.h"
#include "net/model_options.h"
#include "net/notebook/notebook_session.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct SweepOptionsText
{
    Q_DECLARE_TR_FUNCTIONS(SweepOptions)
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

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(SweepOptionsText::tr(
        "Measures a whole grid of settings in random order, and says which cut is the best in each "
        "and which setting is the best of all. Every run is kept in a notebook as it happens, so "
        "that a sweep that was stopped can be resumed.\n"
        "Lists: 0.3,0.5,0.7 or 0.2..0.8:0.1 (from..to:step).\n"
        "Example, the lab sheet's grid: splitscope-edge sweep --preset lab\n"
        "Example: splitscope-edge sweep --preset lab --cut 0,8,13,22 --until-width 2%"));
    parser.addPositionalArgument(u"sweep"_s, SweepOptionsText::tr("Measure a grid."), u"sweep"_s);
    parser.addOptions({
        {u"cut"_s, SweepOptionsText::tr("Cut points: a list, or all (the default)."), u"cuts"_s,
         u"all"_s},
        {u"coding"_s,
         SweepOptionsText::tr("How the tensor travels, with commas between: %1, or auto. Default: "
                              "fp32.")
             .arg(QString::fromStdString(knownCodings())),
         u"ids"_s, u"fp32"_s},
        {u"repeat"_s,
         SweepOptionsText::tr("Runs of each cell, 1 to 1000, at the least where --until-width is "
                              "given. Default: 3."),
         u"times"_s, u"3"_s},
        {u"warm-up"_s,
         SweepOptionsText::tr("Runs of each cut and coding before anything counts. Default: 1."),
         u"times"_s, u"1"_s},
        {u"until-width"_s,
         SweepOptionsText::tr(
             "Repeat each cell until the 95 % interval of its median is at most so "
             "wide, as 5% of the median."),
         u"percent"_s},
        {u"most-repeats"_s,
         SweepOptionsText::tr("With --until-width: not more often than this. Default: 30."),
         u"times"_s, u"30"_s},
        {u"order-seed"_s,
         SweepOptionsText::tr(
             "Decides the random order. Default: drawn, and kept in the notebook."),
         u"number"_s},
        {u"mode"_s,
         SweepOptionsText::tr(
             "full: every cell is measured (the default). composed: the edge's half is "
             "measured once for each share, the cloud's once, each transfer once for "
             "each bandwidth; cells are composed of them, marked so, and some are "
             "verified."),
         u"mode"_s, u"full"_s},
        {u"verify"_s,
         SweepOptionsText::tr(
             "With --mode composed: so many cells, drawn at random, are measured end "
             "to end too. Default: one in 25, 4 at the least."),
         u"cells"_s},
        {u"notebook"_s,
         SweepOptionsText::tr("The notebook that keeps the runs. Default: %1.")
             .arg(usualNotebook()),
         u"file"_s, usualNotebook()},
        {u"resume"_s,
         SweepOptionsText::tr("Go on with this experiment of the notebook: what is missing of its "
                              "plan is measured."),
         u"number"_s},
        {u"yes"_s, SweepOptionsText::tr("Do not ask before a sweep that takes hours.")},
        {u"json"_s, SweepOptionsText::tr("One JSON object for each cell and one for the whole, on "
                                         "standard output.")},
    });
    declareConditionOptions(parser);
}

Parsed<double> numberOf(const QString &option, const QString &text)
{
    bool isNumber = false;
    const double value = text.trimmed().toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value))
        return usage(SweepOptionsText::tr("--%1 %2: that is not a number").arg(option, text));
    return value;
}

Parsed<int> countOf(const QCommandLineParser &parser, const QString &option)
{
    const QString text = parser.value(option);
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    if (!isNumber)
        return usage(SweepOptionsText::tr("--%1 %2: that is not a whole number").arg(option, text));
    return value;
}

/// "5,7,10", "0.2..0.8:0.1", "0..22" and any of these with commas between.
Parsed<std::vector<double>> numbersOf(const QString &option, const QString &text)
{
    constexpr double mostValues = 10'000;
    constexpr double decimals = 1e9; // 0.2 + 0.1 is 0.3
    std::vector<double> numbers;
    for (const QString &part : text.split(u',')) {
        if (!part.contains(u".."_s)) {
            const auto number = numberOf(option, part);
            if (!number)
                return usage(number.error());
            numbers.push_back(*number);
            continue;
        }
        const QString range = part.section(u':', 0, 0);
        const auto from = numberOf(option, range.section(u".."_s, 0, 0));
        const auto to = numberOf(option, range.section(u".."_s, 1));
        const auto step = part.contains(u':') ? numberOf(option, part.section(u':', 1)) : 1.0;
        for (const auto *number : {&from, &to, &step})
            if (!*number)
                return usage(number->error());
        if (!(*step > 0))
            return usage(
                SweepOptionsText::tr("--%1 %2: the step has to be above 0").arg(option, part));
        if (*from > *to)
            return usage(
                SweepOptionsText::tr("--%1 %2: the range is empty; give the lower end first")
                    .arg(option, part));
        const double steps = std::floor((*to - *from) / *step + 1e-6);
        if (steps >= mostValues)
            return usage(
                SweepOptionsText::tr("--%1 %2: that is more than 10000 values").arg(option, part));
        for (double i = 0; i <= steps; ++i)
            numbers.push_back(std::round((*from + i * *step) * decimals) / decimals);
    }
    return numbers;
}

Parsed<std::vector<CpuShare>> sharesOf(const QString &text)
{
    const auto numbers = numbersOf(u"cpu"_s, text);
    if (!numbers)
        return usage(numbers.error());
    std::vector<CpuShare> shares;
    for (const double number : *numbers) {
        const auto share = orUsage(CpuShare::of(number));
        if (!share)
            return usage(share.error());
        shares.push_back(*share);
    }
    return shares;
}

Parsed<std::vector<std::optional<Bandwidth>>> bandwidthsOf(const QString &text)
{
    std::vector<std::optional<Bandwidth>> rates;
    for (const QString &part : text.split(u',')) {
        if (part.trimmed() == u"unlimited"_s) {
            rates.emplace_back();
            continue;
        }
        const auto numbers = numbersOf(u"bandwidth"_s, part);
        if (!numbers)
            return usage(numbers.error());
        for (const double number : *numbers) {
            const auto rate = orUsage(Bandwidth::ofMbitPerSecond(number));
            if (!rate)
                return usage(rate.error());
            rates.emplace_back(*rate);
        }
    }
    return rates;
}

Parsed<std::vector<std::chrono::microseconds>> delaysOf(const QString &text)
{
    const auto numbers = numbersOf(u"delay"_s, text);
    if (!numbers)
        return usage(numbers.error());
    std::vector<std::chrono::microseconds> delays;
    for (const double number : *numbers)
        delays.emplace_back(std::llround(std::clamp(number, -1.0, 1e6) * 1000));
    return delays;
}

Parsed<std::vector<CutPoint>> cutListOf(const Network &network, const QString &text)
{
    if (!text.contains(u".."_s))
        return cutsOf(network, text);
    const auto numbers = numbersOf(u"cut"_s, text);
    if (!numbers)
        return usage(numbers.error());
    QStringList indices;
    for (const double number : *numbers)
        indices << QString::number(number);
    return cutsOf(network, indices.join(u','));
}

Parsed<Repetition> repetitionOf(const QCommandLineParser &parser)
{
    const auto repeats = countOf(parser, u"repeat"_s);
    const auto warmUp = countOf(parser, u"warm-up"_s);
    const auto most = countOf(parser, u"most-repeats"_s);
    for (const auto *count : {&repeats, &warmUp, &most})
        if (!*count)
            return usage(count->error());
    Repetition repetition{.warmUp = *warmUp, .repeats = *repeats, .mostRepeats = *most};
    if (parser.isSet(u"until-width"_s)) {
        QString text = parser.value(u"until-width"_s);
        const bool isPercent = text.endsWith(u'%');
        text.remove(u'%');
        const auto width = numberOf(u"until-width"_s, text);
        if (!width)
            return usage(width.error());
        if (!isPercent)
            return usage(SweepOptionsText::tr("--until-width %1: write it as %1%").arg(text));
        repetition.untilWidth = *width / 100;
    }
    return repetition;
}

Parsed<std::uint64_t> seedOf(const QCommandLineParser &parser)
{
    if (!parser.isSet(u"order-seed"_s))
        return std::uint64_t{std::random_device()()};
    const QString text = parser.value(u"order-seed"_s);
    bool isNumber = false;
    const qulonglong seed = text.toULongLong(&isNumber);
    if (!isNumber)
        return usage(
            SweepOptionsText::tr("--%1 %2: that is not a whole number").arg(u"order-seed"_s, text));
    return std::uint64_t{seed};
}

/// A list's first value, for a parser that takes one.
QString firstOf(const QString &option, const QString &list)
{
    static const QStringList lists{u"cpu"_s, u"bandwidth"_s, u"delay"_s};
    if (!lists.contains(option))
        return list;
    const QString first = list.section(u',', 0, 0);
    return first.section(u".."_s, 0, 0);
}

/// What the base conditions follow from: the same options with one value each.
Parsed<ConditionOptions> baseOf(const QCommandLineParser &parser)
{
    QStringList arguments{QCoreApplication::applicationFilePath()};
    for (const QString &option : parser.optionNames()) {
        const QString value = parser.value(option);
        arguments << u"--"_s + option;
        if (!value.isEmpty())
            arguments.back() += u'=' + firstOf(option, value);
    }
    QCommandLineParser single;
    declare(single);
    if (!single.parse(arguments))
        return usage(single.errorText());
    return conditionOptions(single);
}

/// Which node it is, and how one gets in: another one may take over.
const QStringList &nodeOptions()
{
    static const QStringList options{u"cloud"_s, u"token-file"_s, u"certificate"_s,
                                     u"fingerprint"_s};
    return options;
}

/// Of a file its whole path, so that another process finds it from wherever it is started.
QStringList keptArguments(const QCommandLineParser &parser)
{
    QStringList arguments;
    for (const QString &option : QStringList{u"network"_s, u"input-shape"_s, u"weights"_s,
                                             u"seed"_s, u"precision"_s, u"threads"_s, u"image"_s}
                                     + nodeOptions()) {
        if (!parser.isSet(option))
            continue;
        const QFileInfo file(parser.value(option));
        arguments << u"--%1=%2"_s.arg(option, file.exists() ? file.absoluteFilePath()
                                                            : parser.value(option));
    }
    return arguments;
}

/// Otherwise than by --bandwidth.
bool saysLink(const QCommandLineParser &parser)
{
    const QStringList options{u"uplink"_s, u"downlink"_s, u"trace"_s, u"link-preset"_s, u"link"_s};
    return std::ranges::any_of(options,
                               [&](const QString &option) { return parser.isSet(option); });
}

Parsed<SweepAxes> askedAxes(const QCommandLineParser &parser, const ConditionOptions &where)
{
    SweepAxes axes =
        parser.isSet(u"preset"_s) ? sheetSweep(where.network) : axesOf(where.conditions);
    if (parser.isSet(u"cpu"_s)) {
        auto shares = sharesOf(parser.value(u"cpu"_s));
        if (!shares)
            return usage(shares.error());
        axes.shares = *std::move(shares);
    }
    if (parser.isSet(u"bandwidth"_s)) {
        auto rates = bandwidthsOf(parser.value(u"bandwidth"_s));
        if (!rates)
            return usage(rates.error());
        axes.bandwidths = *std::move(rates);
    } else if (saysLink(parser)) {
        axes.bandwidths = {where.conditions.link.uplink};
    }
    if (parser.isSet(u"delay"_s)) {
        auto delays = delaysOf(parser.value(u"delay"_s));
        if (!delays)
            return usage(delays.error());
        axes.delays = *std::move(delays);
    } else {
        axes.delays = {where.conditions.link.delay};
    }
    auto cuts = cutListOf(where.network, parser.value(u"cut"_s));
    if (!cuts)
        return usage(cuts.error());
    axes.cuts = *std::move(cuts);
    auto codings = codingsOf(parser.value(u"coding"_s));
    if (!codings)
        return usage(codings.error());
    axes.codings = *std::move(codings);
    return axes;
}

Parsed<SweepPlan> planOf(const QCommandLineParser &parser, const ConditionOptions &where)
{
    auto axes = askedAxes(parser, where);
    if (!axes)
        return usage(axes.error());
    const auto repetition = repetitionOf(parser);
    if (!repetition)
        return usage(repetition.error());
    const auto seed = seedOf(parser);
    if (!seed)
        return usage(seed.error());
    const QString mode = parser.value(u"mode"_s);
    if (mode != u"full"_s && mode != u"composed"_s)
        return usage(SweepOptionsText::tr("--mode %1: give full or composed").arg(mode));
    const auto made = [&](std::int64_t verified) {
        return orUsage(SweepPlan::make(
            where.network, where.conditions, *axes, *repetition,
            mode == u"composed"_s ? SweepMode::Composed : SweepMode::Full, *seed, verified));
    };
    if (parser.isSet(u"verify"_s)) {
        const auto verified = countOf(parser, u"verify"_s);
        return verified ? made(*verified) : Parsed<SweepPlan>(usage(verified.error()));
    }
    const auto without = made(0);
    return without ? made(SweepPlan::usualVerifiedCells(without->cells())) : without;
}

Parsed<SweepOptions> resumedOptions(const QCommandLineParser &parser)
{
    static const QStringList allowed =
        QStringList{u"resume"_s, u"notebook"_s, u"yes"_s, u"json"_s, u"lang"_s, u"threads"_s}
        + nodeOptions();
    for (const QString &option : parser.optionNames()) {
        if (!allowed.contains(option))
            return usage(SweepOptionsText::tr("--%1: a sweep that is resumed keeps its plan; leave "
                                              "this out, or begin a new one")
                             .arg(option));
    }
    const auto number = countOf(parser, u"resume"_s);
    if (!number)
        return usage(number.error());
    const ExperimentId id{*number};
    const QString file = parser.value(u"notebook"_s);
    const auto stored =
        orUsage(Notebook::open(toPath(file), NotebookMode::ReadOnly).and_then([&](Notebook book) {
            return book.experiment(id);
        }));
    if (!stored)
        return usage(stored.error());
    const auto kept = KeptSweep::read(stored->info.plan);
    if (!kept)
        return usage(
            SweepOptionsText::tr("--resume %1: that experiment is no sweep of this command")
                .arg(*number));
    QCommandLineParser again;
    declare(again);
    QStringList arguments{QCoreApplication::applicationFilePath()};
    arguments << kept->arguments;
    for (const QString &option : nodeOptions() + QStringList{u"threads"_s})
        if (parser.isSet(option))
            arguments << u"--%1=%2"_s.arg(option, parser.value(option));
    if (!again.parse(arguments))
        return usage(again.errorText());
    auto where = conditionOptions(again);
    if (!where)
        return usage(where.error());
    auto plan = orUsage(readSweepPlan(kept->plan, where->network));
    if (!plan)
        return usage(plan.error());
    return SweepOptions{.where = *std::move(where),
                        .plan = *std::move(plan),
                        .kept = kept->arguments,
                        .notebook = file,
                        .resume = id,
                        .fingerprint = stored->info.fingerprint,
                        .yes = parser.isSet(u"yes"_s),
                        .json = parser.isSet(u"json"_s)};
}

} // namespace

std::string KeptSweep::written() const
{
    const QJsonObject json{{u"splitscope_edge_sweep"_s, 1},
                           {u"arguments"_s, QJsonArray::fromStringList(arguments)},
                           {u"plan"_s, QString::fromStdString(plan)}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
}

std::optional<KeptSweep> KeptSweep::read(const std::string &text)
{
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    if (json.value("splitscope_edge_sweep"_L1).toInt() != 1)
        return std::nullopt;
    KeptSweep kept{.plan = json.value("plan"_L1).toString().toStdString(), .arguments = {}};
    for (const QJsonValue &argument : json.value("arguments"_L1).toArray())
        kept.arguments << argument.toString();
    return kept;
}

tl::expected<SweepOptions, UsageError> sweepOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (const auto parsed = parseCommandLine(parser, arguments, 1); !parsed)
        return usage(parsed.error());
    if (parser.isSet(u"resume"_s))
        return resumedOptions(parser);
    auto where = baseOf(parser);
    if (!where)
        return usage(where.error());
    auto plan = planOf(parser, *where);
    if (!plan)
        return usage(plan.error());
    return SweepOptions{.where = *std::move(where),
                        .plan = *std::move(plan),
                        .kept = keptArguments(parser),
                        .notebook = parser.value(u"notebook"_s),
                        .yes = parser.isSet(u"yes"_s),
                        .json = parser.isSet(u"json"_s)};
}

} // namespace splitscope
