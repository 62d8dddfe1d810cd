#include "net/cloud/web_socket_listener.h"

#include "net/protocol/messages.h"

#include <QTcpSocket>
#include <QTimer>
#include <QWebSocketCorsAuthenticator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace splitscope {

WebSocketListener::WebSocketListener(int mostHandshakes, std::chrono::milliseconds timeout,
                                     QObject *parent)
    : QObject(parent), mostHandshakes_(mostHandshakes), timeout_(timeout),
      handshake_(u"splitscope-cloud"_s, QWebSocketServer::NonSecureMode)
{
    handshake_.setSupportedSubprotocols({QString::fromLatin1(subprotocol)});
    handshake_.setMaxPendingConnections(mostHandshakes);
    connect(&tcp_, &QTcpServer::newConnection, this, &WebSocketListener::acceptTcp);
    connect(&handshake_, &QWebSocketServer::newConnection, this,
            &WebSocketListener::acceptWebSocket);
    // Only browsers name an origin: no web page may reach a node on the reader's own computer.
    connect(&handshake_, &QWebSocketServer::originAuthenticationRequired, this,
            [](QWebSocketCorsAuthenticator *authenticator) {
                authenticator->setAllowed(authenticator->origin().isEmpty());
            });
}

Result<void> WebSocketListener::listen(const QHostAddress &address, quint16 port)
{
    if (!tcp_.listen(address, port))
        return fail(ErrorKind::AddressUnusable,
                    u"%1:%2"_s.arg(address.toString()).arg(port).toStdString(),
                    tcp_.errorString().toStdString());
    return {};
}

QUrl WebSocketListener::url() const
{
    QUrl url;
    url.setScheme(u"ws"_s);
    url.setHost(tcp_.serverAddress().toString());
    url.setPort(tcp_.serverPort());
    return url;
}

void WebSocketListener::acceptTcp()
{
    while (QTcpSocket *socket = tcp_.nextPendingConnection()) {
        if (handshaking_.size() >= mostHandshakes_) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
        handshaking_.insert(socket);
        connect(socket, &QObject::destroyed, this, [this, socket] { handshaking_.remove(socket); });
        QTimer::singleShot(timeout_, socket, [this, socket] {
            if (handshaking_.contains(socket))
                socket->abort();
        });
        handshake_.handleConnection(socket);
    }
}

void WebSocketListener::acceptWebSocket()
{
    while (QWebSocket *socket = handshake_.nextPendingConnection()) {
        // The WebSocket does not say which connection it came from, but its peer does.
        const auto upgraded = std::find_if(
            handshaking_.begin(), handshaking_.end(), [socket](const QTcpSocket *candidate) {
                return candidate->peerPort() == socket->peerPort()
                       && candidate->peerAddress() == socket->peerAddress();
            });
        if (upgraded != handshaking_.end())
            handshaking_.erase(upgraded);
        Q_EMIT accepted(socket);
    }
}

} // namespace splitscope
