#include "ui/weights/dropped_weights.h"

#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace splitscope {

QString droppedWeights(const QMimeData &data)
{
    if (data.urls().isEmpty() || !data.urls().first().isLocalFile())
        return {};
    const QString file = data.urls().first().toLocalFile();
    const QString suffix = QFileInfo(file).suffix().toLower();
    return std::ranges::find(weightsSuffixes, suffix) != weightsSuffixes.end() ? file : QString();
}

} // namespace splitscope
