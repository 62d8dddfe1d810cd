#include "net/report/report_markdown.h"

#include <QTextStream>
#include <QUrl>

#include <algorithm>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

/// What would be taken for markup is not.
QString escaped(const QString &text)
{
    QString result;
    for (const QChar character : text) {
        if (u"\\`*_{}[]<>#|~&"_s.contains(character))
            result += u'\\';
        result += character == u'\n' ? QChar(u' ') : character;
    }
    return result;
}

QString inlined(const ReportText &text)
{
    QString line;
    for (const ReportSpan &span : text) {
        QString part = escaped(span.text);
        if (span.style == ReportSpan::Strong && !part.trimmed().isEmpty())
            part = u"**"_s + part + u"**"_s;
        line += span.target.isEmpty() ? part : u"["_s + part + u"](#"_s + span.target + u")"_s;
    }
    return line;
}

QString anchored(const QString &anchor)
{
    return anchor.isEmpty() ? QString() : u"<a id=\""_s + anchor.toHtmlEscaped() + u"\"></a>"_s;
}

class Writer
{
public:
    explicit Writer(QString pictures) : pictures_(std::move(pictures)), out_(&text_) {}

    void operator()(const ReportHeading &heading)
    {
        out_ << anchored(heading.anchor) << (heading.anchor.isEmpty() ? "" : "\n\n")
             << QString(heading.level, u'#') << ' ' << escaped(heading.text) << "\n\n";
    }
    void operator()(const ReportParagraph &paragraph) { out_ << inlined(paragraph.text) << "\n\n"; }
    void operator()(const ReportList &list)
    {
        for (const ReportText &item : list.items)
            out_ << "- " << inlined(item) << '\n';
        out_ << '\n';
    }
    void operator()(const ReportTableBlock &table);
    void operator()(const ReportVerbatim &verbatim);
    void operator()(const ReportFigure &figure)
    {
        out_ << "![" << escaped(figure.caption) << "]("
             << QString::fromLatin1(
                    QUrl::toPercentEncoding(pictures_ + u'/' + figure.name, QByteArray("/")))
             << ".png)\n\n*" << escaped(figure.caption) << "*\n\n";
    }
    void operator()(const ReportRoom &room)
    {
        for (int line = 0; line < room.lines; ++line)
            out_ << ">\n";
        out_ << '\n';
    }

    QString taken()
    {
        out_.flush();
        return text_;
    }

private:
    QString pictures_;
    QString text_;
    QTextStream out_;
};

void Writer::operator()(const ReportTableBlock &table)
{
    const auto columns = table.heads.isEmpty() && !table.rows.empty()
                             ? std::ssize(table.rows.front().cells)
                             : table.heads.size();
    out_ << '|';
    for (qsizetype column = 0; column < columns; ++column)
        out_ << ' ' << escaped(table.heads.value(column)) << " |";
    out_ << "\n|";
    for (qsizetype column = 0; column < columns; ++column)
        out_ << (column < table.leftColumns ? " --- |" : " ---: |");
    out_ << '\n';
    for (const ReportTableRow &row : table.rows) {
        out_ << '|';
        for (std::size_t column = 0; column < row.cells.size(); ++column) {
            const QString content = inlined(row.cells[column]);
            out_ << ' ' << (column == 0 ? anchored(row.anchor) : QString())
                 << (row.strong && !content.isEmpty() ? u"**"_s + content + u"**"_s : content)
                 << " |";
        }
        out_ << '\n';
    }
    out_ << '\n';
}

void Writer::operator()(const ReportVerbatim &verbatim)
{
    QString fence = u"```"_s;
    while (verbatim.text.contains(fence))
        fence += u'`';
    out_ << fence << '\n'
         << verbatim.text << (verbatim.text.endsWith(u'\n') ? "" : "\n") << fence << "\n\n";
}

} // namespace

QString reportMarkdown(const ReportDocument &report, const QString &pictures)
{
    Writer writer(pictures);
    for (const ReportBlock &block : report.blocks)
        std::visit(writer, block);
    return writer.taken();
}

} // namespace splitscope
