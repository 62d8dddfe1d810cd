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

void addWeightsOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"weights"_s,
         ModelOptions::tr("Weights of the network: a safetensors file or a PyTorch state dict. "
                          "Default: seeded, untrained."),
         u"file"_s},
        {u"seed"_s, ModelOptions::tr("Of seeded weights. Default: %1.").arg(defaultSeed),
         u"number"_s, QString::number(defaultSeed)},
    });
}

tl::expected<ModelChoice, QString> modelOf(const QCommandLineParser &parser)
{
    ModelChoice model{parser.value(u"network"_s).toStdString()};
    if (const auto network = networkById(model.networkId); !network)
        return tl::make_unexpected(errorText(network.error()));
    model.weights = toPath(parser.value(u"weights"_s));
    if (parser.isSet(u"weights"_s) && parser.isSet(u"seed"_s))
        return tl::make_unexpected(
            ModelOptions::tr("--seed: weights from a file have none; give --weights or --seed"));
    bool isNumber = false;
    model.seed = parser.value(u"seed"_s).toULongLong(&isNumber);
    if (!isNumber)
        return tl::make_unexpected(ModelOptions::tr("--seed %1: give a whole number from 0 up")
                                       .arg(parser.value(u"seed"_s)));
    return model;
}

} // namespace splitscope
