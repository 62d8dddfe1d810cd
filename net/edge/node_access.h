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

    bool operator==(const NodeAccess &) const = default;
};

/// What alone is to be trusted; empty where no file is named.
/// Errors: Internal.
Result<QList<QSslCertificate>> trustedCertificates(const NodeAccess &access);

} // namespace splitscope
