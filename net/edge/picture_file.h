// Reads PNG, JPEG and whatever else Qt decodes.
#pragma once

#include "engine/image/picture.h"
#include "engine/result.h"

#include <QImage>
#include <QString>

namespace splitscope {

/// Upright (EXIF orientation applied), first frame, alpha over white, 8-bit sRGB.
/// More than 64 megapixels are decoded smaller where the format can (JPEG, by 2, 4 or 8) and
/// refused where it cannot, before memory is taken; so is a strip a hundred times as long as wide,
/// of which the network would see a scrap. A JPEG that is cut off is refused too. Any thread.
/// Errors: ImageUnreadable.
Result<QImage> readImage(const QString &file);

Picture pictureOf(const QImage &image);

/// The sample pictures that ship with the program, as resource paths; the first is the default.
QStringList samplePictures();

} // namespace splitscope
