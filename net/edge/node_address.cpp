#include "net/edge/node_address.h"

namespace splitscope {

Result<QUrl> nodeUrl(const QString &text)
{
    const QString typed = text.trimmed();
    const auto refused = [&](const QString &reason) {
        return fail(ErrorKind::InvalidUrl, typed.toStdString(), reason.toStdString());
    };
    const bool hasScheme = typed.contains(QLatin1String("://"));
    const QUrl url(hasScheme ? typed : QLatin1String("ws://") + typed, QUrl::StrictMode);
    if (!url.isValid())
        return refused(url.errorString());
    if (url.scheme() != QLatin1String("ws") && url.scheme() != QLatin1String("wss"))
        return refused(url.scheme() + QLatin1String("://"));
    if (url.host().isEmpty())
        return refused(QStringLiteral("no host"));
    return url;
}

} // namespace splitscope
