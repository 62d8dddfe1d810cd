#include "net/report/open_document.h"

#include "net/report/zip_archive.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <vector>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

constexpr QChar markBegins(0xe000); // private use
constexpr QChar markEnds(0xe001);

QString finishedContent(QString xml)
{
    static const QRegularExpression mark(u"%1([A-Za-z0-9-]+)%2"_s.arg(markBegins).arg(markEnds));
    static const QRegularExpression percentage(u"style:column-width=\"([0-9.]+)%\""_s);
    static const QRegularExpression size(u" fo:font-size=\"([^\"]*)\""_s);
    static const QRegularExpression weight(u" fo:font-weight=\"([^\"]*)\""_s);
    xml.replace(mark, u"<text:bookmark text:name=\"\\1\"/>"_s);
    xml.replace(u"<text:a xlink:href"_s, u"<text:a xlink:type=\"simple\" xlink:href"_s);
    xml.replace(u"<draw:image xlink:href"_s, u"<draw:image xlink:type=\"simple\" xlink:href"_s);
    // Chinese letters have a size and a weight of their own there.
    xml.replace(size, u" fo:font-size=\"\\1\" style:font-size-asian=\"\\1\""_s);
    xml.replace(weight, u" fo:font-weight=\"\\1\" style:font-weight-asian=\"\\1\""_s);
    // "38*": that part of what all columns have together.
    for (auto found = percentage.match(xml); found.hasMatch();
         found = percentage.match(xml, found.capturedStart()))
        xml.replace(found.capturedStart(), found.capturedLength(),
                    u"style:rel-column-width=\"%1*\""_s.arg(
                        qMax(1, qRound(found.capturedView(1).toDouble() * 100))));
    return xml;
}

} // namespace

void markAnchors(QTextDocument &document)
{
    std::vector<std::pair<int, QString>> anchors;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextFragment fragment = part.fragment();
            for (const QString &name : fragment.charFormat().anchorNames())
                anchors.emplace_back(fragment.position(), name);
        }
    }
    QTextCursor cursor(&document);
    for (auto anchor = anchors.rbegin(); anchor != anchors.rend(); ++anchor) {
        cursor.setPosition(anchor->first);
        cursor.insertText(markBegins + anchor->second + markEnds);
    }
}

QByteArray finishedOpenDocument(const QByteArray &archive)
{
    std::vector<ZipEntry> entries = zipEntries(archive);
    if (entries.empty())
        return {};
    for (ZipEntry &entry : entries) {
        if (entry.name == "content.xml")
            entry.content = finishedContent(QString::fromUtf8(entry.content)).toUtf8();
    }
    return zipArchive(entries);
}

} // namespace splitscope
