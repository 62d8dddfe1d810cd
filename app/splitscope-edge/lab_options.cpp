#include "app/splitscope-edge/lab_options.h"

#include "app/splitscope-edge/run_options.h"
#include "net/command_line.h"
#include "net/error_text.h"
#include "net/model_options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cmath>
#include <utility>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct LabOptionsText
{
    Q_DECLARE_TR_FUNCTIONS(LabOptions)
};

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(LabOptionsText::tr(
        "Measures the lab sheet's grid and prints its table. With --kernel the link is the "
        "kernel's: two network namespaces and tc tbf on this computer, set up for the purpose and "
        "removed again; this needs root."));
    parser.addPositionalArgument(u"lab"_s, LabOptionsText::tr("Measure the sheet's grid."),
                                 u"lab"_s);
    parser.addOptions({
        {u"kernel"_s, LabOptionsText::tr("Over the kernel's link instead of the emulated one.")},
        {u"compare"_s, LabOptionsText::tr("Over both alternately, with their ratio.")},
        {u"cpu"_s, LabOptionsText::tr("The edge's shares of one core, with commas between."),
         u"shares"_s, u"0.3,0.5,0.6,0.7"_s},
        {u"bandwidth"_s, LabOptionsText::tr("Of the link, each way, with commas between."),
         u"mbit/s"_s, u"5,7,10"_s},
        {u"burst"_s, LabOptionsText::tr("Bucket of the link. Default: 4096 (32 kbit)."), u"bytes"_s,
         u"4096"_s},
        {u"cut"_s, LabOptionsText::tr("Cut points, with commas between, or all."), u"cuts"_s,
         u"0,8,13,22"_s},
        {u"device"_s, LabOptionsText::tr("Of both sides. Default: orange-pi."), u"id"_s,
         u"orange-pi"_s},
        {u"quota"_s,
         LabOptionsText::tr("Keep the edge's share by the kernel's quota with this period, where "
                            "the device is this-computer; 100 is Kubernetes'. Default: pacing."),
         u"ms"_s},
        {u"repeat"_s, LabOptionsText::tr("Runs of each cell, 1 to 1000. Default: 1."), u"times"_s,
         u"1"_s},
        {u"json"_s, LabOptionsText::tr("One JSON object for each run, on standard output.")},
        {u"lang"_s, LabOptionsText::tr("en or zh. Default: the system's."), u"language"_s},
    });
    addModelOptions(parser);
}

/// As they were given, for another command.
QStringList forwarded(const QCommandLineParser &parser, const QStringList &options)
{
    QStringList arguments;
    for (const QString &option : options) {
        if (parser.isSet(option))
            arguments << u"--"_s + option << parser.value(option);
    }
    return arguments;
}

tl::expected<std::optional<CpuQuota>, UsageError> quotaOf(const QCommandLineParser &parser)
{
    if (!parser.isSet(u"quota"_s))
        return std::optional<CpuQuota>();
    if (parser.value(u"device"_s) != u"this-computer"_s)
        return tl::make_unexpected(LabOptionsText::tr(
            "--quota: an emulated device is always paced; give --device this-computer too"));
    const QString text = parser.value(u"quota"_s);
    bool isNumber = false;
    const double ms = text.toDouble(&isNumber);
    constexpr double most = 1e6;
    if (!isNumber || !(std::abs(ms) < most))
        return tl::make_unexpected(LabOptionsText::tr("--quota %1: that is no period").arg(text));
    return CpuQuota::withPeriod(std::chrono::microseconds(std::llround(ms * 1000)))
        .map([](CpuQuota quota) { return std::optional(quota); })
        .map_error([](const Error &error) { return errorText(error); });
}

} // namespace

tl::expected<LabOptions, UsageError> labOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (const auto parsed = parseCommandLine(parser, arguments, 1); !parsed)
        return tl::make_unexpected(parsed.error());
    const auto quota = quotaOf(parser);
    if (!quota)
        return tl::make_unexpected(quota.error());

    LabOptions options;
    options.kernel = parser.isSet(u"kernel"_s) || parser.isSet(u"compare"_s);
    options.emulated = !parser.isSet(u"kernel"_s) || parser.isSet(u"compare"_s);
    options.json = parser.isSet(u"json"_s);
    options.nodeArguments = forwarded(parser, {u"network"_s, u"input-shape"_s, u"weights"_s,
                                               u"seed"_s, u"precision"_s, u"threads"_s});
    // A cell is a run with these options, and what is wrong with one of them is said as there.
    const QStringList common = {arguments.value(0), u"run"_s,
                                u"--device"_s,      parser.value(u"device"_s),
                                u"--burst"_s,       parser.value(u"burst"_s),
                                u"--cut"_s,         parser.value(u"cut"_s),
                                u"--repeat"_s,      parser.value(u"repeat"_s)};
    for (const QString &bandwidth : parser.value(u"bandwidth"_s).split(u',')) {
        std::vector<Conditions> &setting = options.settings.emplace_back();
        for (const QString &share : parser.value(u"cpu"_s).split(u',')) {
            auto run = runOptions(common + options.nodeArguments
                                  + QStringList{u"--bandwidth"_s, bandwidth, u"--cpu"_s, share});
            if (!run)
                return tl::make_unexpected(run.error());
            options.repeat = parser.value(u"repeat"_s).toInt();
            run->batch.resize(run->batch.size() / static_cast<std::size_t>(options.repeat),
                              run->batch.front());
            for (Conditions &conditions : run->batch)
                conditions.edge.quota = *quota;
            setting.insert(setting.end(), run->batch.begin(), run->batch.end());
            options.model = std::move(run->model);
            options.runtime = std::move(run->runtime);
        }
    }
    return options;
}

} // namespace splitscope
