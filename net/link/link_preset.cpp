#include "net/link/link_preset.h"

#include "net/link/preset_fields.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

struct LinkFile
{
    Q_DECLARE_TR_FUNCTIONS(LinkFile)
};

constexpr qint64 mostBytes = 65'536;
constexpr int formatVersion = 1;
constexpr auto unlimited = "unlimited"_L1;

tl::unexpected<Error> unusable(const QString &file, int line, const QString &reason)
{
    return fail(ErrorKind::LinkFileUnusable, u"%1:%2"_s.arg(file).arg(line).toStdString(),
                reason.toStdString());
}

int lineAt(const QByteArray &json, qsizetype offset)
{
    return 1 + static_cast<int>(json.left(offset).count('\n'));
}

/// Of each object within an array within the whole: JSON's reader forgets where things stood.
std::vector<int> linesOfPresets(const QByteArray &json)
{
    constexpr int depthOfPresets = 2;
    std::vector<int> lines;
    int depth = 0;
    bool inText = false;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char byte = json[at];
        if (inText && byte == '\\')
            ++at;
        else if (byte == '"')
            inText = !inText;
        else if (!inText && (byte == '}' || byte == ']'))
            --depth;
        else if (!inText && (byte == '{' || byte == '[') && depth++ == depthOfPresets)
            lines.push_back(lineAt(json, at));
    }
    return lines;
}

std::chrono::microseconds microseconds(double milliseconds)
{
    // Within what llround takes; checked() then refuses it.
    return std::chrono::microseconds(std::llround(std::clamp(milliseconds, -1.0, 1e9) * 1000));
}

QLatin1StringView keyOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BurstTooSmall:
        return "burst_bytes"_L1;
    case ErrorKind::QueueLimitTooSmall:
        return "queue_limit_bytes"_L1;
    case ErrorKind::JitterOutOfRange:
        return "jitter_ms"_L1;
    default:
        return "delay_ms"_L1;
    }
}

/// What checked() has refused.
QString impossible(const Error &error)
{
    const bool isLeast =
        error.kind == ErrorKind::BurstTooSmall || error.kind == ErrorKind::QueueLimitTooSmall;
    return LinkFile::tr("%1 is not possible, only %2")
        .arg(keyOf(error.kind) + u' ' + QString::fromStdString(error.subject),
             (isLeast ? u"≥ "_s : QString()) + QString::fromStdString(error.detail));
}

LinkConditions linkIn(PresetFields &fields)
{
    LinkConditions link;
    link.uplink = fields.bandwidth("uplink_mbit_s"_L1);
    link.downlink = fields.bandwidth("downlink_mbit_s"_L1);
    const double delay = fields.number("delay_ms"_L1);
    link.delay = microseconds(delay);
    link.jitter = microseconds(fields.numberOr("jitter_ms"_L1, 0));
    link.jitterSeed = fields.wholeTextOr("jitter_seed"_L1, link.jitterSeed);
    link.burstBytes = fields.wholeOr("burst_bytes"_L1, link.burstBytes);
    if (fields.has("queue_limit_bytes"_L1))
        link.queueLimitBytes = fields.wholeOr("queue_limit_bytes"_L1, 0);
    if (fields.numberOr("rtt_ms"_L1, 2 * delay) != 2 * delay)
        fields.refuse(LinkFile::tr("delay_ms is not half of rtt_ms"));
    if (const auto valid = checked(link); !valid)
        fields.refuse(impossible(valid.error()));
    return link;
}

/// What all presets of a file have in common; their own source takes the place of this one.
LinkPreset commonIn(PresetFields &fields)
{
    LinkPreset common;
    if (fields.number("splitscope_links"_L1) != formatVersion)
        fields.refuse(LinkFile::tr("splitscope_links is not %1").arg(formatVersion));
    common.family = fields.localText("family"_L1);
    common.source = fields.localText("source"_L1);
    common.url = fields.text("url"_L1);
    return common;
}

