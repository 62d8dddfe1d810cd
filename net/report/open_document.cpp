#include "net/report/open_document.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <zip.h>

#include <memory>
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

struct Close
{
    void operator()(zip_source_t *source) const { zip_source_free(source); }
    void operator()(zip_t *archive) const { zip_discard(archive); }
    void operator()(zip_file_t *file) const { zip_fclose(file); }
};
using SourcePtr = std::unique_ptr<zip_source_t, Close>;
using ArchivePtr = std::unique_ptr<zip_t, Close>;
using FilePtr = std::unique_ptr<zip_file_t, Close>;

/// Empty where it is damaged.
QByteArray contentOf(zip_t *archive, zip_uint64_t index)
{
    zip_stat_t stat;
    const FilePtr file(zip_fopen_index(archive, index, 0));
    if (!file || zip_stat_index(archive, index, 0, &stat) != 0)
        return {};
    QByteArray content(static_cast<qsizetype>(stat.size), Qt::Uninitialized);
    const auto read = zip_fread(file.get(), content.data(), stat.size);
    return read == std::ssize(content) ? content : QByteArray();
}

QByteArray contentOf(zip_source_t *source)
{
    zip_stat_t stat;
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0)
        return {};
    QByteArray content(static_cast<qsizetype>(stat.size), Qt::Uninitialized);
    const auto read = zip_source_read(source, content.data(), stat.size);
    zip_source_close(source);
    return read == std::ssize(content) ? content : QByteArray();
}

/// The same report is the same file.
bool forgetTimes(zip_t *archive)
{
    constexpr zip_uint16_t firstOfJanuary1980 = 0x21;
    for (zip_int64_t entry = 0; entry < zip_get_num_entries(archive, 0); ++entry) {
        const auto index = static_cast<zip_uint64_t>(entry);
        if (zip_file_set_dostime(archive, index, 0, firstOfJanuary1980, 0) != 0)
            return false;
    }
    return true;
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
    const SourcePtr source(zip_source_buffer_create(
        archive.constData(), static_cast<zip_uint64_t>(archive.size()), 0, nullptr));
    ArchivePtr zip(source ? zip_open_from_source(source.get(), 0, nullptr) : nullptr);
    if (!zip)
        return {};
    zip_source_keep(source.get()); // the archive has one as well
    const zip_int64_t index = zip_name_locate(zip.get(), "content.xml", 0);
    if (index < 0)
        return {};
    const auto content = static_cast<zip_uint64_t>(index);
    const QByteArray raw = contentOf(zip.get(), content);
    if (raw.isEmpty())
        return {};
    const QByteArray xml = finishedContent(QString::fromUtf8(raw)).toUtf8();
    SourcePtr changed(
        zip_source_buffer(zip.get(), xml.constData(), static_cast<zip_uint64_t>(xml.size()), 0));
    if (!changed || zip_file_replace(zip.get(), content, changed.get(), 0) != 0)
        return {};
    (void)changed.release(); // the archive's now
    if (!forgetTimes(zip.get()) || zip_close(zip.get()) != 0)
        return {};
    (void)zip.release(); // gone as it was closed
    return contentOf(source.get());
}

} // namespace splitscope
