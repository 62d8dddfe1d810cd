// A message over a WebSocket from one thread to another, and how long it is under way.
#pragma once

#include "tests/on_thread.h"

#include <QByteArray>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QUrl>
#include <QWebSocket>
#include <QWebSocketServer>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <semaphore>

namespace splitscope::test {

/// Each end lives on a thread of its own, as the edge's client and the node do. Ends the program
/// where it cannot connect or nothing comes for a minute.
class WebSocketTransfer
{
public:
    using Clock = std::chrono::steady_clock;

    /// `enter` is called on the server's thread before it makes a socket. Listens on `address`.
    explicit WebSocketTransfer(const QHostAddress &address, const std::function<void()> &enter = {})
        : server_([&] {
              if (enter)
                  enter();
              return std::make_unique<Server>(address, *this);
          })
    {
    }

    quint16 port() { return server_->listener.serverPort(); }

    /// `enter` is called on the client's thread.
    void connectTo(const QHostAddress &address, quint16 port,
                   const std::function<void()> &enter = {})
    {
        client_ = std::make_unique<OnThread<Client>>([&] {
            if (enter)
                enter();
            return std::make_unique<Client>(address, port, *this);
        });
        await();
    }

    /// From the moment when the client begins to send until the server has all of it.
    Clock::duration send(const QByteArray &message)
    {
        QWebSocket *socket = &(*client_)->socket;
        QMetaObject::invokeMethod(
            socket,
            [this, socket, message] {
                begunAt_ = Clock::now();
                socket->sendBinaryMessage(message);
                socket->flush();
            },
            Qt::QueuedConnection);
        await();
        return receivedAt_ - begunAt_.load();
    }

    /// What came last.
    const QByteArray &received() const { return received_; }

private:
    struct Server
    {
        Server(const QHostAddress &address, WebSocketTransfer &transfer)
        {
            if (!listener.listen(address))
                qFatal("no WebSocket server there");
            QObject::connect(
                &listener, &QWebSocketServer::newConnection, &listener, [this, &transfer] {
                    socket.reset(listener.nextPendingConnection());
                    QObject::connect(socket.get(), &QWebSocket::binaryMessageReceived, &listener,
                                     [&transfer](const QByteArray &message) {
                                         transfer.receivedAt_ = Clock::now();
                                         transfer.received_ = message;
                                         transfer.event_.release();
                                     });
                });
        }

        QWebSocketServer listener{QString(), QWebSocketServer::NonSecureMode};
        std::unique_ptr<QWebSocket> socket;
    };

    struct Client
    {
        Client(const QHostAddress &address, quint16 port, WebSocketTransfer &transfer)
        {
            QObject::connect(&socket, &QWebSocket::connected, &socket,
                             [&transfer] { transfer.event_.release(); });
            QUrl url;
            url.setScheme(QStringLiteral("ws"));
            url.setHost(address.toString());
            url.setPort(port);
            socket.setProxy(QNetworkProxy::NoProxy);
            socket.open(url);
        }

        QWebSocket socket;
    };

    void await()
    {
        if (!event_.try_acquire_for(std::chrono::minutes(1)))
            qFatal("nothing came over the WebSocket");
    }

    std::binary_semaphore event_{0}; ///< a connection, or a message
    std::atomic<Clock::time_point> begunAt_;
    Clock::time_point receivedAt_;
    QByteArray received_;
    OnThread<Server> server_;
    std::unique_ptr<OnThread<Client>> client_;
};

} // namespace splitscope::test
