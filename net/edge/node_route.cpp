#include "net/edge/node_route.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace splitscope {

namespace {

constexpr auto patience = 3s; // for a node that is being started
constexpr auto firstPause = 50ms;
constexpr auto longestPause = 500ms;

/// Gone once its signal that is being handled has returned.
template<typename T>
void deleteSoon(std::unique_ptr<T> object)
{
    if (!object)
        return;
    object->disconnect();
    object.release()->deleteLater();
}

/// In words that errorText() has in every language: Qt's are in the language of the moment, and
/// stay in it.
std::string reasonOf(QAbstractSocket::SocketError error, const QString &otherwise)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return "the connection was refused";
    case QAbstractSocket::SocketTimeoutError:
        return "it did not answer in time";
    case QAbstractSocket::NetworkError:
        return "no network leads there";
    case QAbstractSocket::RemoteHostClosedError:
        return "it closed the connection";
    default:
        return otherwise.toStdString();
    }
}

QHostAddress loopback()
{
    return QHostAddress(QHostAddress::LocalHost);
}

/// TLS compares the name that was connected to with the certificate's. Qt asks no proxy for an
/// address of this computer, but the emulator's then has the same name.
Entrance entranceTo(const QUrl &node)
{
    const bool isLoopback = QHostAddress(node.host()).isLoopback();
    return node.scheme() == "wss"_L1 && !isLoopback ? Entrance::HttpConnect : Entrance::Direct;
}

quint16 portOf(const QUrl &url)
{
    return static_cast<quint16>(url.port(url.scheme() == "wss"_L1 ? 443 : 80));
}

} // namespace

NodeRoute::NodeRoute(Network network, const Fingerprint &fingerprint)
    : network_(std::move(network)), identity_(identityOf(network_, fingerprint)),
      player_(&TracePlayer::Clock::now, this), nextKnock_(this)
{
    nextKnock_.setSingleShot(true);
    connect(&nextKnock_, &QTimer::timeout, this, &NodeRoute::knock);
    connect(&player_, &TracePlayer::changed, this, [this](const LinkConditions &link) {
        if (emulator_)
            emulator_->setLink(link);
    });
}

void NodeRoute::setNode(const Node &node)
{
    if (node == node_)
        return;
    disconnectNow();
    node_ = node;
}

void NodeRoute::prepare(const LinkConditions &link, const Device &device, const Preparing &call)
{
    const bool straight = link.unshaped();
    const bool sameLink = link == link_;
    link_ = link;
    device_ = device;
    player_.play(link);
    if (connection_ && connection_->isReady() && straight == !emulator_) {
        preparing_ = call;
        if (emulator_)
            emulator_->setLink(player_.linkNow());
        if (!sameLink)
            connection_->roundTrip().forget();
        return settle();
    }
    disconnectNow();
    preparing_ = call;
    pause_ = firstPause;
    firstKnock_ = std::chrono::steady_clock::now();
    knock();
}

// A plain TCP connection first: behind the emulated link, or within a WebSocket's handshake, a
// node that is not there looks like one that hangs up.
void NodeRoute::knock()
{
    setState(CloudClient::State::Connecting);
    knocker_ = std::make_unique<QTcpSocket>();
    knocker_->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    connect(knocker_.get(), &QTcpSocket::connected, this, &NodeRoute::reached);
    connect(knocker_.get(), &QTcpSocket::errorOccurred, this, &NodeRoute::unreachable);
    knocker_->connectToHost(node_.url.host(), portOf(node_.url));
}

void NodeRoute::reached()
{
    deleteSoon(std::move(knocker_));
    emulator_.reset();
    if (!link_.unshaped()) {
        if (const auto started = startEmulator(); !started)
            return endCallWith(started.error());
    }
    connectToNode();
}

Result<void> NodeRoute::startEmulator()
{
    emulator_ = std::make_unique<LinkEmulator>();
    emulator_->setLink(player_.linkNow());
    return emulator_->listen(node_.url.host(), portOf(node_.url), entranceTo(node_.url));
}

void NodeRoute::unreachable(QAbstractSocket::SocketError error)
{
    const std::string reason = reasonOf(error, knocker_->errorString());
    deleteSoon(std::move(knocker_));
    if (error == QAbstractSocket::HostNotFoundError)
        return endCallWith({ErrorKind::HostNotFound, node_.url.host().toStdString(), {}});
    if (error == QAbstractSocket::ConnectionRefusedError && isPatient())
        return knockAgain();
    endCallWith({ErrorKind::ConnectionRefused, node_.url.toString().toStdString(), reason});
}

bool NodeRoute::isPatient() const
{
    return std::chrono::steady_clock::now() + pause_ < firstKnock_ + patience;
}

/// Many edges lose a node at the same moment, and shall not come back at the same one.
void NodeRoute::knockAgain()
{
    const auto pause = static_cast<int>(pause_.count());
    nextKnock_.start(pause / 2 + QRandomGenerator::global()->bounded(pause / 2 + 1));
    pause_ = std::min<std::chrono::milliseconds>(2 * pause_, longestPause);
}

/// A node that ends, or has just begun, may take a connection and drop it.
void NodeRoute::onBroken(const Error &error)
{
    const bool isConnecting = preparing_ && state_ == CloudClient::State::Connecting;
    if (!isConnecting || error.kind != ErrorKind::ConnectionLost || !isPatient())
        return endCallWith(error);
    deleteSoon(std::move(connection_));
    emulator_.reset();
    knockAgain();
}

