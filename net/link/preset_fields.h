// Reads an object of a link file, and refuses what does not belong there.
#pragma once

#include "engine/experiment/bandwidth.h"
#include "net/link/link_preset.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLatin1StringView>
#include <QString>

#include <cstdint>
#include <optional>

namespace splitscope {

/// Each field is asked for once, by its kind. What is missing or of another kind has a harmless
/// value and is refused by refused(), as is a field that nobody has asked for: the first reason of
/// all stands.
class PresetFields
{
public:
    explicit PresetFields(QJsonObject object) : object_(std::move(object)) {}

    bool has(QLatin1StringView key) const { return object_.contains(key); }
    double number(QLatin1StringView key);
    double numberOr(QLatin1StringView key, double otherwise);
    std::int64_t wholeOr(QLatin1StringView key, std::int64_t otherwise);
    /// Digits as text: JSON's numbers do not hold all of 64 bits.
    std::uint64_t wholeTextOr(QLatin1StringView key, std::uint64_t otherwise);
    /// A number, or "unlimited": empty.
    std::optional<Bandwidth> bandwidth(QLatin1StringView key);
    QString text(QLatin1StringView key);
    /// Letters, digits, '-', '_' and '.': for a command line and a file's name.
    QString id(QLatin1StringView key);
    LocalText localText(QLatin1StringView key);
    /// At most 200 objects.
    QJsonArray array(QLatin1StringView key);

    void refuse(const QString &reason);
    std::optional<QString> refused();

private:
    QJsonValue take(QLatin1StringView key);
    void refuseValue(QLatin1StringView key);

    QJsonObject object_; ///< what has been asked for is taken out
    std::optional<QString> reason_;
};

} // namespace splitscope
