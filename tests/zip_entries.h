// The files in a zip archive, as OpenDocument is one.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <zlib.h>

namespace splitscope {

/// By name, unpacked. Empty where it is none.
inline QMap<QString, QByteArray> zipEntries(const QByteArray &zip)
{
    const auto number = [&zip](qsizetype at, int bytes) {
        quint32 value = 0;
        for (int byte = bytes - 1; byte >= 0; --byte)
            value = value << 8 | static_cast<quint8>(zip.at(at + byte));
        return static_cast<qsizetype>(value);
    };
    QMap<QString, QByteArray> entries;
    for (qsizetype at = zip.indexOf("PK\x01\x02"); at >= 0;
         at = zip.indexOf("PK\x01\x02", at + 4)) {
        const auto method = number(at + 10, 2);
        const auto packed = number(at + 20, 4);
        const auto unpacked = number(at + 24, 4);
        const auto nameLength = number(at + 28, 2);
        const QString name = QString::fromUtf8(zip.mid(at + 46, nameLength));
        const auto local = number(at + 42, 4);
        const auto begin = local + 30 + number(local + 26, 2) + number(local + 28, 2);
        QByteArray content = zip.mid(begin, packed);
        if (method == Z_DEFLATED) {
            QByteArray out(unpacked, '\0');
            z_stream stream{};
            stream.next_in = reinterpret_cast<Bytef *>(content.data());
            stream.avail_in = static_cast<uInt>(content.size());
            stream.next_out = reinterpret_cast<Bytef *>(out.data());
            stream.avail_out = static_cast<uInt>(out.size());
            const bool ended = ::inflateInit2(&stream, -MAX_WBITS) == Z_OK
                               && ::inflate(&stream, Z_FINISH) == Z_STREAM_END;
            ::inflateEnd(&stream);
            content = ended ? out : QByteArray();
        }
        entries.insert(name, content);
    }
    return entries;
}

} // namespace splitscope
