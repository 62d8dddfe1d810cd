// Layout: PKWARE's APPNOTE.TXT, sections 4.3.7 (local header), 4.3.12 (directory), 4.3.16 (its
// end).
#include "net/report/zip_archive.h"

#include <QDataStream>
#include <QIODevice>

#include <zlib.h>

namespace splitscope {

namespace {

constexpr quint32 localSignature = 0x04034b50;
constexpr quint32 directorySignature = 0x02014b50;
constexpr quint32 endSignature = 0x06054b50;
constexpr quint16 version = 20;
constexpr quint16 stored = 0;
constexpr quint16 deflated = 8;
constexpr quint16 firstOfJanuary1980 = 0x21; // no time: the same report is the same file

qsizetype number(const QByteArray &bytes, qsizetype at, int size)
{
    quint32 value = 0;
    for (int byte = size - 1; byte >= 0; --byte)
        value = value << 8 | static_cast<quint8>(bytes.at(at + byte));
    return static_cast<qsizetype>(value);
}

QByteArray unpacked(QByteArray packed, qsizetype size)
{
    QByteArray out(size, '\0');
    z_stream stream{};
    stream.next_in = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool ended =
        ::inflateInit2(&stream, -MAX_WBITS) == Z_OK && ::inflate(&stream, Z_FINISH) == Z_STREAM_END;
    ::inflateEnd(&stream);
    return ended ? out : QByteArray();
}

/// Without what zlib, and qCompress() again, put around it.
QByteArray packed(const QByteArray &content)
{
    constexpr int ahead = 6;
    constexpr int behind = 4;
    return qCompress(content).mid(ahead).chopped(behind);
}

/// What a local header and the directory have in common, from the version to the name's length.
struct Description
{
    quint16 method;
    quint32 checksum;
    quint32 packedSize;
    quint32 size;
    quint16 nameLength;
};

QDataStream &operator<<(QDataStream &out, const Description &is)
{
    constexpr quint16 noFlags = 0;
    constexpr quint16 noTime = 0;
    return out << version << noFlags << is.method << noTime << firstOfJanuary1980 << is.checksum
               << is.packedSize << is.size << is.nameLength;
}

} // namespace

std::vector<ZipEntry> zipEntries(const QByteArray &archive)
{
    constexpr qsizetype endSize = 22;
    constexpr qsizetype localSize = 30;
    constexpr qsizetype directorySize = 46;
    const qsizetype end = archive.lastIndexOf("PK\x05\x06");
    if (end < 0 || archive.size() - end < endSize)
        return {};
    std::vector<ZipEntry> entries;
    qsizetype at = number(archive, end + 16, 4);
    for (auto left = number(archive, end + 10, 2); left > 0; --left) {
        if (at + directorySize > end || number(archive, at, 4) != directorySignature)
            return {};
        const qsizetype nameLength = number(archive, at + 28, 2);
        const qsizetype local = number(archive, at + 42, 4);
        if (local + localSize > end)
            return {};
        const qsizetype begin =
            local + localSize + number(archive, local + 26, 2) + number(archive, local + 28, 2);
        const QByteArray content = archive.mid(begin, number(archive, at + 20, 4));
        entries.push_back({archive.mid(at + directorySize, nameLength),
                           number(archive, at + 10, 2) == deflated
                               ? unpacked(content, number(archive, at + 24, 4))
                               : content});
        at +=
            directorySize + nameLength + number(archive, at + 30, 2) + number(archive, at + 32, 2);
    }
    return entries;
}

QByteArray zipArchive(const std::vector<ZipEntry> &entries)
{
    QByteArray archive;
    QByteArray directory;
    QDataStream files(&archive, QIODevice::WriteOnly);
    QDataStream list(&directory, QIODevice::WriteOnly);
    files.setByteOrder(QDataStream::LittleEndian);
    list.setByteOrder(QDataStream::LittleEndian);
    constexpr quint16 none = 0;
    for (const ZipEntry &entry : entries) {
        const bool first = &entry == &entries.front();
        const QByteArray content = first ? entry.content : packed(entry.content);
        const Description description{
            first ? stored : deflated,
            static_cast<quint32>(::crc32(0,
                                         reinterpret_cast<const Bytef *>(entry.content.constData()),
                                         static_cast<uInt>(entry.content.size()))),
            static_cast<quint32>(content.size()), static_cast<quint32>(entry.content.size()),
            static_cast<quint16>(entry.name.size())};
        list << directorySignature << version << description << none << none << none << none
             << quint32(0) << static_cast<quint32>(archive.size());
        list.writeRawData(entry.name.constData(), static_cast<int>(entry.name.size()));
        files << localSignature << description << none;
        files.writeRawData(entry.name.constData(), static_cast<int>(entry.name.size()));
        files.writeRawData(content.constData(), static_cast<int>(content.size()));
    }
    const auto count = static_cast<quint16>(entries.size());
    const auto begin = static_cast<quint32>(archive.size());
    files.writeRawData(directory.constData(), static_cast<int>(directory.size()));
    files << endSignature << none << none << count << count
          << static_cast<quint32>(directory.size()) << begin << none;
    return archive;
}

} // namespace splitscope
