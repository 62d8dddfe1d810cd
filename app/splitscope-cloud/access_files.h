// The secrets of a node, read anew whenever it is told to.
#pragma once

#include "net/cloud/cloud_node.h"

#include <QByteArray>
#include <QString>

namespace splitscope {

struct AccessFiles
{
    QString certificate;
    QString key;
    QString tokens;
    QByteArray tokensGiven; ///< in the environment, blanks or commas between

    bool hasCertificate() const { return !certificate.isEmpty(); }
    bool hasTokens() const { return !tokens.isEmpty() || !tokensGiven.isEmpty(); }
};

/// Errors: CertificateUnusable, NodeSettingUnusable.
Result<CloudNodeAccess> loadAccess(const AccessFiles &files);

} // namespace splitscope
