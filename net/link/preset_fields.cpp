#include "net/link/preset_fields.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

struct LinkFile
{
    Q_DECLARE_TR_FUNCTIONS(LinkFile)
};

constexpr qsizetype longestText = 500;
constexpr qsizetype mostPresets = 200;

} // namespace

QJsonValue PresetFields::take(QLatin1StringView key)
{
    return object_.take(key);
}

void PresetFields::refuse(const QString &reason)
{
    if (!reason_)
        reason_ = reason;
}

void PresetFields::refuseValue(QLatin1StringView key)
{
    refuse(LinkFile::tr("%1 is missing, or not what belongs there").arg(key));
}

std::optional<QString> PresetFields::refused()
{
    if (!object_.isEmpty())
        refuse(LinkFile::tr("%1 does not belong there").arg(object_.begin().key()));
    return reason_;
}

double PresetFields::number(QLatin1StringView key)
{
    const QJsonValue value = take(key);
    if (!value.isDouble())
        refuseValue(key);
    return value.toDouble();
}

double PresetFields::numberOr(QLatin1StringView key, double otherwise)
{
    return has(key) ? number(key) : otherwise;
}

std::int64_t PresetFields::wholeOr(QLatin1StringView key, std::int64_t otherwise)
{
    if (!has(key))
        return otherwise;
    constexpr double mostExact = 9e15; // of a JSON number
    const double value = number(key);
    if (value != std::floor(value) || std::abs(value) > mostExact) {
        refuseValue(key);
        return otherwise;
    }
    return static_cast<std::int64_t>(value);
}

std::uint64_t PresetFields::wholeTextOr(QLatin1StringView key, std::uint64_t otherwise)
{
    if (!has(key))
        return otherwise;
    bool isNumber = false;
    const std::uint64_t value = text(key).toULongLong(&isNumber);
    if (!isNumber)
        refuseValue(key);
    return value;
}

std::optional<Bandwidth> PresetFields::bandwidth(QLatin1StringView key)
{
    if (object_.value(key) == "unlimited"_L1) {
        take(key);
        return std::nullopt;
    }
    const auto rate = Bandwidth::ofMbitPerSecond(number(key));
    if (rate)
        return *rate;
    refuse(LinkFile::tr("%1: %2 Mbit/s is not within %3")
               .arg(QString(key), QString::fromStdString(rate.error().subject),
                    QString::fromStdString(rate.error().detail)));
    return std::nullopt;
}

QString PresetFields::text(QLatin1StringView key)
{
    const QJsonValue value = take(key);
    if (!value.isString() || value.toString().size() > longestText)
        refuseValue(key);
    return value.toString();
}

QString PresetFields::id(QLatin1StringView key)
{
    constexpr qsizetype longest = 80;
    const QString id = text(key);
    const bool usable = std::ranges::all_of(id, [](QChar character) {
        return character.isLetterOrNumber() || character.isSurrogate() || character.isMark()
               || u"-_."_s.contains(character);
    });
    if (id.isEmpty() || id.size() > longest || !usable)
        refuseValue(key);
    return id;
}

LocalText PresetFields::localText(QLatin1StringView key)
{
    const QJsonValue value = take(key);
    PresetFields languages(value.toObject());
    const LocalText text{languages.text("en"_L1), languages.text("zh"_L1)};
    if (languages.refused())
        refuseValue(key);
    return text;
}

QJsonArray PresetFields::array(QLatin1StringView key)
{
    const QJsonValue value = take(key);
    const QJsonArray array = value.toArray();
    const bool onlyObjects =
        std::ranges::all_of(array, [](const QJsonValue &item) { return item.isObject(); });
    if (!value.isArray() || array.size() > mostPresets || !onlyObjects)
        refuseValue(key);
    return array;
}

} // namespace splitscope
