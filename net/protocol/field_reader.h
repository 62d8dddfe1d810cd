// Reads the fields of one CBOR map, each with its type and range.
#pragma once

#include "engine/error.h"

#include <QByteArray>
#include <QCborArray>
#include <QCborMap>
#include <QString>

#include <optional>
#include <string>

namespace splitscope {

/// What is missing or wrong is noted once, the first of it, as MessageMalformed with the field's
/// name; the reading goes on with harmless values, and whoever asked looks at the error at the end.
class FieldReader
{
public:
    /// `message` is the message's name, for the error's subject. `error` outlives the reader.
    FieldReader(const QCborMap &map, QString message, std::optional<Error> &error,
                QString path = {});

    bool has(QLatin1StringView name) const;
    qint64 integer(QLatin1StringView name, qint64 least, qint64 most);
    /// Finite; an integer is a number too.
    double number(QLatin1StringView name, double least, double most);
    bool boolean(QLatin1StringView name);
    QString text(QLatin1StringView name, qsizetype mostBytes);
    QByteArray bytes(QLatin1StringView name, qsizetype length);
    QCborArray array(QLatin1StringView name, qsizetype leastItems, qsizetype mostItems);
    FieldReader map(QLatin1StringView name);
    /// The map at array[index], which is called name[index] in errors.
    FieldReader mapIn(const QCborArray &array, qsizetype index, QLatin1StringView name);

    /// For what this reader cannot judge.
    void reject(QLatin1StringView name, const QString &what);

private:
    std::optional<QCborValue> find(QLatin1StringView name);
    void rejectPath(const QString &path, const QString &what);

    QCborMap map_;
    QString message_;
    std::optional<Error> *error_;
    QString path_;
};

} // namespace splitscope
