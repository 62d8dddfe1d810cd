#include "net/report/report_captures.h"

#include <QDir>
#include <QFile>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <array>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array placeNames{"configuration", "terminals", "data"};
constexpr qint64 longestList = 1 << 20;
constexpr qint64 longestText = 4 << 20;

tl::unexpected<Error> unwritable(const QFileDevice &file)
{
    return fail(ErrorKind::FileNotWritable, file.fileName().toStdString(),
                file.errorString().toStdString());
}

QString listFile(const QString &folder)
{
    return folder + u"/captures.json"_s;
}

QJsonArray readList(const QString &folder)
{
    QFile file(listFile(folder));
    if (!file.open(QIODevice::ReadOnly) || file.size() > longestList)
        return {};
    return QJsonDocument::fromJson(file.readAll()).array();
}

Result<void> writeFile(const QString &name, const QByteArray &bytes)
{
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return unwritable(file);
    return {};
}

Result<void> writeList(const QString &folder, const QJsonArray &list)
{
    return writeFile(listFile(folder), QJsonDocument(list).toJson());
}

CapturePlace placeNamed(const QString &name)
{
    for (std::size_t place = 0; place < placeNames.size(); ++place) {
        if (name == QLatin1StringView(placeNames[place]))
            return static_cast<CapturePlace>(place);
    }
    return CapturePlace::Data;
}

ReportCapture entryOf(const QJsonObject &json)
{
    return {.place = placeNamed(json["place"_L1].toString()),
            .caption = json["caption"_L1].toString().left(ReportCaptures::longestCaption),
            .at = QDateTime::fromString(json["at"_L1].toString(), Qt::ISODate)};
}

/// A name in the list that leads out of the folder is none.
QString inFolder(const QString &folder, const QString &name)
{
    return name.isEmpty() || name.contains(u'/') || name.contains(u'\\') ? QString()
                                                                         : folder + u'/' + name;
}

} // namespace

ReportCaptures::ReportCaptures(const QString &notebook) : folder_(notebook + u".captures"_s) {}

std::vector<ReportCapture> ReportCaptures::listed() const
{
    std::vector<ReportCapture> captures;
    for (const QJsonValue &value : readList(folder_))
        captures.push_back(entryOf(value.toObject()));
    return captures;
}

std::vector<ReportCapture> ReportCaptures::all() const
{
    std::vector<ReportCapture> captures;
    for (const QJsonValue &value : readList(folder_)) {
        const QJsonObject json = value.toObject();
        ReportCapture capture = entryOf(json);
        const QString name = inFolder(folder_, json["file"_L1].toString());
        if (name.endsWith(u".png"_s)) {
            QImageReader reader(name, "png");
            capture.picture = reader.read();
        } else if (QFile file(name); !name.isEmpty() && file.open(QIODevice::ReadOnly)) {
            capture.text = QString::fromUtf8(file.read(longestText));
        }
        if (!capture.picture.isNull() || !capture.text.isEmpty())
            captures.push_back(std::move(capture));
    }
    return captures;
}

Result<void> ReportCaptures::add(const ReportCapture &capture) const
{
    QJsonArray list = readList(folder_);
    if (list.size() >= most)
        return fail(ErrorKind::ReportUnusable, "captures",
                    "there are 200 of them; remove some first");
    QDir().mkpath(folder_); // what is wrong with it, opening tells
    const bool isPicture = !capture.picture.isNull();
    QString name;
    for (int number = static_cast<int>(list.size()) + 1; name.isEmpty(); ++number) {
        const QString stem = u"%1"_s.arg(number, 4, 10, QChar(u'0'));
        if (!QFile::exists(folder_ + u'/' + stem + u".png"_s)
            && !QFile::exists(folder_ + u'/' + stem + u".txt"_s))
            name = stem + (isPicture ? u".png"_s : u".txt"_s);
    }
    QSaveFile file(folder_ + u'/' + name);
    const bool written =
        file.open(QIODevice::WriteOnly)
        && (isPicture ? capture.picture.save(&file, "PNG") : file.write(capture.text.toUtf8()) >= 0)
        && file.commit();
    if (!written)
        return unwritable(file);
    list.append(QJsonObject{
        {u"file"_s, name},
        {u"place"_s, QString::fromLatin1(placeNames.at(static_cast<std::size_t>(capture.place)))},
        {u"caption"_s, capture.caption.left(longestCaption)},
        {u"at"_s, capture.at.toString(Qt::ISODate)}});
    return writeList(folder_, list);
}

Result<void> ReportCaptures::remove(int index) const
{
    QJsonArray list = readList(folder_);
    if (index < 0 || index >= list.size())
        return {};
    const QString name = inFolder(folder_, list[index].toObject()["file"_L1].toString());
    list.removeAt(index);
    if (const auto written = writeList(folder_, list); !written)
        return written;
    QFile::remove(name);
    return {};
}

} // namespace splitscope
