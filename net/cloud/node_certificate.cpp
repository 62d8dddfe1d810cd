#include "net/cloud/node_certificate.h"

#include "net/protocol/certificate_fingerprint.h"

#include <QFile>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>

namespace splitscope {

namespace {

constexpr qint64 mostFileBytes = 1024 * 1024;

Result<QByteArray> contentOf(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::CertificateUnusable, name.toStdString(),
                    file.errorString().toStdString());
    return file.read(mostFileBytes);
}

Result<QSslKey> keyIn(const QString &name)
{
    const auto bytes = contentOf(name);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa, QSsl::Dsa})
        if (QSslKey key(*bytes, algorithm); !key.isNull())
            return key;
    return fail(ErrorKind::CertificateUnusable, name.toStdString(),
                "it holds no key in PEM, or one with a pass phrase");
}

/// Qt tells it only to one who begins a handshake, which needs a connection.
Result<void> checkPair(const QSslConfiguration &tls, const QString &keyFile)
{
    constexpr int patienceMs = 2000;
    QTcpServer peer;
    QSslSocket trial;
    trial.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    peer.listen(QHostAddress::LocalHost);
    trial.connectToHost(peer.serverAddress(), peer.serverPort());
    if (!trial.waitForConnected(patienceMs))
        return fail(ErrorKind::CertificateUnusable, keyFile.toStdString(),
                    trial.errorString().toStdString());
    trial.setSslConfiguration(tls);
    trial.startServerEncryption();
    const bool failed = trial.error() == QAbstractSocket::SslInternalError
                        || trial.error() == QAbstractSocket::SslInvalidUserDataError;
    trial.abort();
    if (failed)
        return fail(ErrorKind::CertificateUnusable, keyFile.toStdString(),
                    "it is not the key of the certificate");
    return {};
}

} // namespace

Result<NodeCertificate> loadNodeCertificate(const QString &certificateFile, const QString &keyFile)
{
    const auto refuse = [&](const char *why) {
        return fail(ErrorKind::CertificateUnusable, certificateFile.toStdString(), why);
    };
    if (!QSslSocket::supportsSsl())
        return refuse("this Qt has no TLS");
    const auto bytes = contentOf(certificateFile);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    const auto chain = QSslCertificate::fromData(*bytes, QSsl::Pem);
    if (chain.isEmpty())
        return refuse("it holds no certificate in PEM");
    if (chain.first().expiryDate() < QDateTime::currentDateTimeUtc())
        return refuse("it has expired");
    const auto key = keyIn(keyFile);
    if (!key)
        return tl::make_unexpected(key.error());
    NodeCertificate node{.tls = QSslConfiguration::defaultConfiguration(),
                         .expires = chain.first().expiryDate(),
                         .fingerprint = certificateFingerprint(chain.first())};
    node.tls.setLocalCertificateChain(chain);
    node.tls.setPrivateKey(*key);
    node.tls.setProtocol(QSsl::TlsV1_2OrLater);
    node.tls.setPeerVerifyMode(QSslSocket::VerifyNone); // edges show tokens
    if (const auto pair = checkPair(node.tls, keyFile); !pair)
        return tl::make_unexpected(pair.error());
    return node;
}

} // namespace splitscope
