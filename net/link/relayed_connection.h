// The two sockets of one connection through the emulated link.
#pragma once

#include "net/link/direction.h"
#include "net/link/entrance.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <chrono>
#include <optional>

class QTcpSocket;

namespace splitscope {

/// Reads from the one end and writes to the other when told to; knows nothing of time.
/// Lives on the emulator's thread.
class RelayedConnection : public QObject
{
    Q_OBJECT

public:
    /// Takes `client` over.
    RelayedConnection(QTcpSocket *client, QObject *parent);
    /// As abort().
    ~RelayedConnection() override;

    /// Through HttpConnect: once the client has asked for it. Until then nothing can be read.
    void connectToTarget(const QString &host, quint16 port, Entrance entrance);
    /// Closes both ends at once, without a signal.
    void abort();

    QByteArray read(Direction direction, qint64 atMost);
    qint64 unreadBytes(Direction direction) const;
    /// When what is read next reached the socket that had been read empty; empty where it had not,
    /// or where nobody knows. Once for each time.
    std::optional<std::chrono::steady_clock::time_point> takeArrival(Direction direction);

    /// Buffered until flush(), and as long as the reader is slow.
    void write(Direction direction, const QByteArray &bytes);
    void flush(Direction direction);
    qint64 unwrittenBytes(Direction direction) const;

    /// Ends the client's side once it has taken what was written to it; ended() follows.
    void closeClient();

Q_SIGNALS:
    void targetConnected();
    void readyRead(splitscope::Direction direction);
    void written(splitscope::Direction direction);
    /// The target has closed, or failed, after it had been connected.
    void targetGone();
    /// The client has gone, or the target was never reached.
    void ended();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Arrival = std::optional<std::chrono::steady_clock::time_point>;

    QTcpSocket &from(Direction direction) const;
    QTcpSocket &to(Direction direction) const;
    void connectSocket(QTcpSocket *socket, Direction outOfIt, Direction intoIt);
    void watchArrivals(QTcpSocket *socket);
    void takeConnectRequest();
    Arrival &arrival(Direction direction);

    QTcpSocket *client_;
    QTcpSocket *target_;
    Arrival uplinkArrival_;
    Arrival downlinkArrival_;
    QString targetHost_;
    quint16 targetPort_ = 0;
    Entrance entrance_ = Entrance::Direct;
    bool awaitsConnectRequest_ = false;
    bool targetWasConnected_ = false;
};

} // namespace splitscope
