// A node behind TLS. Its certificate is for "localhost" and for no address; its key is in the
// source tree and protects nothing.
#pragma once

#include <QFile>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>

namespace splitscope::test {

inline QString dataFile(const QString &name)
{
    return QStringLiteral(DATA_FOLDER) + u'/' + name;
}

inline QByteArray contentOf(const QString &name)
{
    QFile file(dataFile(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A TLS server on loopback that hands what it has decrypted to a plain one, and back.
class TlsFront
{
public:
    explicit TlsFront(quint16 plainPort, const QString &name = QStringLiteral("localhost"))
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(
            QSslCertificate(contentOf(name + QStringLiteral("-cert.pem"))));
        configuration.setPrivateKey(
            QSslKey(contentOf(name + QStringLiteral("-key.pem")), QSsl::Ec));
        server_.setSslConfiguration(configuration);
        QObject::connect(&server_, &QSslServer::pendingConnectionAvailable, &server_,
                         [this, plainPort] { join(server_.nextPendingConnection(), plainPort); });
        if (!server_.listen(QHostAddress::Any))
            qFatal("no TLS server on loopback");
    }

    quint16 port() const { return server_.serverPort(); }

private:
    static void join(QTcpSocket *tls, quint16 plainPort)
    {
        auto *plain = new QTcpSocket(tls);
        plain->setProxy(QNetworkProxy::NoProxy);
        QObject::connect(tls, &QTcpSocket::readyRead, plain, [=] { plain->write(tls->readAll()); });
        QObject::connect(plain, &QTcpSocket::readyRead, tls, [=] { tls->write(plain->readAll()); });
        QObject::connect(tls, &QTcpSocket::disconnected, plain, &QTcpSocket::disconnectFromHost);
        QObject::connect(plain, &QTcpSocket::disconnected, tls, &QTcpSocket::disconnectFromHost);
        plain->connectToHost(QHostAddress::LocalHost, plainPort);
    }

    QSslServer server_;
};

} // namespace splitscope::test
