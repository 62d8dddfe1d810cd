#include "net/link/link_relay.h"

#include "net/link/relayed_connection.h"
#include "net/link/timer_lateness.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QTcpSocket>

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>
#include <vector>

namespace splitscope {

namespace {

/// What a connection may have under way in one direction, as the window of a TCP connection bounds
/// it (Linux's default limit). Any AlexNet activation fits, so a sender that gives up in the midst
/// of one is noticed at once: its end of the stream does not stand behind unread bytes.
constexpr qint64 windowBytes = 4LL * 1024 * 1024;

/// A reader that leaves so much unread holds its sender back until it has taken most of it.
constexpr qint64 slowReaderBytes = 1024LL * 1024;
constexpr qint64 readerCaughtUpBytes = 256LL * 1024;

/// The event loop's timers are up to this much late; the rest of a punctual wait is slept.
constexpr std::chrono::milliseconds timerLateness(1);
constexpr std::chrono::milliseconds longestSleep(2);
/// A sleep ends late too, by less than this on an idle computer; the rest is spun away.
constexpr std::chrono::microseconds longestSpin(150);
/// Of a segment that has others waiting behind it.
constexpr std::chrono::milliseconds longestLateness(5);

} // namespace

LinkRelay::LinkRelay(PendingLink &pendingLink, UsageMeter &uplinkUsage)
    : pendingLink_(pendingLink), uplinkUsage_(uplinkUsage), uplink_({}, Clock::now()),
      downlink_({}, Clock::now()), server_(this), timer_(this)
{
    server_.setProxy(QNetworkProxy::NoProxy);
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &LinkRelay::onTimeout);
    connect(&server_, &QTcpServer::newConnection, this, &LinkRelay::accept);
}

LinkRelay::~LinkRelay()
{
    dropAll();
}

void LinkRelay::start()
{
    sleepPrecisely();
    kernelTimerLateness_ = measuredTimerLateness();
}

void LinkRelay::measureTimers()
{
    applyPendingLink();
    if (holdsTwoFrames())
        return;
    kernelTimerLateness_ = measuredTimerLateness();
    applyLink();
}

Result<quint16> LinkRelay::listen(const QString &targetHost, quint16 targetPort, Entrance entrance)
{
    server_.close();
    dropAll();
    targetHost_ = targetHost;
    targetPort_ = targetPort;
    entrance_ = entrance;
    const QHostAddress address(QHostAddress::LocalHost);
    if (!server_.listen(address)) {
        return fail(ErrorKind::AddressUnusable, address.toString().toStdString(),
                    server_.errorString().toStdString());
    }
    return server_.serverPort();
}

void LinkRelay::wake()
{
    pump();
}

void LinkRelay::accept()
{
    while (QTcpSocket *client = server_.nextPendingConnection()) {
        const ConnectionId id{++lastId_};
        auto *connection = new RelayedConnection(client, this);
        connections_.emplace(id, connection);
        uplink_.setHeldBack(id, true, Clock::now());
        connect(connection, &RelayedConnection::targetConnected, this, [this, id] {
            uplink_.setHeldBack(id, false, Clock::now());
            pump();
        });
        connect(connection, &RelayedConnection::readyRead, this,
                [this, id](Direction direction) { onReadyRead(id, direction); });
        connect(connection, &RelayedConnection::written, this,
                [this, id](Direction direction) { onWritten(id, direction); });
        connect(connection, &RelayedConnection::targetGone, this, [this, id] { onTargetGone(id); });
        connect(connection, &RelayedConnection::ended, this, [this, id] { drop(id); });
        connection->connectToTarget(targetHost_, targetPort_, entrance_);
    }
}

/// What the target had sent still arrives, in its time, as it would over a real link: it may be
/// the reason why it closes.
void LinkRelay::onTargetGone(ConnectionId id)
{
    uplink_.remove(id, Clock::now());
    finishing_.insert(id);
    intake(id, Direction::Downlink);
    pump();
}

void LinkRelay::onReadyRead(ConnectionId id, Direction direction)
{
    intake(id, direction);
    pump();
}

