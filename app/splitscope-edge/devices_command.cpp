#include "app/splitscope-edge/devices_command.h"

#include "app/splitscope-edge/console.h"
#include "net/device_files.h"
#include "net/device_text.h"
#include "net/error_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

struct DevicesCommand
{
    Q_DECLARE_TR_FUNCTIONS(DevicesCommand)
};

using Row = std::array<QString, 5>;

Row rowOf(const DeviceProfile &profile)
{
    QStringList networks;
    if (profile.facts)
        for (const MeasuredTimes &times : profile.facts->measured)
            networks << QString::fromStdString(times.networkId);
    const QString source = deviceSourceText(profile);
    return {QString::fromStdString(profile.id), deviceText(profile), deviceSpeedText(profile),
            networks.isEmpty() ? u"–"_s : networks.join(u','), source.isEmpty() ? u"–"_s : source};
}

/// As wide as a terminal shows it: a Chinese character takes two columns.
qsizetype columnsOf(const QString &text)
{
    return text.size() + std::ranges::count_if(text, [](QChar c) { return c >= QChar(0x2e80); });
}

/// A line of heads and one for each device.
QString devicesTable(const KnownDevices &known)
{
    std::vector<Row> rows{{u"id"_s, DevicesCommand::tr("name"), DevicesCommand::tr("speed"),
                           DevicesCommand::tr("measured"), DevicesCommand::tr("source")}};
    for (const DeviceProfile &profile : known.devices)
        rows.push_back(rowOf(profile));
    std::array<qsizetype, 5> widths{};
    for (const Row &row : rows)
        for (std::size_t column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], columnsOf(row[column]));
    QString table;
    for (const Row &row : rows) {
        QString line;
        for (std::size_t column = 0; column < row.size(); ++column)
            line += row[column] + QString(widths[column] - columnsOf(row[column]) + 2, u' ');
        table += line.trimmed() + u'\n';
    }
    return table;
}

} // namespace

int devicesMain(QCoreApplication & /*app*/)
{
    const KnownDevices known = knownDevices();
    printLine(stdout, devicesTable(known).trimmed());
    for (const Error &error : known.unusable)
        printLine(stderr, errorText(error));
    return known.unusable.empty() ? Succeeded : Failed;
}

} // namespace splitscope
