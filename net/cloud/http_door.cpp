#include "net/cloud/http_door.h"

#include <QSslSocket>
#include <QTcpServer>
#include <QTimer>

#include <algorithm>
#include <utility>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

constexpr qint64 mostHeadBytes = 8192;
/// What the kernel may keep of what an edge does not read; it takes up to 4 MB otherwise.
constexpr int kernelBytes = 1024 * 1024;
/// Qt stops accepting when the system has no room for a connection; some may have ended by then.
constexpr std::chrono::milliseconds breath(500);

/// Whether whoever has just got this descriptor has one of the last: the lowest free one is given.
/// They are kept for files. Without any Qt 6.4 asks for the next connection again and again: the
/// first error that accept() meets in its life, mostly "none is waiting", stands for all later
/// ones.
bool isAmongTheLast(qintptr descriptor)
{
#ifdef Q_OS_UNIX
    constexpr rlim_t keptForFiles = 8;
    rlimit limit{};
    return ::getrlimit(RLIMIT_NOFILE, &limit) == 0
           && static_cast<rlim_t>(descriptor) + keptForFiles >= limit.rlim_cur;
#else
    static_cast<void>(descriptor);
    return false;
#endif
}

} // namespace

class HttpDoor::Server : public QTcpServer
{
public:
    explicit Server(HttpDoor &door) : door_(door) {}

protected:
    void incomingConnection(qintptr descriptor) override { door_.accept(descriptor); }

private:
    HttpDoor &door_;
};

HttpDoor::HttpDoor(Limits limits, ConnectionGate &gate, Pages pages, QObject *parent)
    : QObject(parent), limits_(limits), gate_(gate), pages_(std::move(pages)),
      server_(std::make_unique<Server>(*this))
{
    connect(server_.get(), &QTcpServer::acceptError, this, [this] {
        QTimer::singleShot(breath, server_.get(), [this] { server_->resumeAccepting(); });
    });
}

HttpDoor::~HttpDoor() = default;

Result<void> HttpDoor::listen(const QHostAddress &address, quint16 port)
{
    if (!server_->listen(address, port))
        return fail(ErrorKind::AddressUnusable,
                    u"%1:%2"_s.arg(address.toString()).arg(port).toStdString(),
                    server_->errorString().toStdString());
    return {};
}

void HttpDoor::close()
{
    server_->close();
}

bool HttpDoor::isOpen() const
{
    return server_->isListening();
}

QHostAddress HttpDoor::address() const
{
    return server_->serverAddress();
}

quint16 HttpDoor::port() const
{
    return server_->serverPort();
}

void HttpDoor::accept(qintptr descriptor)
{
    auto *secure = tls_ ? new QSslSocket(server_.get()) : nullptr;
    QTcpSocket *socket = secure ? secure : new QTcpSocket(server_.get());
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket; // Qt has closed the descriptor, or it was not open
        return;
    }
    using enum ConnectionGate::Verdict;
    const auto verdict = gate_.judge(socket->peerAddress());
    const bool scarce = isAmongTheLast(descriptor);
    if (scarce || verdict != Welcome || waiting_.size() >= limits_.waiting) {
        drop(socket, scarce                       ? u"descriptors"_s
                     : verdict == TooMany         ? u"sessions-per-address"_s
                     : verdict == TooManyFailures ? u"failed-hellos"_s
                                                  : u"handshakes"_s);
        socket->deleteLater();
        return;
    }
    keep(socket);
    if (!secure)
        return awaitHead(socket);
    connect(secure, &QSslSocket::encrypted, this, [this, secure] { awaitHead(secure); });
    secure->setSslConfiguration(*tls_);
    secure->startServerEncryption();
}

void HttpDoor::keep(QTcpSocket *socket)
{
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    socket->setReadBufferSize(mostHeadBytes);
    socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, kernelBytes);
    waiting_.insert(socket);
    gate_.entered(socket->peerAddress());
    const auto leave = [this, socket, peer = socket->peerAddress(),
                        isHere = std::make_shared<bool>(true)] {
        waiting_.remove(socket);
        if (std::exchange(*isHere, false))
            gate_.left(peer);
    };
    connect(socket, &QTcpSocket::disconnected, this, leave);
    connect(socket, &QObject::destroyed, this, leave); // not all that are dropped were connected
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(limits_.patience, socket, [this, socket] {
        if (waiting_.contains(socket))
            drop(socket, u"patience"_s);
    });
}

void HttpDoor::awaitHead(QTcpSocket *socket)
{
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readHead(socket); });
    if (socket->bytesAvailable() > 0)
        readHead(socket);
}

void HttpDoor::readHead(QTcpSocket *socket)
{
    const QByteArray seen = socket->peek(mostHeadBytes);
    const auto end = seen.indexOf("\r\n\r\n");
    if (end < 0 && seen.size() < mostHeadBytes)
        return;
    disconnect(socket, &QTcpSocket::readyRead, this, nullptr);
    const auto head = end < 0 ? std::nullopt : httpHead(QByteArrayView(seen).first(end));
    if (!head)
        return drop(socket, u"no-http"_s);
    if (head->upgrade) {
        socket->setReadBufferSize(0); // what comes now is counted by the WebSocket
        Q_EMIT upgradeWanted(socket);
        return;
    }
    socket->readAll();
    socket->write(httpAnswer(pages_(head->path, socket->peerAddress()), *head));
    socket->disconnectFromHost();
}

void HttpDoor::release(QTcpSocket *socket)
{
    waiting_.remove(socket);
    disconnect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
}

void HttpDoor::drop(QTcpSocket *socket, const QString &reason)
{
    Q_EMIT dropped(reason);
    socket->abort();
}

QTcpSocket *HttpDoor::waitingFrom(const QHostAddress &address, quint16 port) const
{
    const auto found = std::ranges::find_if(waiting_, [&](const QTcpSocket *socket) {
        return socket->peerPort() == port && socket->peerAddress() == address;
    });
    return found == waiting_.end() ? nullptr : *found;
}

} // namespace splitscope
