#include "app/splitscope-edge/networks_command.h"

#include "app/splitscope-edge/console.h"
#include "engine/model/networks.h"

#include <QCoreApplication>

#include <array>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct EdgeCommand
{
    Q_DECLARE_TR_FUNCTIONS(EdgeCommand)
};

/// The number of columns that a terminal gives each; the last one takes what it needs.
constexpr std::array widths{14, 12, 8, 6, 14, 14};

QString line(const std::array<QString, 7> &cells)
{
    QString text;
    for (std::size_t column = 0; column < widths.size(); ++column)
        text += column < 2 ? cells[column].leftJustified(widths[column])
                           : cells[column].rightJustified(widths[column]);
    return text + u"  "_s + cells.back() + u'\n';
}

/// A line of heads and one for each network.
QString networksTable()
{
    QString table =
        line({u"id"_s, EdgeCommand::tr("input"), EdgeCommand::tr("layers"), EdgeCommand::tr("cuts"),
              u"MACs"_s, EdgeCommand::tr("weights, B"), EdgeCommand::tr("name")});
    for (const Network &network : knownNetworks())
        table +=
            line({QString::fromStdString(network.id()),
                  QString::fromStdString(network.inputShape().toString()),
                  QString::number(network.layerCount()),
                  QString::number(network.cutPoints().size()), QString::number(network.macs()),
                  QString::number(network.weightBytes()), QString::fromStdString(network.title())});
    return table;
}

} // namespace

int networksMain(QCoreApplication & /*app*/)
{
    printLine(stdout, networksTable().trimmed());
    return Succeeded;
}

} // namespace splitscope
