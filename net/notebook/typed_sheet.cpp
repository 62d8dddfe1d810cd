#include "net/notebook/typed_sheet.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringDecoder>
#include <QStringList>
#include <QStringView>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct TypedSheet
{
    Q_DECLARE_TR_FUNCTIONS(TypedSheet)
};

template<typename T>
using Read = tl::expected<T, QString>;

enum Field { Cpu, Mbit, Cut, EndToEnd, Local, Transfer, Cloud, FieldCount };
constexpr int mostNeeded = EndToEnd;

/// Heads as sheets have them, in small letters, without units, spaces, hyphens and underscores.
struct Head
{
    QStringView text;
    Field field;
};
constexpr std::array heads{
    Head{u"cpu", Cpu},
    Head{u"cpushare", Cpu},
    Head{u"cpu限制", Cpu},
    Head{u"边缘cpu", Cpu},
    Head{u"bandwidth", Mbit},
    Head{u"带宽", Mbit},
    Head{u"网络带宽", Mbit},
    Head{u"cut", Cut},
    Head{u"cutpoint", Cut},
    Head{u"partitionpoint", Cut},
    Head{u"切分点", Cut},
    Head{u"划分点", Cut},
    Head{u"endtoend", EndToEnd},
    Head{u"endend", EndToEnd},
    Head{u"end2end", EndToEnd},
    Head{u"e2e", EndToEnd},
    Head{u"total", EndToEnd},
    Head{u"端到端", EndToEnd},
    Head{u"端到端时延", EndToEnd},
    Head{u"端到端延迟", EndToEnd},
    Head{u"总时延", EndToEnd},
    Head{u"local", Local},
    Head{u"edge", Local},
    Head{u"本地", Local},
    Head{u"边缘", Local},
    Head{u"本地计算", Local},
    Head{u"transfer", Transfer},
    Head{u"传输", Transfer},
    Head{u"传输时延", Transfer},
    Head{u"cloud", Cloud},
    Head{u"云端", Cloud},
    Head{u"云端计算", Cloud},
};

struct Line
{
    int number;
    QString text;
};

/// Where a file of figures is not UTF-8, a spreadsheet has written it in the system's own way.
QString decoded(const QByteArray &content)
{
    if (const auto marked = QStringConverter::encodingForData(content)) {
        QStringDecoder decoder(*marked);
        return decoder(content);
    }
    QStringDecoder utf8(QStringConverter::Utf8);
    QString text = utf8(content);
    if (!utf8.hasError())
        return text;
    QStringDecoder chinese("GB18030");
    if (chinese.isValid())
        return chinese(content);
    return QString::fromLatin1(content);
}

/// Without those that have nothing but separators.
std::vector<Line> linesOf(QString text)
{
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    std::vector<Line> lines;
    int number = 0;
    for (const QString &line : text.split(u'\n')) {
        ++number;
        const auto separates = [](QChar c) {
            return c.isSpace() || c == u',' || c == u';' || c == u'"';
        };
        if (!std::ranges::all_of(line, separates))
            lines.push_back({number, line});
    }
    return lines;
}

/// What occurs most often in the head, which has no numbers.
QChar separatorOf(const QString &head)
{
    const std::array candidates{u'\t', u';', u',', u'，'};
    return *std::ranges::max_element(candidates, {}, [&](QChar c) { return head.count(c); });
}

QStringList fieldsOf(const QString &line, QChar separator)
{
    QStringList fields;
    QString field;
    bool quoted = false;
    for (const QChar c : line) {
        if (c == u'"')
            quoted = !quoted;
        else if (c == separator && !quoted)
            fields.append(std::exchange(field, {}));
        else
            field += c;
    }
    fields.append(field);
    for (QString &one : fields)
        one = std::move(one).trimmed();
    return fields;
}

/// Without the first of these that it ends in, in small or large letters.
template<std::size_t count>
QString without(QString text, const std::array<QStringView, count> &units)
{
    for (const QStringView unit : units) {
        if (text.endsWith(unit, Qt::CaseInsensitive)) {
            text.chop(unit.size());
            break;
        }
    }
    return text;
}

/// "End-to-end (ms)" and "end_to_end_ms" are the same.
QString plainHead(const QString &head)
{
    static constexpr std::array<QStringView, 4> units{u"ms", u"mbits", u"mbit_s", u"mbps"};
    const auto bracket = std::ranges::find_if(
        head, [](QChar c) { return c == u'(' || c == u'（' || c == u'[' || c == u'/'; });
    const QString name = head.first(bracket - head.begin());
    QString plain;
    for (const QChar c : bracket == head.end() ? without(name, units) : name) {
        if (!c.isSpace() && c != u'_' && c != u'-')
            plain += c.toLower();
    }
    return plain;
}

/// -1 for a field that has no column.
using Columns = std::array<int, FieldCount>;

