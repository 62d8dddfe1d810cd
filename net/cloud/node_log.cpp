#include "net/cloud/node_log.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

struct Named
{
    LogLevel level;
    const char16_t *name;
    int priority; ///< syslog's
};

constexpr std::array levels{
    Named{LogLevel::Error, u"error", 3},
    Named{LogLevel::Warning, u"warning", 4},
    Named{LogLevel::Info, u"info", 6},
    Named{LogLevel::Debug, u"debug", 7},
};

const Named &named(LogLevel level)
{
    return levels.at(static_cast<std::size_t>(level));
}

/// Whatever an edge says of itself stays within its line and its quotes.
QString value(QString text)
{
    bool plain = !text.isEmpty();
    for (QChar &character : text) {
        if (!character.isPrint() && !character.isSurrogate())
            character = u' ';
        plain &= character != u' ' && character != u'"' && character != u'=';
    }
    if (plain)
        return text;
    return u'"' + text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
}

} // namespace

QString logLevelName(LogLevel level)
{
    return QString::fromUtf16(named(level).name);
}

std::optional<LogLevel> logLevelByName(const QString &name)
{
    const auto found = std::ranges::find_if(
        levels, [&](const Named &level) { return name == QString::fromUtf16(level.name); });
    return found == levels.end() ? std::nullopt : std::optional(found->level);
}

QString logText(const LogEntry &entry)
{
    QString text = u"level=%1 event=%2"_s.arg(logLevelName(entry.level), entry.event);
    for (const auto &[name, field] : entry.fields)
        text += u' ' + name + u'=' + value(field);
    return text;
}

QString journalText(const LogEntry &entry)
{
    return u"<%1>"_s.arg(named(entry.level).priority) + logText(entry);
}

} // namespace splitscope
