#include "net/model_options.h"

#include "engine/model/networks.h"
#include "engine/runtime/compute_threads.h"
#include "net/error_text.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QStandardPaths>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct ModelOptions
{
    Q_DECLARE_TR_FUNCTIONS(ModelOptions)
};

} // namespace

std::filesystem::path toPath(const QString &file)
{
    return QFile::encodeName(file).toStdString();
}

QString toText(const std::filesystem::path &file)
{
    return QFile::decodeName(file.c_str());
}

void addModelOptions(QCommandLineParser &parser)
{
    QStringList ids;
    for (const std::string &id : networkIds())
        ids << QString::fromStdString(id);
    QStringList precisions;
    for (const WeightPrecision precision : allPrecisions())
        precisions << QString::fromLatin1(precisionId(precision));
    parser.addOptions({
        {u"network"_s,
         ModelOptions::tr("%1, or a TorchScript file of a plain sequence of layers. Open only "
                          "files of people you trust. Default: %2.")
             .arg(ids.join(u", "_s), ids.front()),
         u"id"_s, ids.front()},
        {u"input-shape"_s,
         ModelOptions::tr("Of a TorchScript file's input: channels x height x width, like "
                          "3x224x224."),
         u"shape"_s},
        {u"weights"_s,
         ModelOptions::tr("Weights of the network: a safetensors file or a PyTorch state dict. "
                          "Default: seeded, untrained."),
         u"file"_s},
        {u"seed"_s, ModelOptions::tr("Of seeded weights. Default: %1.").arg(defaultSeed),
         u"number"_s, QString::number(defaultSeed)},
        {u"precision"_s,
         ModelOptions::tr("Of the linear layers' weights: %1. Less is faster and changes the "
                          "answer. Default: %2.")
             .arg(precisions.join(u", "_s), precisions.front()),
         u"id"_s, precisions.front()},
        {u"threads"_s,
         ModelOptions::tr("That compute an unpaced run, 1 to %1. Default: 1.")
             .arg(mostComputeThreads()),
         u"count"_s, u"1"_s},
    });
}

RuntimeOptions usualRuntimeOptions()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    if (folder.isEmpty())
        return {};
    return {.cacheFolder = toPath(folder + u"/splitscope"_s)};
}

tl::expected<ChosenModel, QString> chosenModelOption(const QCommandLineParser &parser)
{
    const auto refuse = [](const QString &reason) { return tl::make_unexpected(reason); };
    ModelChoice choice{.networkId = parser.value(u"network"_s).toStdString(),
                       .weights = toPath(parser.value(u"weights"_s))};
    if (parser.isSet(u"input-shape"_s)) {
        const QString shape = parser.value(u"input-shape"_s);
        choice.inputShape = TensorShape::fromString(shape.toStdString());
        if (!choice.inputShape)
            return refuse(ModelOptions::tr("--input-shape %1: give three extents, like 3x224x224")
                              .arg(shape));
    }
    if (namesFile(choice.networkId) && (parser.isSet(u"weights"_s) || parser.isSet(u"seed"_s)))
        return refuse(ModelOptions::tr(
            "--weights and --seed: a TorchScript file has weights of its own; give neither"));
    if (parser.isSet(u"weights"_s) && parser.isSet(u"seed"_s))
        return refuse(
            ModelOptions::tr("--seed: weights from a file have none; give --weights or --seed"));
    bool isNumber = false;
    choice.seed = parser.value(u"seed"_s).toULongLong(&isNumber);
    if (!isNumber)
        return refuse(ModelOptions::tr("--seed %1: give a whole number from 0 up")
                          .arg(parser.value(u"seed"_s)));
    const auto precision = precisionById(parser.value(u"precision"_s).toStdString());
    if (!precision)
        return refuse(errorText(precision.error()));
    choice.precision = *precision;
    RuntimeOptions runtime = usualRuntimeOptions();
    runtime.threads = parser.value(u"threads"_s).toInt(&isNumber);
    if (!isNumber || runtime.threads < 1 || runtime.threads > mostComputeThreads())
        return refuse(ModelOptions::tr("--threads %1: give a number from 1 to %2")
                          .arg(parser.value(u"threads"_s))
                          .arg(mostComputeThreads()));
    auto network = chosenNetwork(choice);
    if (!network)
        return refuse(errorText(network.error()));
    return ChosenModel{std::move(choice), std::move(*network), std::move(runtime)};
}

} // namespace splitscope
