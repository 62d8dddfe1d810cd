#include "net/protocol/field_reader.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace splitscope {

FieldReader::FieldReader(const QCborMap &map, QString message, std::optional<Error> &error,
                         QString path)
    : map_(map), message_(std::move(message)), error_(&error), path_(std::move(path))
{
}

bool FieldReader::has(QLatin1StringView name) const
{
    return map_.contains(name);
}

qint64 FieldReader::integer(QLatin1StringView name, qint64 least, qint64 most)
{
    const auto value = find(name);
    if (!value)
        return least;
    if (!value->isInteger()) {
        reject(name, u"not an integer"_s);
        return least;
    }
    const qint64 number = value->toInteger();
    if (number < least || number > most) {
        reject(name, u"%1 is not in %2..%3"_s.arg(number).arg(least).arg(most));
        return least;
    }
    return number;
}

double FieldReader::number(QLatin1StringView name, double least, double most)
{
    const auto value = find(name);
    if (!value)
        return least;
    if (!value->isDouble() && !value->isInteger()) {
        reject(name, u"not a number"_s);
        return least;
    }
    const double number = value->toDouble();
    // Written so that NaN fails it too.
    if (!(number >= least && number <= most)) {
        reject(name, u"%1 is not in %2..%3"_s.arg(number).arg(least).arg(most));
        return least;
    }
    return number;
}

bool FieldReader::boolean(QLatin1StringView name)
{
    const auto value = find(name);
    if (value && !value->isBool())
        reject(name, u"not a boolean"_s);
    return value && value->toBool();
}

QString FieldReader::text(QLatin1StringView name, qsizetype mostBytes)
{
    const auto value = find(name);
    if (!value)
        return {};
    if (!value->isString()) {
        reject(name, u"not a text"_s);
        return {};
    }
    QString text = value->toString();
    if (text.toUtf8().size() > mostBytes) {
        reject(name, u"longer than %1 bytes"_s.arg(mostBytes));
        return {};
    }
    return text;
}

QByteArray FieldReader::bytes(QLatin1StringView name, qsizetype length)
{
    const auto value = find(name);
    if (!value)
        return {};
    if (!value->isByteArray() || value->toByteArray().size() != length) {
        reject(name, u"not a byte string of %1 bytes"_s.arg(length));
        return {};
    }
    return value->toByteArray();
}

QCborArray FieldReader::array(QLatin1StringView name, qsizetype leastItems, qsizetype mostItems)
{
    const auto value = find(name);
    if (!value)
        return {};
    const QCborArray array = value->toArray();
    if (!value->isArray() || array.size() < leastItems || array.size() > mostItems) {
        reject(name, u"not an array of %1..%2 items"_s.arg(leastItems).arg(mostItems));
        return {};
    }
    return array;
}

FieldReader FieldReader::map(QLatin1StringView name)
{
    const auto value = find(name);
    if (value && !value->isMap())
        reject(name, u"not a map"_s);
    return {value ? value->toMap() : QCborMap(), message_, *error_, path_ + name + u'.'};
}

FieldReader FieldReader::mapIn(const QCborArray &array, qsizetype index, QLatin1StringView name)
{
    const QString path = u"%1%2[%3]"_s.arg(path_, name).arg(index);
    const QCborValue value = array.at(index);
    if (!value.isMap())
        rejectPath(path, u"not a map"_s);
    return {value.toMap(), message_, *error_, path + u'.'};
}

void FieldReader::reject(QLatin1StringView name, const QString &what)
{
    rejectPath(path_ + name, what);
}

std::optional<QCborValue> FieldReader::find(QLatin1StringView name)
{
    const auto found = map_.constFind(name);
    if (found == map_.constEnd()) {
        reject(name, u"missing"_s);
        return std::nullopt;
    }
    return found.value();
}

void FieldReader::rejectPath(const QString &path, const QString &what)
{
    if (!*error_)
        *error_ = Error{ErrorKind::MessageMalformed, message_.toStdString(),
                        u"%1: %2"_s.arg(path, what).toStdString()};
}

} // namespace splitscope
