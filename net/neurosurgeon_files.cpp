#include "net/neurosurgeon_files.h"

#include "engine/predict/neurosurgeon_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

tl::unexpected<Error> unusable(const QString &file, std::string reason)
{
    return fail(ErrorKind::PredictorFileUnusable, file.toStdString(), std::move(reason));
}

} // namespace

QString userNeurosurgeonFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + u"/splitscope/neurosurgeon.json"_s;
}

Result<Neurosurgeon> readNeurosurgeonFile(const QString &name)
{
    const QFileInfo info(name);
    if (!info.exists())
        return fail(ErrorKind::PredictorNotTrained, name.toStdString());
    if (!info.isFile()) // a pipe has no end
        return unusable(name, "it is not a file");
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(name, file.errorString().toStdString());
    const QByteArray text = file.read(static_cast<qint64>(longestNeurosurgeonFile) + 1);
    if (file.error() != QFile::NoError)
        return unusable(name, file.errorString().toStdString());
    if (text.isEmpty())
        return unusable(name, "it is empty");
    return readNeurosurgeon({text.data(), static_cast<std::size_t>(text.size())},
                            info.absoluteFilePath().toStdString());
}

Result<void> writeNeurosurgeonFile(const Neurosurgeon &neurosurgeon, const QString &name)
{
    QDir().mkpath(QFileInfo(name).absolutePath()); // where it cannot, opening tells why
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return unusable(name, file.errorString().toStdString());
    const std::string text = writtenNeurosurgeon(neurosurgeon);
    file.write(text.data(), std::ssize(text));
    if (!file.commit())
        return unusable(name, file.errorString().toStdString());
    return {};
}

} // namespace splitscope
