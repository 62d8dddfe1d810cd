#include "net/link/link_presets.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

struct LinkFile
{
    Q_DECLARE_TR_FUNCTIONS(LinkFile)
};

const auto ownPrefix = "my-"_L1;
constexpr qsizetype longestName = 60;

/// The lab's before all.
QStringList programFiles()
{
    const QDir folder(u":/splitscope/links"_s);
    QStringList files;
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name))
        files << folder.filePath(name);
    std::ranges::stable_partition(
        files, [](const QString &file) { return file.endsWith("/lab.json"_L1); });
    return files;
}

Error unusable(const QString &file, const QString &reason)
{
    return {ErrorKind::LinkFileUnusable, file.toStdString(), reason.toStdString()};
}

} // namespace

LinkPresets::LinkPresets(QString ownFolder) : ownFolder_(std::move(ownFolder))
{
    reload();
}

QString LinkPresets::usualFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + u"/splitscope/links"_s;
}

void LinkPresets::reload()
{
    presets_.clear();
    unusable_.clear();
    for (const QString &file : programFiles()) {
        const auto read = readPresets(file);
        if (read)
            presets_.insert(presets_.end(), read->begin(), read->end());
        else
            unusable_.push_back(read.error());
    }
    const QDir own(ownFolder_);
    for (const QString &name : own.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        const QString file = own.filePath(name);
        const auto read = readPresets(file);
        if (!read)
            unusable_.push_back(read.error());
        else if (read->size() != 1 || !isOwn(read->front()) || ownFile(read->front().id) != file)
            unusable_.push_back(splitscope::unusable(
                file, LinkFile::tr("it has to hold one preset, whose id begins with my- and is the "
                                   "file's name")));
        else
            presets_.push_back(read->front());
    }
}

bool LinkPresets::isOwn(const LinkPreset &preset)
{
    return preset.id.startsWith(ownPrefix);
}

const LinkPreset *LinkPresets::find(const QString &id) const
{
    const auto found = std::ranges::find(presets_, id, &LinkPreset::id);
    return found == presets_.end() ? nullptr : &*found;
}

const LinkPreset *LinkPresets::matching(const LinkConditions &link) const
{
    const auto found = std::ranges::find(presets_, link, &LinkPreset::link);
    return found == presets_.end() ? nullptr : &*found;
}

const Error *LinkPresets::whyUnusable(const QString &id) const
{
    const std::string file = ownFile(id).toStdString();
    const auto found = std::ranges::find_if(unusable_, [&](const Error &error) {
        return error.subject == file || error.subject.starts_with(file + ':');
    });
    return found == unusable_.end() ? nullptr : &*found;
}

QString LinkPresets::ownId(const QString &name)
{
    QString id;
    for (const QChar character : name.normalized(QString::NormalizationForm_C).left(longestName)) {
        if (character.isLetterOrNumber())
            id += character.toLower();
        else if (!id.isEmpty() && !id.endsWith(u'-'))
            id += u'-';
    }
    while (id.endsWith(u'-'))
        id.chop(1);
    return id.isEmpty() ? QString() : ownPrefix + id;
}

QString LinkPresets::ownFile(const QString &id) const
{
    return QDir(ownFolder_).filePath(id + u".json"_s);
}

Result<void> LinkPresets::save(const QString &name, const LinkConditions &link)
{
    const QString id = ownId(name);
    const QString shown = name.left(longestName);
    const QByteArray json = presetJson({.id = id,
                                        .name = {shown, shown},
                                        .family = {u"Own presets"_s, u"自己的预设"_s},
                                        .source = {u"saved from the window"_s, u"从窗口保存"_s},
                                        .url = {},
                                        .link = link});
    QSaveFile file(ownFile(id));
    QDir().mkpath(ownFolder_); // where it fails, open() says why
    const bool saved =
        file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit();
    if (!saved)
        return tl::make_unexpected(splitscope::unusable(file.fileName(), file.errorString()));
    reload();
    return {};
}

Result<void> LinkPresets::remove(const QString &id)
{
    QFile file(ownFile(id));
    if (!file.remove())
        return tl::make_unexpected(splitscope::unusable(file.fileName(), file.errorString()));
    reload();
    return {};
}

} // namespace splitscope
