#include "ui/conditions/picture_loader.h"

#include "net/edge/picture_file.h"

namespace splitscope {
namespace {

// The middle square, which is what the network sees.
QImage thumbnailOf(const QImage &image, QSize size)
{
    const QImage scaled =
        image.scaled(size, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    QRect middle(QPoint(), size);
    middle.moveCenter(scaled.rect().center());
    return scaled.copy(middle);
}

} // namespace

PictureLoader::PictureLoader(QSize thumbnailSize, QObject *parent)
    : QObject(parent), thumbnailSize_(thumbnailSize)
{
    decoder_.setMaxThreadCount(1);
}

PictureLoader::~PictureLoader()
{
    decoder_.clear();
    decoder_.waitForDone();
}

void PictureLoader::load(const QString &file)
{
    const quint64 request = ++newest_;
    decoder_.clear();
    decoder_.start([this, request, file, size = thumbnailSize_] {
        const Result<LoadedPicture> outcome = readImage(file).map([&](const QImage &image) {
            return LoadedPicture{file, image, thumbnailOf(image, size)};
        });
        QMetaObject::invokeMethod(
            this, [this, request, outcome] { finish(request, outcome); }, Qt::QueuedConnection);
    });
}

void PictureLoader::finish(quint64 request, const Result<LoadedPicture> &outcome)
{
    if (request != newest_)
        return;
    if (outcome)
        Q_EMIT loaded(*outcome);
    else
        Q_EMIT failed(outcome.error());
}

} // namespace splitscope
