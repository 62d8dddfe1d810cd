// Decodes pictures off the GUI thread.
#pragma once

#include "engine/result.h"

#include <QImage>
#include <QObject>
#include <QSize>
#include <QThreadPool>

namespace splitscope {

struct LoadedPicture
{
    QString file;
    QImage image;
    QImage thumbnail;
};

/// A large photograph takes half a second to decode. Lives on the GUI thread; only the newest
/// request is answered.
class PictureLoader : public QObject
{
    Q_OBJECT

public:
    explicit PictureLoader(QSize thumbnailSize, QObject *parent = nullptr);
    /// Waits for the decoder.
    ~PictureLoader() override;

    void load(const QString &file);

Q_SIGNALS:
    void loaded(const splitscope::LoadedPicture &picture);
    void failed(const splitscope::Error &error);

private:
    void finish(quint64 request, const Result<LoadedPicture> &outcome);

    QSize thumbnailSize_;
    quint64 newest_ = 0;
    QThreadPool decoder_;
};

} // namespace splitscope
