// Accepts WebSocket connections that ask for the protocol.
#pragma once

#include "engine/result.h"

#include <QHostAddress>
#include <QObject>
#include <QSet>
#include <QTcpServer>
#include <QUrl>
#include <QWebSocket>
#include <QWebSocketServer>

#include <chrono>

namespace splitscope {

/// Accepts the TCP connections itself, because QWebSocketServer leaves Nagle's algorithm on, which
/// can hold a reply's last segment back by 40 ms. Lives on a thread with an event loop.
class WebSocketListener : public QObject
{
    Q_OBJECT

public:
    /// Connections beyond `mostHandshakes` that have not finished their handshake are dropped, and
    /// so are those that do not finish it within `timeout`.
    WebSocketListener(int mostHandshakes, std::chrono::milliseconds timeout,
                      QObject *parent = nullptr);

    /// Errors: AddressUnusable.
    Result<void> listen(const QHostAddress &address, quint16 port);
    /// ws://127.0.0.1:40113
    QUrl url() const;

Q_SIGNALS:
    /// The receiver owns the socket.
    void accepted(QWebSocket *socket);

private:
    void acceptTcp();
    void acceptWebSocket();

    int mostHandshakes_;
    std::chrono::milliseconds timeout_;
    QSet<QTcpSocket *> handshaking_; // outlives tcp_, whose sockets take themselves off it
    QWebSocketServer handshake_;
    QTcpServer tcp_;
};

} // namespace splitscope
