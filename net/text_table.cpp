#include "net/text_table.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

qsizetype placesOf(const QString &text)
{
    const auto isWide = [](QChar c) { return c >= QChar(0x2e80); };
    return text.size() + std::ranges::count_if(text, isWide);
}

bool isNumber(const QString &text)
{
    return !text.isEmpty() && (text.front().isDigit() || text.front() == u'-');
}

} // namespace

QString textTable(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], placesOf(row[column]));
    }
    const auto isRight = [&](qsizetype column) {
        return rows.size() > 1 && isNumber(rows[1].value(column));
    };
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype column = 0; column < row.size(); ++column) {
            const QString space(widths[column] - placesOf(row[column]), u' ');
            if (column > 0)
                line += u"  "_s;
            line += isRight(column) ? space + row[column] : row[column] + space;
        }
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
}

} // namespace splitscope
