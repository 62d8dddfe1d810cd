#include "net/model_options.h"

#include "engine/model/networks.h"
#include "net/error_text.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

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
    });
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
    auto network = chosenNetwork(choice);
    if (!network)
        return refuse(errorText(network.error()));
    return ChosenModel{std::move(choice), std::move(*network)};
}

} // namespace splitscope
