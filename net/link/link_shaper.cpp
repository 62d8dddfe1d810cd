#include "net/link/link_shaper.h"

#include <algorithm>
#include <utility>

namespace splitscope {

LinkShaper::LinkShaper(const OneWayConditions &conditions, Clock::time_point now)
    : bucket_(conditions.rate, conditions.burstBytes, now), delay_(conditions.delay),
      turnsSince_(now)
{
}

void LinkShaper::setConditions(const OneWayConditions &conditions, Clock::time_point now)
{
    depart(now);
    bucket_.setRate(conditions.rate, conditions.burstBytes, now);
    delay_ = conditions.delay;
    turnsSince_ = now;
}

void LinkShaper::enqueue(ConnectionId connection, const QByteArray &bytes, Clock::time_point now)
{
    if (bytes.isEmpty())
        return;
    // First, so that a queue that has run empty meanwhile is not taken for one that never did.
    depart(now);
    Stream &stream = streams_[connection];
    const bool wasWaiting = !stream.waiting.isEmpty();
    stream.waiting.append(bytes);
    if (!wasWaiting && !stream.heldBack)
        joinTurns(connection, now);
}

void LinkShaper::setHeldBack(ConnectionId connection, bool heldBack, Clock::time_point now)
{
    depart(now);
    Stream &stream = streams_[connection];
    if (std::exchange(stream.heldBack, heldBack) == heldBack || stream.waiting.isEmpty())
        return;
    if (heldBack)
        std::erase(turns_, connection);
    else
        joinTurns(connection, now);
}

bool LinkShaper::isHeldBack(ConnectionId connection) const
{
    const auto stream = streams_.find(connection);
    return stream != streams_.end() && stream->second.heldBack;
}

void LinkShaper::remove(ConnectionId connection, Clock::time_point now)
{
    depart(now);
    streams_.erase(connection);
    std::erase(turns_, connection);
    std::erase_if(onTheWay_,
                  [=](const Chunk &chunk) { return chunk.arrival.connection == connection; });
}

std::vector<LinkShaper::Arrival> LinkShaper::takeArrived(Clock::time_point now)
{
    depart(now);
    std::vector<Arrival> arrived;
    while (!onTheWay_.empty() && onTheWay_.front().leftAt + delay_ <= now) {
        Arrival arrival = std::move(onTheWay_.front().arrival);
        onTheWay_.pop_front();
        streams_.at(arrival.connection).onTheWay -= arrival.bytes.size();
        arrived.push_back(std::move(arrival));
    }
    return arrived;
}

std::optional<LinkShaper::Clock::time_point> LinkShaper::nextArrival() const
{
    if (!onTheWay_.empty())
        return onTheWay_.front().leftAt + delay_;
    if (!turns_.empty())
        return bucket_.departure(wireBytes(nextChunkBytes()), turnsSince_) + delay_;
    return std::nullopt;
}

std::optional<LinkShaper::Clock::time_point> LinkShaper::lastArrival() const
{
    if (!turns_.empty()) {
        std::int64_t onWire = 0;
        for (const ConnectionId connection : turns_)
            onWire += wireBytes(streams_.at(connection).waiting.size());
        return bucket_.departure(onWire, turnsSince_) + delay_;
    }
    if (!onTheWay_.empty())
        return onTheWay_.back().leftAt + delay_;
    return std::nullopt;
}

qsizetype LinkShaper::heldBytes(ConnectionId connection) const
{
    const auto stream = streams_.find(connection);
    if (stream == streams_.end())
        return 0;
    return stream->second.waiting.size() + stream->second.onTheWay;
}

/// Puts on its way whatever has left by `now`.
void LinkShaper::depart(Clock::time_point now)
{
    while (!turns_.empty()) {
        const qsizetype payload = nextChunkBytes();
        const std::int64_t onWire = wireBytes(payload);
        if (bucket_.departure(onWire, turnsSince_) > now)
            return;
        const ConnectionId connection = turns_.front();
        turns_.pop_front();
        Stream &stream = streams_.at(connection);
        QByteArray bytes;
        if (payload == stream.waiting.size()) {
            bytes = std::exchange(stream.waiting, {});
        } else {
            bytes = stream.waiting.first(payload);
            stream.waiting.remove(0, payload);
            turns_.push_back(connection);
        }
        stream.onTheWay += payload;
        onTheWay_.push_back(
            {{connection, std::move(bytes), onWire}, bucket_.charge(onWire, turnsSince_)});
    }
}

void LinkShaper::joinTurns(ConnectionId connection, Clock::time_point now)
{
    if (turns_.empty())
        turnsSince_ = now;
    turns_.push_back(connection);
}

/// An unlimited link has no use for segments.
qsizetype LinkShaper::nextChunkBytes() const
{
    const qsizetype waiting = streams_.at(turns_.front()).waiting.size();
    return bucket_.limited() ? std::min<qsizetype>(waiting, segmentPayloadBytes) : waiting;
}

} // namespace splitscope
