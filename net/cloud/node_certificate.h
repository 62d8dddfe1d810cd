// What a node proves with that it is the one that was called.
#pragma once

#include "engine/result.h"

#include <QDateTime>
#include <QSslConfiguration>
#include <QString>

namespace splitscope {

struct NodeCertificate
{
    QSslConfiguration tls;
    QDateTime expires;
    /// SHA-256 of the certificate, as edges pin it: "3a:9f:...".
    QString fingerprint;
};

/// From PEM files; the certificate's may hold the chain after it. Errors: CertificateUnusable, also
/// for a key of another certificate and for one that has expired.
Result<NodeCertificate> loadNodeCertificate(const QString &certificateFile, const QString &keyFile);

} // namespace splitscope
