// Accepts WebSocket connections that ask for the protocol.
#pragma once

#include "engine/result.h"
#include "net/cloud/http_door.h"

#include <QObject>
#include <QUrl>
#include <QWebSocket>
#include <QWebSocketServer>

namespace splitscope {

/// Behind a HttpDoor, which answers whoever wants no WebSocket. Lives on a thread with an event
/// loop.
class WebSocketListener : public QObject
{
    Q_OBJECT

public:
    /// `gate` outlives the listener.
    WebSocketListener(HttpDoor::Limits limits, ConnectionGate &gate, HttpDoor::Pages pages,
                      QObject *parent = nullptr);

    HttpDoor &door() { return door_; }
    /// ws://127.0.0.1:40113, or wss:// with TLS.
    QUrl url() const;

Q_SIGNALS:
    /// The receiver owns the socket, and `tcp`, which it is made on and which has to outlive it.
    void accepted(QWebSocket *socket, QTcpSocket *tcp);
    /// A web page asked.
    void originRefused();

private:
    void acceptWebSocket();

    QWebSocketServer handshake_;
    HttpDoor door_;
};

} // namespace splitscope
