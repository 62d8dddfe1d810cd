#include "net/network_option.h"

#include "engine/model/networks.h"
#include "net/error_text.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace splitscope {

using namespace Qt::StringLiterals;

namespace {

struct NetworkOption
{
    Q_DECLARE_TR_FUNCTIONS(NetworkOption)
};

} // namespace

void addNetworkOptions(QCommandLineParser &parser)
{
    QStringList ids;
    for (const std::string &id : networkIds())
        ids << QString::fromStdString(id);
    parser.addOptions({
        {u"network"_s,
         NetworkOption::tr("%1, or a TorchScript file of a plain sequence of layers. Open only "
                           "files of people you trust. Default: %2.")
             .arg(ids.join(u", "_s), ids.front()),
         u"id"_s, ids.front()},
        {u"input-shape"_s,
         NetworkOption::tr("Of a TorchScript file's input: channels x height x width, like "
                           "3x224x224."),
         u"shape"_s},
    });
}

tl::expected<ChosenNetwork, QString> networkOption(const QCommandLineParser &parser)
{
    ModelChoice choice{.networkId = parser.value(u"network"_s).toStdString()};
    if (parser.isSet(u"input-shape"_s)) {
        const QString shape = parser.value(u"input-shape"_s);
        choice.inputShape = TensorShape::fromString(shape.toStdString());
        if (!choice.inputShape)
            return tl::make_unexpected(
                NetworkOption::tr("--input-shape %1: give three extents, like 3x224x224")
                    .arg(shape));
    }
    auto network = chosenNetwork(choice);
    if (!network)
        return tl::make_unexpected(errorText(network.error()));
    return ChosenNetwork{std::move(choice), std::move(*network)};
}

} // namespace splitscope
