// Reads PNG, JPEG and whatever else Qt decodes.
#pragma once

#include "engine/image/picture.h"
#include "engine/result.h"

#include <QImage>
#include <QString>

namespace splitscope {

/// Upright (EXIF orientation applied), first frame, alpha over white, 8-bit sRGB.
/// Refuses more than 64 megapixels before memory is taken. Any thread.
/// Errors: ImageUnreadable.
Result<QImage> readImage(const QString &file);

Picture pictureOf(const QImage &image);

/// The sample pictures that ship with the program, as resource paths; the first is the default.
QStringList samplePictures();

} // namespace splitscope