void NodeRoute::connectToNode()
{
    connection_ = std::make_unique<NodeConnection>(network_, identity_, node_.url, node_.token);
    connection_->trustOnly(node_.trusted);
    connectOutcomes();
    if (!emulator_)
        return connection_->open(node_.url);
    if (entranceTo(node_.url) == Entrance::HttpConnect)
        return connection_->open(
            node_.url, {QNetworkProxy::HttpProxy, loopback().toString(), emulator_->port()});
    QUrl address = node_.url;
    address.setHost(loopback().toString());
    address.setPort(emulator_->port());
    connection_->open(address);
}

void NodeRoute::connectOutcomes()
{
    connect(connection_.get(), &NodeConnection::ready, this, [this] {
        setState(CloudClient::State::Connected);
        settle();
    });
    connect(connection_.get(), &NodeConnection::settled, this, &NodeRoute::onSettled);
    connect(connection_.get(), &NodeConnection::probed, this, &NodeRoute::onProbed);
    connect(connection_.get(), &NodeConnection::broken, this, &NodeRoute::onBroken);
    connect(connection_.get(), &NodeConnection::answered, this, [this](const CloudReply &reply) {
        if (const Finishing call = std::exchange(finishing_, {}))
            call->bring(Answer{reply, emulator_ ? emulator_->uplinkUsage() : std::nullopt,
                               connection_->roundTrip().smallest()});
    });
    connect(connection_.get(), &NodeConnection::runFailed, this, [this](const Error &error) {
        if (const Finishing call = std::exchange(finishing_, {}))
            call->bring(tl::make_unexpected(error));
    });
}

void NodeRoute::settle()
{
    connection_->use(device_);
    connection_->settle(pongPatience());
}

/// Two seconds for the node, and both ways twice for the link.
std::chrono::milliseconds NodeRoute::pongPatience() const
{
    const bool emulated = link_.shaping == LinkShaping::Emulated;
    return 2s + std::chrono::ceil<std::chrono::milliseconds>(emulated ? 4 * link_.delay : 0us);
}

void NodeRoute::onSettled()
{
    if (emulator_ && preparing_)
        emulator_->measureTimers();
    if (const auto roundTrip = connection_->roundTrip().smallest())
        Q_EMIT roundTripMeasured(*roundTrip);
    if (const Preparing call = std::exchange(preparing_, {}))
        call->bring(Prepared{player_.start(), connection_->nodeLoad()});
}

void NodeRoute::finish(const Device &device, const RunRequest &request, const QByteArray &payload,
                       const Finishing &call)
{
    if (!connection_ || !connection_->isReady())
        return call->bring(fail(ErrorKind::ConnectionLost, node_.url.toString().toStdString(),
                                "the pause between two runs"));
    if (emulator_)
        emulator_->resetUsage();
    finishing_ = call;
    connection_->use(device);
    connection_->run(request, payload);
}

void NodeRoute::probe(std::int64_t bytes, const Probing &call)
{
    if (!connection_ || !connection_->isReady())
        return call->bring(fail(ErrorKind::ConnectionLost, node_.url.toString().toStdString(),
                                "the pause between two runs"));
    probing_ = call;
    probe_ = {.id = probe_.id + 1, .bytes = bytes, .replyBytes = bytes};
    probeBegin_ = std::chrono::steady_clock::now();
    connection_->probe(probe_, pongPatience());
}

void NodeRoute::onProbed(const std::optional<Arrival> &up, const std::optional<Arrival> &down)
{
    const auto rateOf = [](const std::optional<Arrival> &arrival) {
        return arrival ? mbitPerSecond(*arrival) : std::nullopt;
    };
    const auto took = std::chrono::steady_clock::now() - probeBegin_;
    if (const Probing call = std::exchange(probing_, {}))
        call->bring(LinkProbe{.uplinkMbitPerSecond = rateOf(up),
                              .downlinkMbitPerSecond = rateOf(down),
                              .leastRoundTrip = connection_->roundTrip().smallest(),
                              .medianRoundTrip = connection_->roundTrip().median(),
                              .uplinkBytes = probe_.bytes,
                              .downlinkBytes = probe_.replyBytes,
                              .took = std::chrono::round<std::chrono::microseconds>(took)});
}

void NodeRoute::abandon()
{
    disconnectNow();
}

void NodeRoute::endCallWith(const Error &error)
{
    const Preparing preparing = std::exchange(preparing_, {});
    const Finishing finishing = std::exchange(finishing_, {});
    const Probing probing = std::exchange(probing_, {});
    disconnectNow();
    if (preparing)
        preparing->bring(tl::make_unexpected(error));
    if (finishing)
        finishing->bring(tl::make_unexpected(error));
    if (probing)
        probing->bring(tl::make_unexpected(error));
}

void NodeRoute::disconnectNow()
{
    preparing_.reset();
    finishing_.reset();
    probing_.reset();
    nextKnock_.stop();
    deleteSoon(std::move(knocker_));
    deleteSoon(std::move(connection_));
    emulator_.reset();
    setState(CloudClient::State::Disconnected);
}

void NodeRoute::setState(CloudClient::State state)
{
    if (std::exchange(state_, state) != state)
        Q_EMIT stateChanged(state);
}

} // namespace splitscope
