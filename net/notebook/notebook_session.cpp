#include "net/notebook/notebook_session.h"

#include "net/edge/edge_session.h"
#include "net/host_text.h"
#include "net/version_text.h"

#include <QStandardPaths>

namespace splitscope {

using namespace Qt::StringLiterals;

ExperimentInfo experimentInfo(const EdgeSession &session, ExperimentKind kind, const QString &title)
{
    return {.kind = kind,
            .title = title.toStdString(),
            .model = modelName(session.model(), session.network()),
            .fingerprint =
                session.fingerprint() ? session.fingerprint()->toShortString() : std::string(),
            .node = session.node() ? session.node()->toString().toStdString() : std::string(),
            .software = softwareVersion().toStdString(),
            .host = hostText().toStdString(),
            .startedAt = std::chrono::system_clock::now()};
}

QString usualNotebook()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + u"/splitscope/notebook.splitscope"_s;
}

} // namespace splitscope