LinkPreset presetIn(PresetFields &fields, const LinkPreset &common)
{
    LinkPreset preset = common;
    preset.id = fields.id("id"_L1);
    preset.name = fields.localText("name"_L1);
    preset.link = linkIn(fields);
    return preset;
}

QJsonValue rateValue(const std::optional<Bandwidth> &rate)
{
    return rate ? QJsonValue(rate->mbitPerSecond()) : QJsonValue(QString(unlimited));
}

double milliseconds(std::chrono::microseconds time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

QJsonObject textObject(const LocalText &text)
{
    return {{u"en"_s, text.english}, {u"zh"_s, text.chinese}};
}

} // namespace

QString LocalText::text() const
{
    const bool isChinese =
        QCoreApplication::translate("LocalText", "en", "the language of names in files: en or zh")
        == u"zh"_s;
    return isChinese ? chinese : english;
}

Result<std::vector<LinkPreset>> presetsOf(const QString &file, const QByteArray &json)
{
    QJsonParseError syntax;
    const QJsonDocument document = QJsonDocument::fromJson(json, &syntax);
    if (syntax.error != QJsonParseError::NoError)
        return unusable(file, lineAt(json, syntax.offset), syntax.errorString());
    if (!document.isObject())
        return unusable(file, 1, LinkFile::tr("it is not a JSON object"));
    PresetFields whole(document.object());
    const QJsonArray objects = whole.array("presets"_L1);
    const LinkPreset common = commonIn(whole);
    if (const auto refused = whole.refused())
        return unusable(file, 1, *refused);
    const std::vector<int> lines = linesOfPresets(json);
    std::vector<LinkPreset> presets;
    for (qsizetype number = 0; number < objects.size(); ++number) {
        const auto index = static_cast<std::size_t>(number);
        const int line = index < lines.size() ? lines[index] : 1;
        PresetFields fields(objects[number].toObject());
        const LinkPreset preset = presetIn(fields, common);
        if (const auto refused = fields.refused())
            return unusable(file, line, *refused);
        if (std::ranges::find(presets, preset.id, &LinkPreset::id) != presets.end())
            return unusable(file, line, LinkFile::tr("%1 is there twice").arg(preset.id));
        presets.push_back(preset);
    }
    return presets;
}

Result<std::vector<LinkPreset>> readPresets(const QString &file)
{
    QFile device(file);
    if (QFileInfo(file).isDir())
        return unusable(file, 1, LinkFile::tr("it is not a file"));
    if (!device.open(QIODevice::ReadOnly))
        return unusable(file, 1, device.errorString());
    const QByteArray json = device.read(mostBytes + 1);
    if (json.size() > mostBytes)
        return unusable(file, 1, LinkFile::tr("it is larger than %1 bytes").arg(mostBytes));
    return presetsOf(file, json);
}

QByteArray presetJson(const LinkPreset &preset)
{
    const LinkConditions &link = preset.link;
    QJsonObject object{{u"id"_s, preset.id},
                       {u"name"_s, textObject(preset.name)},
                       {u"uplink_mbit_s"_s, rateValue(link.uplink)},
                       {u"downlink_mbit_s"_s, rateValue(link.downlink)},
                       {u"delay_ms"_s, milliseconds(link.delay)},
                       {u"jitter_ms"_s, milliseconds(link.jitter)},
                       {u"jitter_seed"_s, QString::number(link.jitterSeed)},
                       {u"burst_bytes"_s, qint64{link.burstBytes}}};
    if (link.queueLimitBytes)
        object.insert(u"queue_limit_bytes"_s, qint64{*link.queueLimitBytes});
    const QJsonObject whole{{u"splitscope_links"_s, formatVersion},
                            {u"family"_s, textObject(preset.family)},
                            {u"source"_s, textObject(preset.source)},
                            {u"url"_s, preset.url},
                            {u"presets"_s, QJsonArray{object}}};
    return QJsonDocument(whole).toJson();
}

} // namespace splitscope
