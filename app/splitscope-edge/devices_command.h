// `splitscope-edge devices`: lists the devices that --device takes.
#pragma once

#include <QString>
#include <QStringList>

namespace splitscope {

struct DevicesTable
{
    /// A line of heads and one for each device.
    QString text;
    /// A sentence for each file in the user's folder that is none.
    QStringList problems;
};

DevicesTable devicesTable();

} // namespace splitscope
