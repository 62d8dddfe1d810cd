// The emulator's own thread: sockets in, the shaper's times, sockets out.
#pragma once

#include "engine/result.h"
#include "net/link/direction.h"
#include "net/link/entrance.h"
#include "net/link/link_shaper.h"
#include "net/link/pending_link.h"
#include "net/link/usage_meter.h"

#include <QObject>
#include <QString>
#include <QTcpServer>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>

namespace splitscope {

class RelayedConnection;

/// Lives on a thread that serves nothing else: it sleeps there, never longer than 2 ms, and spins
/// at the end of it, to be on time where the event loop's timers are too coarse. It is on time with
/// the last of what it holds, which ends a message; what has more behind it may be 5 ms late, since
/// each wake-up costs as much CPU as writing several segments.
class LinkRelay : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the relay.
    LinkRelay(PendingLink &pendingLink, UsageMeter &uplinkUsage);
    ~LinkRelay() override;

    /// The first thing on its thread: takes 12 ms to get to know the computer's timers.
    void start();
    /// Gets to know them anew, where the link that is set depends on them.
    void measureTimers();

    /// The port on loopback. Closes what an earlier call has opened. Errors: AddressUnusable.
    Result<quint16> listen(const QString &targetHost, quint16 targetPort, Entrance entrance);

    /// Looks for a change of the link.
    void wake();

private:
    using Clock = LinkShaper::Clock;

    void accept();
    void onTargetGone(ConnectionId id);
    void onReadyRead(ConnectionId id, Direction direction);
    void onWritten(ConnectionId id, Direction direction);
    void drop(ConnectionId id);
    void dropAll();

    void onTimeout();
    void pump();
    void applyPendingLink();
    void deliver(Direction direction);
    void intake(ConnectionId id, Direction direction);
    void refill(Direction direction);
    bool isHeldByQueue(Direction direction) const;
    void finish(ConnectionId id);
    void planNext();
    std::optional<std::chrono::milliseconds> timerFor(Direction direction, Clock::time_point now);

    RelayedConnection *find(ConnectionId id) const;
    LinkShaper &shaper(Direction direction);
    OneWayConditions oneWay(Direction direction) const;
    void applyLink();
    bool holdsTwoFrames() const;
    std::chrono::nanoseconds filterLateness(const std::optional<Bandwidth> &rate) const;

    PendingLink &pendingLink_;
    UsageMeter &uplinkUsage_;
    LinkConditions link_;
    std::chrono::microseconds kernelTimerLateness_{0}; ///< of a filter in the kernel: TokenBucket
    LinkShaper uplink_;
    LinkShaper downlink_;
    QTcpServer server_;
    QTimer timer_;
    std::optional<Clock::time_point> punctualAt_; ///< the next arrival that must not be late
    bool hasTakenIn_ = false;                     ///< since the timer's last time-out
    QString targetHost_;
    quint16 targetPort_ = 0;
    Entrance entrance_ = Entrance::Direct;
    std::uint64_t lastId_ = 0;
    std::map<ConnectionId, RelayedConnection *> connections_; ///< children of this
    std::set<ConnectionId> finishing_; ///< their target is gone, what it had sent is not through
};

} // namespace splitscope
