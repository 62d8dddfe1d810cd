#include "net/device_files.h"

#include "engine/device/device_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

tl::unexpected<Error> unusable(const QString &file, std::string reason)
{
    return fail(ErrorKind::DeviceFileUnusable, file.toStdString(), std::move(reason));
}

std::vector<DeviceProfile> devicesInside()
{
    std::vector<DeviceProfile> devices = builtInDevices();
    devices.insert(devices.begin(), thisComputer());
    return devices;
}

bool hasId(const std::vector<DeviceProfile> &devices, const std::string &id)
{
    return std::ranges::find(devices, id, &DeviceProfile::id) != devices.end();
}

} // namespace

QString userDeviceFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + u"/splitscope/devices"_s;
}

Result<DeviceProfile> readDeviceFile(const QString &name)
{
    if (const QFileInfo info(name); info.exists() && !info.isFile()) // a pipe has no end
        return unusable(name, "it is not a file");
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(name, file.errorString().toStdString());
    const QByteArray text = file.read(static_cast<qint64>(longestDeviceFile) + 1);
    if (file.error() != QFile::NoError)
        return unusable(name, file.errorString().toStdString());
    if (text.isEmpty())
        return unusable(name, "it is empty");
    const QString path = QFileInfo(name).absoluteFilePath();
    auto profile =
        readDevice({text.data(), static_cast<std::size_t>(text.size())}, path.toStdString());
    if (profile && hasId(devicesInside(), profile->id))
        return unusable(path, "id: " + profile->id + ": it is given twice");
    return profile;
}

KnownDevices knownDevices()
{
    KnownDevices known{devicesInside(), {}};
    const QDir folder(userDeviceFolder());
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        const QString file = folder.filePath(name);
        auto profile = readDeviceFile(file);
        if (profile && hasId(known.devices, profile->id))
            profile = unusable(file, "id: " + profile->id + ": it is given twice");
        if (profile)
            known.devices.push_back(std::move(*profile));
        else
            known.unusable.push_back(profile.error());
    }
    return known;
}

Result<DeviceProfile> deviceNamed(const QString &idOrFile)
{
    if (idOrFile.contains(u'/') || idOrFile.endsWith(u".json"_s))
        return readDeviceFile(idOrFile);
    std::string ids;
    for (DeviceProfile &profile : knownDevices().devices) {
        if (profile.id == idOrFile.toStdString())
            return std::move(profile);
        ids += (ids.empty() ? "" : ", ") + profile.id;
    }
    return fail(ErrorKind::UnknownDevice, idOrFile.toStdString(), ids);
}

QString referenceTo(const DeviceProfile &profile)
{
    const bool isFile = profile.facts && !profile.facts->file.empty();
    return QString::fromStdString(isFile ? profile.facts->file : profile.id);
}

} // namespace splitscope