/// Often called from within deliver(), so it only asks for another round.
void LinkRelay::onWritten(ConnectionId id, Direction direction)
{
    const RelayedConnection *connection = find(id);
    if (!connection || !shaper(direction).isHeldBack(id)
        || connection->unwrittenBytes(direction) > readerCaughtUpBytes)
        return;
    shaper(direction).setHeldBack(id, false, Clock::now());
    intake(id, direction);
    timer_.start(0);
}

void LinkRelay::drop(ConnectionId id)
{
    const auto found = connections_.find(id);
    if (found == connections_.end())
        return;
    uplink_.remove(id, Clock::now());
    downlink_.remove(id, Clock::now());
    finishing_.erase(id);
    RelayedConnection *connection = found->second;
    connections_.erase(found);
    connection->disconnect(this);
    connection->abort();
    connection->deleteLater();
}

void LinkRelay::dropAll()
{
    while (!connections_.empty())
        drop(connections_.begin()->first);
}

void LinkRelay::onTimeout()
{
    // While bytes come in, the sockets have the next turn before anything is slept: on a fast link
    // they come faster than it sends.
    const bool maySleep = !std::exchange(hasTakenIn_, false);
    if (maySleep && punctualAt_ && *punctualAt_ - Clock::now() < longestSleep) {
        std::this_thread::sleep_until(*punctualAt_ - longestSpin);
        while (Clock::now() < *punctualAt_) {
        }
    }
    pump();
}

void LinkRelay::pump()
{
    applyPendingLink();
    deliver(Direction::Uplink);
    deliver(Direction::Downlink);
    for (const ConnectionId id : std::vector(finishing_.begin(), finishing_.end()))
        finish(id);
    planNext();
}

void LinkRelay::applyPendingLink()
{
    const std::optional<LinkConditions> change = pendingLink_.take();
    if (!change)
        return;
    link_ = *change;
    applyLink();
}

void LinkRelay::applyLink()
{
    uplink_.setConditions(oneWay(Direction::Uplink), Clock::now());
    downlink_.setConditions(oneWay(Direction::Downlink), Clock::now());
}

void LinkRelay::deliver(Direction direction)
{
    const std::vector<LinkShaper::Arrival> arrivals = shaper(direction).takeArrived(Clock::now());
    std::set<ConnectionId> receivers;
    std::int64_t wireBytes = 0;
    Clock::duration delay{0};
    for (const LinkShaper::Arrival &arrival : arrivals) {
        if (RelayedConnection *connection = find(arrival.connection))
            connection->write(direction, arrival.bytes);
        receivers.insert(arrival.connection);
        wireBytes += arrival.wireBytes;
        delay = arrival.delay;
    }
    // Taken before they are flushed: that wakes the receiver, which may take the core from here.
    const auto leftAt = Clock::now() - delay;
    // Flushing may end a connection, whose signal then drops it.
    for (const ConnectionId id : receivers) {
        if (RelayedConnection *connection = find(id))
            connection->flush(direction);
        if (const RelayedConnection *connection = find(id)) {
            if (connection->unwrittenBytes(direction) > slowReaderBytes)
                shaper(direction).setHeldBack(id, true, Clock::now());
            intake(id, direction);
        }
    }
    if (direction == Direction::Uplink && wireBytes > 0)
        uplinkUsage_.left(leftAt, wireBytes);
    refill(direction);
}

/// Takes in what has come, up to the window and the queue's limit; the rest stays with the sender.
void LinkRelay::intake(ConnectionId id, Direction direction)
{
    RelayedConnection *connection = find(id);
    if (!connection)
        return;
    if (direction == Direction::Uplink && finishing_.contains(id)) {
        connection->read(direction, windowBytes);
        return;
    }
    LinkShaper &link = shaper(direction);
    qint64 room = windowBytes - link.heldBytes(id) - connection->unwrittenBytes(direction);
    if (const auto queueRoom = link.queueRoom())
        room = std::min<qint64>(room, *queueRoom);
    const QByteArray bytes = connection->read(direction, std::max<qint64>(room, 0));
    if (bytes.isEmpty())
        return;
    // The link begins when the sender has written, not when this thread has been woken.
    const auto arrivedAt = connection->takeArrival(direction).value_or(Clock::now());
    hasTakenIn_ = true;
    applyPendingLink();
    if (direction == Direction::Uplink)
        uplinkUsage_.entered(arrivedAt, link.credit(arrivedAt));
    link.enqueue(id, bytes, arrivedAt);
}

