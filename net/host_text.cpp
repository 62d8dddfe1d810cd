#include "net/host_text.h"

#include <QFile>
#include <QStringList>
#include <QSysInfo>
#include <QThread>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

/// A board's name from its device tree, a processor's from the kernel's list; empty elsewhere.
QString processorText()
{
    if (QFile tree(u"/proc/device-tree/model"_s); tree.open(QIODevice::ReadOnly))
        return QString::fromUtf8(tree.readAll().split('\0').front());
    QFile list(u"/proc/cpuinfo"_s);
    if (!list.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray &line : list.readAll().split('\n'))
        if (line.startsWith("model name"))
            return QString::fromUtf8(line.mid(line.indexOf(':') + 1));
    return {};
}

} // namespace

QString hostText()
{
    QStringList parts{processorText().simplified(), QSysInfo::currentCpuArchitecture(),
                      u"%1 cores"_s.arg(QThread::idealThreadCount()),
                      QSysInfo::prettyProductName()};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace splitscope
