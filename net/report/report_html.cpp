#include "net/report/report_html.h"

#include <QBuffer>
#include <QPainter>
#include <QTextStream>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

/// Who reads the HTML: a browser knows style sheets, QTextDocument a part of HTML 4.
enum class Reader { Browser, TextDocument };

constexpr auto styleSheet = R"(
body { max-width: 46em; margin: 2em auto; padding: 0 1em; color: #1c232b;
  font: 11pt/1.5 "Noto Sans", "DejaVu Sans", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
h1 { font-size: 1.7em; text-align: center; } h2 { font-size: 1.3em; border-bottom: 1px solid #c8d0d8; margin-top: 2em; }
h3 { font-size: 1.1em; margin-top: 1.5em; } a[href] { color: #2b6cb0; text-decoration: none; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .85em; width: 100%; } table.narrow { width: auto; }
th, td { border: 1px solid #c8d0d8; padding: .2em .5em; text-align: right; overflow-wrap: anywhere; } th { background: #eef2f6; }
.l { text-align: left; } tr.strong td { font-weight: bold; background: #fdf6e3; } .quiet { color: #5f6974; }
pre { background: #f3f5f7; padding: .7em; white-space: pre-wrap; overflow-wrap: anywhere;
  font: .8em/1.4 "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; }
figure { margin: 1em 0; } figure img { max-width: 100%; height: auto; } figcaption { color: #5f6974; font-size: .9em; }
.room { border: 1px solid #9aa7b4; } p { overflow-wrap: anywhere; }
@media print { h2.page { break-before: page; } tr, figure { break-inside: avoid; } }
)";

class Writer
{
public:
    explicit Writer(Reader reader, int border = 1) : reader_(reader), border_(border), out_(&text_)
    {
    }

    void operator()(const ReportHeading &heading);
    void operator()(const ReportParagraph &paragraph);
    void operator()(const ReportList &list);
    void operator()(const ReportTableBlock &table);
    void operator()(const ReportVerbatim &verbatim);
    void operator()(const ReportFigure &figure);
    void operator()(const ReportRoom &room);

    void put(const QString &html) { out_ << html; }
    QString taken()
    {
        out_.flush();
        return text_;
    }

private:
    bool forBrowser() const { return reader_ == Reader::Browser; }
    QString inlined(const ReportText &text) const;
    void row(const ReportTableBlock &table, const ReportTableRow &row);

    Reader reader_;
    int border_; ///< of tables in a text document, in the device's dots
    QString text_;
    QTextStream out_;
};

QString escaped(const QString &text)
{
    QString html = text.toHtmlEscaped();
    return html.replace(u'\n', u"<br>"_s);
}

/// Around something: a text document forgets an anchor that holds nothing.
QString anchored(const QString &anchor, const QString &html)
{
    return anchor.isEmpty()
               ? html
               : u"<a name=\""_s + anchor.toHtmlEscaped() + u"\">"_s + html + u"</a>"_s;
}

QString Writer::inlined(const ReportText &text) const
{
    QString html;
    for (const ReportSpan &span : text) {
        QString part = escaped(span.text);
        if (span.style == ReportSpan::Strong)
            part = u"<b>"_s + part + u"</b>"_s;
        else if (span.style == ReportSpan::Quiet)
            part = forBrowser() ? u"<span class=\"quiet\">"_s + part + u"</span>"_s
                                : u"<span style=\"color:#5f6974\">"_s + part + u"</span>"_s;
        if (!span.target.isEmpty())
            part =
                u"<a href=\"#"_s + span.target.toHtmlEscaped()
                + (forBrowser() ? u"\">"_s : u"\" style=\"color:#2b6cb0; text-decoration:none\">"_s)
                + part + u"</a>"_s;
        html += part;
    }
    return html;
}

void Writer::operator()(const ReportHeading &heading)
{
    const QString tag = u"h%1"_s.arg(heading.level);
    QString attributes;
    if (forBrowser() && heading.newPage)
        attributes = u" class=\"page\""_s;
    else if (!forBrowser() && heading.newPage)
        attributes = u" style=\"page-break-before:always\""_s;
    if (!forBrowser() && heading.level == 1)
        attributes += u" align=\"center\""_s;
    out_ << '<' << tag << attributes << '>' << anchored(heading.anchor, escaped(heading.text))
         << "</" << tag << ">\n";
}

void Writer::operator()(const ReportParagraph &paragraph)
{
    out_ << "<p>" << inlined(paragraph.text) << "</p>\n";
}

void Writer::operator()(const ReportList &list)
{
    out_ << "<ul>\n";
    for (const ReportText &item : list.items)
        out_ << "<li>" << inlined(item) << "</li>\n";
    // A table that follows at once would become part of the list.
    out_ << "</ul>" << (forBrowser() ? "\n" : "<p style=\"margin:0; font-size:3pt\"></p>\n");
}

void Writer::row(const ReportTableBlock &table, const ReportTableRow &row)
{
    if (forBrowser())
        out_ << (row.strong ? "<tr class=\"strong\">" : "<tr>");
    else
        out_ << (row.strong ? "<tr bgcolor=\"#fdf6e3\">" : "<tr>");
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        const bool left = static_cast<int>(column) < table.leftColumns;
        out_ << (forBrowser()
                     ? (left ? "<td class=\"l\">" : "<td>")
                     : (left ? "<td class=\"rule\">" : "<td class=\"rule\" align=\"right\">"));
        const QString content =
            anchored(column == 0 ? row.anchor : QString(), inlined(row.cells[column]));
        out_ << (row.strong && !forBrowser() ? u"<b>"_s + content + u"</b>"_s : content) << "</td>";
    }
    out_ << "</tr>\n";
}

void Writer::operator()(const ReportTableBlock &table)
{
    if (forBrowser())
        out_ << (table.narrow ? "<div class=\"wide\"><table class=\"narrow\">"
                              : "<div class=\"wide\"><table>");
    else
        out_ << "<table border=\"" << border_ << "\" cellspacing=\"0\" cellpadding=\"3\""
             << (table.narrow ? "" : " width=\"100%\"")
             << " style=\"border-collapse:collapse; border-color:#c8d0d8; font-size:8.5pt\">";
    if (!table.heads.isEmpty()) {
        out_ << "<thead><tr>";
        for (qsizetype column = 0; column < table.heads.size(); ++column) {
            const bool left = column < table.leftColumns;
            if (forBrowser())
                out_ << (left ? "<th class=\"l\">" : "<th>");
            else
                out_ << (left ? "<th bgcolor=\"#eef2f6\" align=\"left\">"
                              : "<th bgcolor=\"#eef2f6\" align=\"right\">");
            out_ << escaped(table.heads[column]) << "</th>";
        }
        out_ << "</tr></thead>\n";
    }
    out_ << "<tbody>";
    for (const ReportTableRow &one : table.rows)
        row(table, one);
    out_ << "</tbody></table>" << (forBrowser() ? "</div>\n" : "<p></p>\n");
}

void Writer::operator()(const ReportVerbatim &verbatim)
{
    if (forBrowser()) {
        out_ << "<pre>" << verbatim.text.toHtmlEscaped() << "</pre>\n";
        return;
    }
    // One paragraph: of a cell with several, Qt's OpenDocument writer makes several cells.
    out_ << "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"6\" bgcolor=\"#f3f5f7\" "
            "border=\"0\"><tr><td><pre style=\"white-space:pre-wrap; font-size:8pt\">"
         << escaped(verbatim.text) << "</pre></td></tr></table><p></p>\n";
}

void Writer::operator()(const ReportFigure &figure)
{
    const QString size = u" width=\"%1\" height=\"%2\" alt=\"%3\""_s.arg(figure.size.width())
                             .arg(figure.size.height())
                             .arg(figure.caption.toHtmlEscaped());
    if (!forBrowser()) {
        out_ << "<p align=\"center\"><img src=\"figure:" << figure.name << '"' << size
             << "><br><span style=\"color:#5f6974; font-size:9pt\">" << escaped(figure.caption)
             << "</span></p>\n";
        return;
    }
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    figureImage(figure, 2).save(&buffer, "PNG");
    out_ << "<figure><img src=\"data:image/png;base64," << png.toBase64() << '"' << size
         << "><figcaption>" << escaped(figure.caption) << "</figcaption></figure>\n";
}

void Writer::operator()(const ReportRoom &room)
{
    QString lines;
    for (int line = 0; line < room.lines; ++line)
        lines += u"<br>"_s;
    if (forBrowser())
        out_ << "<div class=\"room\">" << lines << "</div>\n";
    else
        out_ << "<table width=\"100%\" border=\"" << border_
             << "\" cellspacing=\"0\" cellpadding=\"6\" "
                "style=\"border-collapse:collapse; border-color:#9aa7b4\">"
                "<tr><td class=\"room\">"
             << lines << "</td></tr></table><p></p>\n";
}

} // namespace

QImage figureImage(const ReportFigure &figure, double scale)
{
    QImage image((figure.size.toSizeF() * scale).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    figure.paint(painter);
    return image;
}

Result<QByteArray> reportWebPage(const ReportDocument &report, const ReportProgress &progress)
{
    Writer writer(Reader::Browser);
    writer.put(u"<!DOCTYPE html>\n<html lang=\"%1\"><head><meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width\">\n"
               "<title>%2</title><style>%3</style></head><body>\n"_s.arg(
                   report.chinese ? u"zh-CN"_s : u"en"_s, escaped(report.title),
                   QString::fromLatin1(styleSheet)));
    for (std::size_t index = 0; index < report.blocks.size(); ++index) {
        const auto wanted =
            progress.at(static_cast<double>(index) / static_cast<double>(report.blocks.size()));
        if (!wanted)
            return tl::make_unexpected(wanted.error());
        std::visit(writer, report.blocks[index]);
    }
    writer.put(u"<p class=\"quiet\">%1</p></body></html>\n"_s.arg(escaped(report.footer)));
    return writer.taken().toUtf8();
}

QString reportRichText(const ReportDocument &report, int border)
{
    Writer writer(Reader::TextDocument, border);
    writer.put(u"<html><body>"_s);
    for (const ReportBlock &block : report.blocks)
        std::visit(writer, block);
    writer.put(u"</body></html>"_s);
    return writer.taken();
}

} // namespace splitscope