Read<Columns> columnsOf(const QStringList &fields)
{
    Columns columns;
    columns.fill(-1);
    for (int i = 0; i < fields.size(); ++i) {
        const QString head = plainHead(fields[i]);
        const auto found =
            std::ranges::find_if(heads, [&](const Head &known) { return known.text == head; });
        if (found == heads.end())
            continue;
        if (columns[found->field] >= 0)
            return tl::make_unexpected(TypedSheet::tr("“%1” is there twice").arg(fields[i]));
        columns[found->field] = i;
    }
    constexpr std::array names{u"cpu", u"bandwidth", u"cut", u"end-to-end"};
    for (int field = 0; field <= mostNeeded; ++field) {
        if (columns[static_cast<std::size_t>(field)] < 0)
            return tl::make_unexpected(
                TypedSheet::tr("the heads have no “%1”")
                    .arg(QStringView(names[static_cast<std::size_t>(field)])));
    }
    return columns;
}

Read<double> numberOf(const QString &field)
{
    constexpr qsizetype longest = 64; // what follows takes the square of a field's length
    if (field.size() > longest)
        return tl::make_unexpected(TypedSheet::tr("“%1” is not a number").arg(field.left(40)));
    static constexpr std::array<QStringView, 8> units{u"ms",   u"毫秒", u"mbit/s", u"mbits",
                                                      u"mbit", u"mbps", u"mb/s",   u"%"};
    QString text = without(field, units).trimmed();
    // "1 287,431", "1287,431" and "1,287.431"
    text.remove(u' ').remove(QChar::Nbsp);
    if (text.contains(u'.'))
        text.remove(u',');
    else
        text.replace(u',', u'.');
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number))
        return tl::make_unexpected(TypedSheet::tr("“%1” is not a number").arg(field.left(40)));
    return number;
}

Read<double> numberWithin(const QString &field, double least, double most)
{
    const auto number = numberOf(field);
    if (number && (*number < least || *number > most))
        return tl::make_unexpected(
            TypedSheet::tr("%1 is not within %2 to %3").arg(field.left(40)).arg(least).arg(most));
    return number;
}

Read<TypedRow::Microseconds> timeOf(const QString &field)
{
    constexpr double mostMs = 86'400'000;
    return numberWithin(field, 0, mostMs).map([](double ms) {
        return TypedRow::Microseconds(std::llround(ms * 1000));
    });
}

Read<TypedRow> rowOf(const QStringList &fields, const Columns &columns, int line)
{
    const auto field = [&](Field of) { return fields.value(columns[of]); };
    constexpr int mostLayers = 1000;
    const auto cpu = numberWithin(field(Cpu), CpuShare::least, CpuShare::most);
    const auto mbit =
        cpu ? numberWithin(field(Mbit), Bandwidth::leastMbit, Bandwidth::mostMbit) : cpu;
    const auto cut = mbit ? numberWithin(field(Cut), 0, mostLayers) : mbit;
    if (!cut)
        return tl::make_unexpected(cut.error());
    if (*cut != std::floor(*cut))
        return tl::make_unexpected(TypedSheet::tr("“%1” is not a cut").arg(field(Cut)));
    const auto endToEnd = timeOf(field(EndToEnd));
    if (!endToEnd)
        return tl::make_unexpected(endToEnd.error());
    TypedRow row{.line = line,
                 .cpuShare = *cpu,
                 .mbitPerSecond = *mbit,
                 .cut = static_cast<int>(*cut),
                 .endToEnd = *endToEnd};
    for (const auto &[part, of] : {std::pair(&row.local, Local), std::pair(&row.transfer, Transfer),
                                   std::pair(&row.cloud, Cloud)}) {
        if (columns[of] < 0 || field(of).isEmpty())
            continue;
        const auto time = timeOf(field(of));
        if (!time)
            return tl::make_unexpected(time.error());
        *part = *time;
    }
    return row;
}

} // namespace

Result<std::vector<TypedRow>> typedSheet(const QByteArray &content, const QString &file)
{
    const auto unreadable = [&](int line, const QString &reason) {
        return fail(ErrorKind::SheetUnreadable, u"%1:%2"_s.arg(file).arg(line).toStdString(),
                    reason.toStdString());
    };
    const std::vector<Line> lines = linesOf(decoded(content));
    if (lines.size() < 2)
        return unreadable(1, TypedSheet::tr("a line of heads and one for each run belong there"));
    const QChar separator = separatorOf(lines.front().text);
    const auto columns = columnsOf(fieldsOf(lines.front().text, separator));
    if (!columns)
        return unreadable(lines.front().number, columns.error());
    std::vector<TypedRow> rows;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto row = rowOf(fieldsOf(lines[i].text, separator), *columns, lines[i].number);
        if (!row)
            return unreadable(lines[i].number, row.error());
        rows.push_back(*row);
    }
    return rows;
}

} // namespace splitscope
