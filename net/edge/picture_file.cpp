#include "net/edge/picture_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QPainter>

namespace splitscope {

namespace {

constexpr qint64 mostPixels = 64'000'000;
constexpr int mostMegabytes = 512; // mostPixels with 16 bits a channel
constexpr qint64 longestShape = 100;

qint64 pixelsOf(const QSize &size)
{
    return qint64{size.width()} * size.height();
}

bool isStrip(const QSize &size)
{
    return size.isValid()
           && (size.width() > longestShape * size.height()
               || size.height() > longestShape * size.width());
}

/// Halved as often as libjpeg can while it decodes.
QSize bearable(QSize size)
{
    for (int halved = 0; halved < 3 && pixelsOf(size) > mostPixels; ++halved)
        size = {(size.width() + 1) / 2, (size.height() + 1) / 2};
    return size;
}

/// libjpeg fills what is missing with grey, and we would not know. Neither marker can occur within
/// compressed data, so that the last end of an image comes after the last start of a scan.
bool isCutOffJpeg(QFile &file)
{
    file.seek(0);
    const QByteArray bytes = file.readAll();
    return bytes.lastIndexOf("\xff\xd9") < bytes.lastIndexOf("\xff\xda");
}

QString sampleFolder()
{
    return QStringLiteral(":/splitscope/images");
}

} // namespace

Result<QImage> readImage(const QString &file)
{
    const auto unreadable = [&](const QString &reason) {
        return fail(ErrorKind::ImageUnreadable, file.toStdString(), reason.toStdString());
    };
    if (QFileInfo(file).isDir())
        return unreadable(QStringLiteral("it is not a file"));
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return unreadable(device.errorString());
    if (device.size() == 0)
        return unreadable(QStringLiteral("it is empty"));
    QImageReader::setAllocationLimit(mostMegabytes);
    QImageReader reader(&device);
    reader.setAutoTransform(true);
    reader.setDecideFormatFromContent(true);
    const bool isJpeg = reader.format() == "jpeg"; // not known any more after read()
    const QSize size = reader.size();              // invalid for a format that does not tell
    const QString sizeText = QStringLiteral("%1 x %2").arg(size.width()).arg(size.height());
    if (isStrip(size))
        return unreadable(sizeText + QStringLiteral(" > %1:1").arg(longestShape));
    if (size.isValid() && pixelsOf(size) > mostPixels) {
        if (!isJpeg || pixelsOf(bearable(size)) > mostPixels)
            return unreadable(sizeText + QStringLiteral(" > 64 megapixels"));
        reader.setScaledSize(bearable(size));
    }
    const QImage image = reader.read();
    if (image.isNull())
        return unreadable(reader.errorString());
    if (isJpeg && isCutOffJpeg(device))
        return unreadable(QStringLiteral("it is cut off"));
    if (isStrip(image.size()))
        return unreadable(QStringLiteral("%1:1").arg(longestShape));
    if (!image.hasAlphaChannel())
        return image.convertToFormat(QImage::Format_RGB888);
    QImage opaque(image.size(), QImage::Format_RGB888);
    opaque.fill(Qt::white);
    QPainter(&opaque).drawImage(0, 0, image);
    return opaque;
}

Picture pictureOf(const QImage &image)
{
    const QImage rgb = image.convertToFormat(QImage::Format_RGB888);
    Picture picture{rgb.width(), rgb.height(), {}};
    const auto rowBytes = static_cast<std::size_t>(rgb.width()) * 3;
    picture.rgb.reserve(rowBytes * static_cast<std::size_t>(rgb.height()));
    for (int y = 0; y < rgb.height(); ++y) {
        const uchar *row = rgb.constScanLine(y); // rows are padded to four bytes there
        picture.rgb.insert(picture.rgb.end(), row, row + rowBytes);
    }
    return picture;
}

QStringList samplePictures()
{
    QStringList files;
    const QDir folder(sampleFolder());
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name))
        files << folder.filePath(name);
    return files;
}

} // namespace splitscope
