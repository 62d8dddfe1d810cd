// What a node tells whoever runs it: one line for each event, with named fields.
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>
#include <utility>

namespace splitscope {

enum class LogLevel { Error, Warning, Info, Debug };

/// "warning". And back; empty: there is none of that name.
QString logLevelName(LogLevel level);
std::optional<LogLevel> logLevelByName(const QString &name);

struct LogEntry
{
    LogLevel level = LogLevel::Info;
    QString event; ///< "session-opened"
    QList<std::pair<QString, QString>> fields = {};

    bool operator==(const LogEntry &) const = default;
};

/// `level=info event=session-opened session=3 peer=10.0.0.7:40113`. Values with blanks are quoted;
/// control characters never come through.
QString logText(const LogEntry &entry);
/// As journald wants it on standard error: `<6>` before it.
QString journalText(const LogEntry &entry);

} // namespace splitscope

Q_DECLARE_METATYPE(splitscope::LogEntry)
