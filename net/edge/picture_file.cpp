#include "net/edge/picture_file.h"

#include <QDir>
#include <QImageReader>
#include <QPainter>

namespace splitscope {

namespace {

constexpr qint64 mostPixels = 64'000'000;

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
    QImageReader reader(file);
    reader.setAutoTransform(true);
    reader.setDecideFormatFromContent(true);
    const QSize size = reader.size();
    if (size.isValid() && qint64{size.width()} * size.height() > mostPixels)
        return unreadable(
            QStringLiteral("%1 x %2 > 64 megapixels").arg(size.width()).arg(size.height()));
    const QImage image = reader.read();
    if (image.isNull())
        return unreadable(reader.errorString());
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
