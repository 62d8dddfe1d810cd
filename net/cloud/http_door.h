// Where connections come in: TLS, the head of a HTTP request, and a limit for each.
#pragma once

#include "engine/result.h"
#include "net/cloud/connection_gate.h"
#include "net/cloud/http_head.h"

#include <QHostAddress>
#include <QObject>
#include <QSet>
#include <QSslConfiguration>
#include <QTcpSocket>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace splitscope {

/// Answers plain requests itself and closes their connection; who wants to upgrade is handed on.
/// Accepts the TCP connections itself, because QWebSocketServer leaves Nagle's algorithm on, which
/// can hold a reply's last segment back by 40 ms, and has no limits for what has not shaken hands
/// yet. Lives on a thread with an event loop.
class HttpDoor : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        int waiting = 80; ///< connections that have not been handed on; more are dropped
        /// From a connection to its release(), or to the end of its answer.
        std::chrono::milliseconds patience = std::chrono::seconds(30);
    };
    /// For a path and who asks for it.
    using Pages = std::function<HttpPage(const QByteArray &path, const QHostAddress &peer)>;

    /// `gate` outlives the door.
    HttpDoor(Limits limits, ConnectionGate &gate, Pages pages, QObject *parent = nullptr);
    ~HttpDoor() override;

    /// For connections from now on; empty: none.
    void setTls(const std::optional<QSslConfiguration> &tls) { tls_ = tls; }
    bool hasTls() const { return tls_.has_value(); }
    /// Errors: AddressUnusable.
    Result<void> listen(const QHostAddress &address, quint16 port);
    /// Accepts no more; what is connected stays.
    void close();
    bool isOpen() const;
    QHostAddress address() const;
    quint16 port() const;

    /// It was upgraded: it is no longer dropped when its time is over, nor deleted when its
    /// connection is.
    void release(QTcpSocket *socket);
    /// The one that has not been released with this peer.
    QTcpSocket *waitingFrom(const QHostAddress &address, quint16 port) const;

Q_SIGNALS:
    /// Nothing of it has been read. It is still among those that wait.
    void upgradeWanted(QTcpSocket *socket);
    /// A connection was dropped before it got anywhere: "sessions-per-address", "failed-hellos",
    /// "handshakes", "no-http", "patience", "descriptors".
    void dropped(const QString &reason);

private:
    class Server;

    void accept(qintptr descriptor);
    void keep(QTcpSocket *socket);
    void awaitHead(QTcpSocket *socket);
    void readHead(QTcpSocket *socket);
    void drop(QTcpSocket *socket, const QString &reason);

    Limits limits_;
    ConnectionGate &gate_;
    Pages pages_;
    std::optional<QSslConfiguration> tls_;
    QSet<QTcpSocket *> waiting_; // outlives the server, whose sockets take themselves off it
    std::unique_ptr<Server> server_;
};

} // namespace splitscope
