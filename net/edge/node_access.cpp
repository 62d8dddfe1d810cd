#include "net/edge/node_access.h"

#include "net/protocol/certificate_fingerprint.h"

#include <QFile>

namespace splitscope {

namespace {

constexpr qint64 mostFileBytes = 1024 * 1024;

Result<QList<QSslCertificate>> certificatesIn(const QString &name)
{
    const auto refuse = [&](const QString &why) {
        return fail(ErrorKind::CertificateUnusable, name.toStdString(), why.toStdString());
    };
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(file.errorString());
    const auto certificates = QSslCertificate::fromData(file.read(mostFileBytes), QSsl::Pem);
    if (certificates.isEmpty())
        return refuse(QStringLiteral("it holds no certificate in PEM"));
    return certificates;
}

} // namespace

Result<TrustedNode> trustedNode(const NodeAccess &access)
{
    TrustedNode trusted;
    if (!access.certificateFile.isEmpty()) {
        const auto certificates = certificatesIn(access.certificateFile);
        if (!certificates)
            return tl::make_unexpected(certificates.error());
        trusted.certificates = *certificates;
    }
    if (!access.fingerprint.isEmpty()) {
        const auto bytes = fingerprintBytes(access.fingerprint);
        if (!bytes)
            return fail(ErrorKind::CertificateUnusable, access.fingerprint.toStdString(),
                        "a fingerprint has the 64 digits of SHA-256");
        trusted.fingerprint = *bytes;
    }
    return trusted;
}

Result<QString> tokenInFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NodeSettingUnusable, name.toStdString(),
                    file.errorString().toStdString());
    const QString token = QString::fromUtf8(file.readLine(mostFileBytes)).trimmed();
    if (token.isEmpty())
        return fail(ErrorKind::NodeSettingUnusable, name.toStdString(), "it holds no token");
    return token;
}

} // namespace splitscope
