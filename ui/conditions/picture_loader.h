// Decodes pictures off the GUI thread.
#pragma once

#include "engine/result.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>

#include <functional>

namespace splitscope {

struct LoadedPicture
{
    QString file; ///< empty: it came from the clipboard
    QImage image;
    /// The middle square, which is what the network sees, small enough to show.
    QImage preview;
};

/// A large photograph takes half a second to decode. Lives on the GUI thread; only the newest
/// request is answered.
class PictureLoader : public QObject
{
    Q_OBJECT

public:
    explicit PictureLoader(QObject *parent = nullptr);
    /// Waits for the decoder.
    ~PictureLoader() override;

    void load(const QString &file);
    void load(const QImage &image);

Q_SIGNALS:
    void loaded(const splitscope::LoadedPicture &picture);
    void failed(const splitscope::Error &error);

private:
    void start(const QString &file, const std::function<Result<QImage>()> &read);
    void finish(quint64 request, const Result<LoadedPicture> &outcome);

    quint64 newest_ = 0;
    QThreadPool decoder_;
};

} // namespace splitscope
