// One direction of an emulated link: what waits for it, and what is on its way.
#pragma once

#include "net/link/token_bucket.h"

#include <QByteArray>

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <random>
#include <vector>

namespace splitscope {

enum class ConnectionId : std::uint64_t {};

struct OneWayConditions
{
    std::optional<Bandwidth> rate;
    std::int64_t burstBytes = 0;
    std::chrono::microseconds delay{0};
    std::chrono::microseconds jitter{0};
    std::uint64_t jitterSeed = 1;
    std::optional<std::int64_t> queueLimitBytes;
    std::chrono::nanoseconds timerLateness{0}; ///< of a kernel that would shape it: TokenBucket
};

/// All connections share one bucket, a segment each in turn. A chunk is a segment: as much as a
/// connection has waiting when it may leave, up to 1448 bytes, charged with one set of headers.
/// So bytes that wait together fill their segments, and a stream is charged for each 1448 bytes
/// begun of its whole length, however its sender wrote it; what comes after a pause begins a new
/// segment, as it does in TCP, which has sent the unfilled one by then.
/// Each chunk's delay is drawn when it leaves; one that would overtake arrives with the one before.
/// Only the next chunk has a departure, and it is worked out anew each time, so a change of the
/// conditions counts for all that has not left. Told the time, never asks for it. One thread.
class LinkShaper
{
public:
    using Clock = TokenBucket::Clock;

    struct Arrival
    {
        ConnectionId connection;
        QByteArray bytes;
        std::int64_t wireBytes;
        std::chrono::nanoseconds delay; ///< from its departure on
    };

    LinkShaper(const OneWayConditions &conditions, Clock::time_point now);

    void setConditions(const OneWayConditions &conditions, Clock::time_point now);

    void enqueue(ConnectionId connection, const QByteArray &bytes, Clock::time_point now);
    /// While held back, a connection's bytes wait without using the link; what is on its way
    /// arrives all the same.
    void setHeldBack(ConnectionId connection, bool heldBack, Clock::time_point now);
    bool isHeldBack(ConnectionId connection) const;
    /// Drops what it has waiting and on the way.
    void remove(ConnectionId connection, Clock::time_point now);

    /// What has arrived by `now`, in order.
    std::vector<Arrival> takeArrived(Clock::time_point now);
    /// When takeArrived() has something next; empty while nothing is bound to arrive.
    std::optional<Clock::time_point> nextArrival() const;
    /// When all that it holds now will have arrived, what is held back left out, or some time after
    /// `horizon` where it is not through by then. What is still to be drawn counts as the least.
    std::optional<Clock::time_point> lastArrival(Clock::time_point horizon) const;

    /// Waiting and on the way.
    qsizetype heldBytes(ConnectionId connection) const;
    /// Payload that the queue has room for; empty where it has no limit.
    std::optional<qsizetype> queueRoom() const;
    /// When half of the queue's limit will be free; empty where it is, or has no limit.
    std::optional<Clock::time_point> queueRelief() const;
    /// What may leave at once; 0 where there is no limit.
    std::int64_t credit(Clock::time_point now) const { return bucket_.credit(now); }

private:
    struct Stream
    {
        QByteArray waiting;
        qsizetype onTheWay = 0;
        bool heldBack = false;
    };
    struct Chunk
    {
        Arrival arrival; ///< its delay is not known yet
        Clock::time_point leftAt;
        double draw; ///< -1..1
    };

    void depart(Clock::time_point now);
    void joinTurns(ConnectionId connection, Clock::time_point now);
    qsizetype nextChunkBytes() const;
    qsizetype mostChunkBytes() const;
    std::int64_t waitingWireBytes() const;
    Clock::time_point arrivalOf(const Chunk &chunk) const;
    Clock::duration leastDelay() const { return conditions_.delay - conditions_.jitter; }
    double drawn();

    OneWayConditions conditions_;
    TokenBucket bucket_;
    std::mt19937_64 draws_;
    std::map<ConnectionId, Stream> streams_;
    std::deque<ConnectionId> turns_; ///< those that have bytes waiting and are not held back
    Clock::time_point turnsSince_;   ///< since when there has been one without a break
    std::deque<Chunk> onTheWay_;     ///< by departure
};

} // namespace splitscope
