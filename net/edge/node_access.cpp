#include "net/edge/node_access.h"

#include <QFile>

namespace splitscope {

Result<QList<QSslCertificate>> trustedCertificates(const NodeAccess &access)
{
    if (access.certificateFile.isEmpty())
        return QList<QSslCertificate>();
    constexpr qint64 mostBytes = 1024 * 1024;
    const std::string name = access.certificateFile.toStdString();
    QFile file(access.certificateFile);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Internal, name, file.errorString().toStdString());
    const auto certificates = QSslCertificate::fromData(file.read(mostBytes), QSsl::Pem);
    if (certificates.isEmpty())
        return fail(ErrorKind::Internal, name, "it holds no certificate in PEM");
    return certificates;
}

} // namespace splitscope
