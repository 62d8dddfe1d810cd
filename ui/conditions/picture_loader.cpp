#include "ui/conditions/picture_loader.h"

#include "net/edge/picture_file.h"

namespace splitscope {
namespace {

constexpr QSize previewSize(256, 256);

QImage previewOf(const QImage &image)
{
    const QImage scaled =
        image.scaled(previewSize, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    QRect middle(QPoint(), previewSize);
    middle.moveCenter(scaled.rect().center());
    return scaled.copy(middle);
}

} // namespace

PictureLoader::PictureLoader(QObject *parent) : QObject(parent)
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
    start(file, [file] { return readImage(file); });
}

void PictureLoader::load(const QImage &image)
{
    start({}, [image]() -> Result<QImage> { return image; });
}

void PictureLoader::start(const QString &file, const std::function<Result<QImage>()> &read)
{
    const quint64 request = ++newest_;
    decoder_.clear();
    decoder_.start([this, request, file, read] {
        const Result<LoadedPicture> outcome = read().map([&](const QImage &image) {
            return LoadedPicture{file, image, previewOf(image)};
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
