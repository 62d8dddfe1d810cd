#include "net/cloud/web_socket_listener.h"

#include "net/protocol/messages.h"

#include <QWebSocketCorsAuthenticator>

#include <utility>

using namespace Qt::StringLiterals;

namespace splitscope {

WebSocketListener::WebSocketListener(HttpDoor::Limits limits, ConnectionGate &gate,
                                     HttpDoor::Pages pages, QObject *parent)
    : QObject(parent), handshake_(u"splitscope-cloud"_s, QWebSocketServer::NonSecureMode),
      door_(limits, gate, std::move(pages))
{
    handshake_.setSupportedSubprotocols({QString::fromLatin1(subprotocol)});
    handshake_.setMaxPendingConnections(limits.waiting);
    connect(&door_, &HttpDoor::upgradeWanted, &handshake_,
            [this](QTcpSocket *socket) { handshake_.handleConnection(socket); });
    connect(&handshake_, &QWebSocketServer::newConnection, this,
            &WebSocketListener::acceptWebSocket);
    // Only browsers name an origin: no web page may reach a node on the reader's own computer.
    connect(&handshake_, &QWebSocketServer::originAuthenticationRequired, this,
            [this](QWebSocketCorsAuthenticator *authenticator) {
                authenticator->setAllowed(authenticator->origin().isEmpty());
                if (!authenticator->allowed())
                    Q_EMIT originRefused();
            });
}

QUrl WebSocketListener::url() const
{
    QUrl url;
    url.setScheme(door_.hasTls() ? u"wss"_s : u"ws"_s);
    url.setHost(door_.address().toString());
    url.setPort(door_.port());
    return url;
}

void WebSocketListener::acceptWebSocket()
{
    while (QWebSocket *socket = handshake_.nextPendingConnection()) {
        // The WebSocket does not say which connection it came from, but its peer does.
        QTcpSocket *tcp = door_.waitingFrom(socket->peerAddress(), socket->peerPort());
        if (!tcp) {
            delete socket;
            continue;
        }
        door_.release(tcp);
        Q_EMIT accepted(socket, tcp);
    }
}

} // namespace splitscope
