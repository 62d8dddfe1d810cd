#include "net/link/relayed_connection.h"

#include <QNetworkProxy>
#include <QTcpSocket>

#include <algorithm>

namespace splitscope {

namespace {

/// What is taken out of the kernel in one go. Small enough that reading the rest of a long message
/// does not delay its first segments.
constexpr qint64 readBufferBytes = 64LL * 1024;

} // namespace

RelayedConnection::RelayedConnection(QTcpSocket *client, QObject *parent)
    : QObject(parent), client_(client), target_(new QTcpSocket(this))
{
    client_->setParent(this);
    // A link that is measured leads straight to its target, whatever proxy the system has set.
    target_->setProxy(QNetworkProxy::NoProxy);
    client_->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connectSocket(client_, Direction::Uplink, Direction::Downlink);
    connectSocket(target_, Direction::Downlink, Direction::Uplink);
    connect(client_, &QTcpSocket::disconnected, this, &RelayedConnection::ended);
    connect(target_, &QTcpSocket::connected, this, [this] {
        targetWasConnected_ = true;
        target_->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        Q_EMIT targetConnected();
    });
    connect(target_, &QTcpSocket::stateChanged, this, [this](QAbstractSocket::SocketState state) {
        if (state != QAbstractSocket::UnconnectedState)
            return;
        if (targetWasConnected_)
            Q_EMIT targetGone();
        else
            Q_EMIT ended();
    });
}

RelayedConnection::~RelayedConnection()
{
    abort();
}

void RelayedConnection::connectToTarget(const QString &host, quint16 port)
{
    target_->connectToHost(host, port);
}

void RelayedConnection::abort()
{
    client_->disconnect(this);
    target_->disconnect(this);
    client_->abort();
    target_->abort();
}

void RelayedConnection::connectSocket(QTcpSocket *socket, Direction outOfIt, Direction intoIt)
{
    socket->setReadBufferSize(readBufferBytes);
    connect(socket, &QTcpSocket::readyRead, this, [this, outOfIt] { Q_EMIT readyRead(outOfIt); });
    connect(socket, &QTcpSocket::bytesWritten, this, [this, intoIt] { Q_EMIT written(intoIt); });
}

QByteArray RelayedConnection::read(Direction direction, qint64 atMost)
{
    // Asked for more, QIODevice would allocate it first.
    return from(direction).read(std::min(atMost, unreadBytes(direction)));
}

qint64 RelayedConnection::unreadBytes(Direction direction) const
{
    return from(direction).bytesAvailable();
}

void RelayedConnection::write(Direction direction, const QByteArray &bytes)
{
    to(direction).write(bytes);
}

void RelayedConnection::flush(Direction direction)
{
    to(direction).flush();
}

qint64 RelayedConnection::unwrittenBytes(Direction direction) const
{
    return to(direction).bytesToWrite();
}

void RelayedConnection::closeClient()
{
    client_->disconnectFromHost();
}

QTcpSocket &RelayedConnection::from(Direction direction) const
{
    return direction == Direction::Uplink ? *client_ : *target_;
}

QTcpSocket &RelayedConnection::to(Direction direction) const
{
    return direction == Direction::Uplink ? *target_ : *client_;
}

} // namespace splitscope
