#include "app/splitscope-edge/train_command.h"

#include "app/splitscope-edge/console.h"
#include "engine/predict/neurosurgeon_file.h"
#include "net/command_line.h"
#include "net/error_text.h"
#include "net/host_text.h"
#include "net/neurosurgeon_files.h"
#include "net/protocol/identity.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <cstdint>
#include <utility>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

constexpr double quickExtent = 0.05;
constexpr int quickRuns = 3;

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(TrainCommand::tr(
        "Measures made-up layers of each kind on this computer and fits how long a layer takes to "
        "what it looks like, as Neurosurgeon did. Networks that were never measured can then be "
        "predicted: splitscope-edge predict --predictor neurosurgeon.\n"
        "Example: splitscope-edge train"));
    parser.addPositionalArgument(u"train"_s, TrainCommand::tr("Fit the predictor."), u"train"_s);
    parser.addOptions({
        {u"out"_s,
         TrainCommand::tr("The file that is written. Default: %1, where all programs look for it.")
             .arg(userNeurosurgeonFile()),
         u"file"_s},
        {u"force"_s, TrainCommand::tr("Write over a file given with --out that is there.")},
        {u"quick"_s, TrainCommand::tr("A twentieth of the layers: to see whether it works.")},
        {u"seed"_s, TrainCommand::tr("Makes the same layers again. Default: 2017."), u"number"_s,
         u"2017"_s},
        {u"json"_s, TrainCommand::tr("The file's text on standard output, in place of a table.")},
        {u"lang"_s, TrainCommand::tr("en or zh. Default: the system's."), u"language"_s},
    });
}

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), std::ssize(text));
}

void printTable(const Neurosurgeon &trained)
{
    printLine(stdout,
              TrainCommand::tr(
                  "kind             form           layers       R2  median error   p95 error"));
    const auto percent = [](double part) { return u"%1 %"_s.arg(part * 100, 0, 'f', 1); };
    for (const LayerRegression &regression : trained.regressions)
        printLine(stdout, textOf(workKindId(regression.kind)).leftJustified(17)
                              + textOf(regressionFormId(regression.form)).leftJustified(13)
                              + QString::number(regression.samples).rightJustified(8)
                              + QString::number(regression.error.r2, 'f', 3).rightJustified(9)
                              + percent(regression.error.median).rightJustified(14)
                              + percent(regression.error.p95).rightJustified(12));
}

} // namespace

tl::expected<TrainOptions, UsageError> trainOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (const auto parsed = parseCommandLine(parser, arguments, 1); !parsed)
        return tl::make_unexpected(parsed.error());
    TrainOptions options{.file = parser.value(u"out"_s), .json = parser.isSet(u"json"_s)};
    if (parser.isSet(u"out"_s) && options.file.isEmpty())
        return tl::make_unexpected(TrainCommand::tr("--out is empty: name the file to be written"));
    if (!options.file.isEmpty() && !parser.isSet(u"force"_s) && QFileInfo::exists(options.file))
        return tl::make_unexpected(
            TrainCommand::tr("--out %1: the file is there already; --force writes over it")
                .arg(options.file));
    if (options.file.isEmpty())
        options.file = userNeurosurgeonFile();
    if (parser.isSet(u"quick"_s)) {
        options.training.extent = quickExtent;
        options.training.runs = quickRuns;
    }
    bool isNumber = false;
    options.training.seed = parser.value(u"seed"_s).toULongLong(&isNumber);
    if (!isNumber || options.training.seed > INT64_MAX)
        return tl::make_unexpected(TrainCommand::tr("--seed %1: give a number from 0 to %2")
                                       .arg(parser.value(u"seed"_s))
                                       .arg(INT64_MAX));
    return options;
}

TrainCommand::TrainCommand(TrainOptions options) : options_(std::move(options))
{
    connect(&signals_, &TerminationSignals::received, this, &TrainCommand::interrupt);
}

TrainCommand::~TrainCommand() = default;

void TrainCommand::start()
{
    training_ = std::jthread([this](const std::stop_token &stop) {
        int shown = -1;
        const auto report = [&](double fraction) {
            constexpr int step = 5;
            const int percent = static_cast<int>(fraction * 100) / step * step;
            if (percent != shown)
                QMetaObject::invokeMethod(this, [this, percent] { showProgress(percent); });
            shown = percent;
        };
        auto trained = trainNeurosurgeon(options_.training, report, stop);
        QMetaObject::invokeMethod(this, [this, trained = std::move(trained)] { finish(trained); });
    });
}

void TrainCommand::showProgress(int percent)
{
    printLine(stderr, tr("training: %1 %").arg(percent));
}

void TrainCommand::finish(const Result<Neurosurgeon> &trained)
{
    if (interrupted_)
        return QCoreApplication::exit(*interrupted_);
    if (!trained) {
        printLine(stderr, errorText(trained.error()));
        return QCoreApplication::exit(Failed);
    }
    Neurosurgeon whole = *trained;
    whole.host = hostText().toStdString();
    whole.software = softwareName().toStdString();
    if (const auto saved = writeNeurosurgeonFile(whole, options_.file); !saved) {
        printLine(stderr, errorText(saved.error()));
        return QCoreApplication::exit(Failed);
    }
    if (options_.json) {
        const std::string text = writtenNeurosurgeon(whole);
        std::fwrite(text.data(), 1, text.size(), stdout);
    } else {
        printTable(whole);
        printLine(stdout, tr("Errors are those of layers that had no part in the fit. Written: %1")
                              .arg(options_.file));
    }
    QCoreApplication::exit(Succeeded);
}

/// The training ends at its next layer and then finish() is called.
void TrainCommand::interrupt(int signal)
{
    constexpr int killedBy = 128;
    interrupted_ = killedBy + signal;
    training_.request_stop();
}

int trainMain(QCoreApplication &app)
{
    auto options = trainOptions(app.arguments());
    if (!options)
        return refuse(options.error());
    TrainCommand command(*std::move(options));
    command.start();
    return app.exec();
}

} // namespace splitscope
