#include "net/link/relayed_connection.h"

#include "net/link/arrival_stamp.h"

#include <QEvent>
#include <QNetworkProxy>
#include <QSocketNotifier>
#include <QTcpSocket>

#include <algorithm>
#include <utility>

namespace splitscope {

namespace {

/// What is taken out of the kernel in one go. Small enough that reading the rest of a long message
/// does not delay its first segments.
constexpr qint64 readBufferBytes = 64LL * 1024;

const QByteArray connectMethod = "CONNECT ";
const QByteArray endOfRequest = "\r\n\r\n";
constexpr qint64 mostRequestBytes = 8192;

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
    watchArrivals(client_);
    connect(client_, &QTcpSocket::disconnected, this, &RelayedConnection::ended);
    connect(target_, &QTcpSocket::connected, this, [this] {
        targetWasConnected_ = true;
        target_->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        watchArrivals(target_);
        if (entrance_ == Entrance::HttpConnect)
            client_->write("HTTP/1.1 200 OK\r\n\r\n");
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

void RelayedConnection::connectToTarget(const QString &host, quint16 port, Entrance entrance)
{
    targetHost_ = host;
    targetPort_ = port;
    entrance_ = entrance;
    awaitsConnectRequest_ = entrance == Entrance::HttpConnect;
    if (awaitsConnectRequest_)
        takeConnectRequest();
    else
        target_->connectToHost(host, port);
}

void RelayedConnection::takeConnectRequest()
{
    const QByteArray request = client_->peek(mostRequestBytes);
    const qsizetype end = request.indexOf(endOfRequest);
    const bool isOurs = request.startsWith(connectMethod.left(request.size()));
    if (!isOurs || (end < 0 && request.size() >= mostRequestBytes)) {
        Q_EMIT ended();
        return;
    }
    if (end < 0)
        return;
    client_->skip(end + endOfRequest.size());
    awaitsConnectRequest_ = false;
    target_->connectToHost(targetHost_, targetPort_);
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
    connect(socket, &QTcpSocket::readyRead, this, [this, outOfIt] {
        if (awaitsConnectRequest_)
            takeConnectRequest();
        else
            Q_EMIT readyRead(outOfIt);
    });
    connect(socket, &QTcpSocket::bytesWritten, this, [this, intoIt] { Q_EMIT written(intoIt); });
}

/// QTcpSocket reads from the kernel, which drops the stamp with the packet, before it tells of it.
void RelayedConnection::watchArrivals(QTcpSocket *socket)
{
    stampArrivals(socket->socketDescriptor());
    for (QSocketNotifier *notifier : socket->findChildren<QSocketNotifier *>()) {
        if (notifier->type() == QSocketNotifier::Read)
            notifier->installEventFilter(this);
    }
}

bool RelayedConnection::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::SockAct) {
        const qintptr descriptor = static_cast<QSocketNotifier *>(watched)->socket();
        const Direction direction =
            descriptor == client_->socketDescriptor() ? Direction::Uplink : Direction::Downlink;
        if (unreadBytes(direction) == 0)
            arrival(direction) = firstArrival(descriptor);
    }
    return QObject::eventFilter(watched, event);
}

std::optional<std::chrono::steady_clock::time_point>
RelayedConnection::takeArrival(Direction direction)
{
    return std::exchange(arrival(direction), std::nullopt);
}

QByteArray RelayedConnection::read(Direction direction, qint64 atMost)
{
    // Asked for more, QIODevice would allocate it first.
    return from(direction).read(std::min(atMost, unreadBytes(direction)));
}

qint64 RelayedConnection::unreadBytes(Direction direction) const
{
    return awaitsConnectRequest_ ? 0 : from(direction).bytesAvailable();
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

RelayedConnection::Arrival &RelayedConnection::arrival(Direction direction)
{
    return direction == Direction::Uplink ? uplinkArrival_ : downlinkArrival_;
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