/// Takes in what the limited queue had no room for.
void LinkRelay::refill(Direction direction)
{
    if (!link_.queueLimitBytes)
        return;
    // Taking in may end a connection.
    std::vector<ConnectionId> ids;
    for (const auto &[id, connection] : connections_)
        ids.push_back(id);
    for (const ConnectionId id : ids)
        intake(id, direction);
}

bool LinkRelay::isHeldByQueue(Direction direction) const
{
    return std::ranges::any_of(
        connections_, [=](const auto &entry) { return entry.second->unreadBytes(direction) > 0; });
}

void LinkRelay::finish(ConnectionId id)
{
    RelayedConnection *connection = find(id);
    if (!connection || downlink_.heldBytes(id) > 0
        || connection->unreadBytes(Direction::Downlink) > 0)
        return;
    connection->closeClient();
}

void LinkRelay::planNext()
{
    const auto now = Clock::now();
    punctualAt_.reset();
    const auto up = timerFor(Direction::Uplink, now);
    const auto down = timerFor(Direction::Downlink, now);
    const auto ahead = up && down ? std::min(up, down) : (up ? up : down);
    if (ahead)
        timer_.start(std::max(*ahead, std::chrono::milliseconds(0)));
    else
        timer_.stop();
}

/// How long the event loop may wait; what remains of a punctual wait is slept.
std::optional<std::chrono::milliseconds> LinkRelay::timerFor(Direction direction,
                                                             Clock::time_point now)
{
    const LinkShaper &link = shaper(direction);
    const auto next = link.nextArrival();
    if (!next)
        return std::nullopt;
    const auto until = [now](Clock::time_point then) {
        return std::chrono::floor<std::chrono::milliseconds>(then - now);
    };
    const auto last = *link.lastArrival(*next + longestLateness + longestSleep);
    const auto relief = isHeldByQueue(direction) ? link.queueRelief() : std::nullopt;
    if (last - *next <= longestLateness || relief) {
        const auto punctual = std::min(last, relief.value_or(last));
        punctualAt_ = std::min(punctual, punctualAt_.value_or(punctual));
        return until(punctual) - timerLateness;
    }
    return std::min(until(*next) + longestLateness - timerLateness, until(last) - longestSleep);
}

RelayedConnection *LinkRelay::find(ConnectionId id) const
{
    const auto found = connections_.find(id);
    return found == connections_.end() ? nullptr : found->second;
}

LinkShaper &LinkRelay::shaper(Direction direction)
{
    return direction == Direction::Uplink ? uplink_ : downlink_;
}

OneWayConditions LinkRelay::oneWay(Direction direction) const
{
    const bool up = direction == Direction::Uplink;
    const auto rate = up ? link_.uplink : link_.downlink;
    return {.rate = rate,
            .burstBytes = link_.burstBytes,
            .delay = link_.delay,
            .jitter = link_.jitter,
            // Not the same delays both ways.
            .jitterSeed = up ? link_.jitterSeed : ~link_.jitterSeed,
            .queueLimitBytes = link_.queueLimitBytes,
            .timerLateness = filterLateness(rate)};
}

bool LinkRelay::holdsTwoFrames() const
{
    return link_.burstBytes >= 2 * wireBytes(segmentPayloadBytes);
}

/// The kernel's filter loses by its late timer with any burst, if only the link is fast enough:
/// 1000 Mbit/s do not come out of a bucket of 4096 bytes. Here they do, since a bucket that holds a
/// second frame is meant to make up for it.
std::chrono::nanoseconds LinkRelay::filterLateness(const std::optional<Bandwidth> &rate) const
{
    if (!rate || !holdsTwoFrames())
        return kernelTimerLateness_;
    const std::int64_t beyondFrame = link_.burstBytes - wireBytes(segmentPayloadBytes);
    const std::chrono::duration<double> lossless(static_cast<double>(beyondFrame)
                                                 / rate->bytesPerSecond());
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
        std::min<std::chrono::duration<double>>(kernelTimerLateness_, lossless));
}

} // namespace splitscope
