// What lets an edge in at a cloud node, and tells it that this is the right one.
#pragma once

#include "engine/result.h"

#include <QList>
#include <QSslCertificate>
#include <QString>

namespace splitscope {

struct NodeAccess
{
    /// Empty where the node asks for none. Travels in the hello: readable on its way over ws://.
    QString token;
    /// PEM: the node's own certificate, or that of whoever issued it. Empty: what the system
    /// trusts.
    QString certificateFile;
    /// SHA-256 of the node's own certificate, certificate_fingerprint.h; empty: any.
    QString fingerprint = {};

    bool operator==(const NodeAccess &) const = default;
};

/// Whom alone to trust.
struct TrustedNode
{
    QList<QSslCertificate> certificates;
    QByteArray fingerprint; ///< SHA-256

    /// Neither: whatever the system trusts.
    bool isAny() const { return certificates.isEmpty() && fingerprint.isEmpty(); }

    bool operator==(const TrustedNode &) const = default;
};

/// Errors: CertificateUnusable.
Result<TrustedNode> trustedNode(const NodeAccess &access);

/// The first line of a file with a token. Errors: NodeSettingUnusable, which never tells it.
Result<QString> tokenInFile(const QString &name);

} // namespace splitscope
