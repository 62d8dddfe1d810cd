#include "net/link/link_shaper.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace splitscope {

LinkShaper::LinkShaper(const OneWayConditions &conditions, Clock::time_point now)
    : conditions_(conditions), bucket_(conditions.rate, conditions.burstBytes, now),
      draws_(conditions.jitterSeed), turnsSince_(now)
{
    bucket_.setTimerLateness(conditions.timerLateness);
}

void LinkShaper::setConditions(const OneWayConditions &conditions, Clock::time_point now)
{
    depart(now);
    bucket_.setRate(conditions.rate, conditions.burstBytes, now);
    bucket_.setTimerLateness(conditions.timerLateness);
    if (conditions.jitterSeed != conditions_.jitterSeed)
        draws_.seed(conditions.jitterSeed);
    conditions_ = conditions;
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
    while (!onTheWay_.empty() && arrivalOf(onTheWay_.front()) <= now) {
        Arrival arrival = std::move(onTheWay_.front().arrival);
        arrival.delay = arrivalOf(onTheWay_.front()) - onTheWay_.front().leftAt;
        onTheWay_.pop_front();
        streams_.at(arrival.connection).onTheWay -= arrival.bytes.size();
        arrived.push_back(std::move(arrival));
    }
    return arrived;
}

std::optional<LinkShaper::Clock::time_point> LinkShaper::nextArrival() const
{
    if (!onTheWay_.empty())
        return arrivalOf(onTheWay_.front());
    if (!turns_.empty())
        return bucket_.departure(wireBytes(nextChunkBytes()), turnsSince_) + leastDelay();
    return std::nullopt;
}

std::optional<LinkShaper::Clock::time_point>
LinkShaper::lastArrival(Clock::time_point horizon) const
{
    std::optional<Clock::time_point> last;
    for (auto chunk = onTheWay_.begin();
         chunk != onTheWay_.end() && last.value_or(horizon) <= horizon; ++chunk)
        last = std::max(last.value_or(arrivalOf(*chunk)), arrivalOf(*chunk));
    TokenBucket bucket = bucket_;
    for (const ConnectionId connection : turns_) {
        qsizetype waiting = streams_.at(connection).waiting.size();
        while (waiting > 0 && last.value_or(horizon) <= horizon) {
            const qsizetype chunk = std::min(waiting, mostChunkBytes());
            const auto arrival = bucket.charge(wireBytes(chunk), turnsSince_) + leastDelay();
            last = std::max(last.value_or(arrival), arrival);
            waiting -= chunk;
        }
    }
    return last;
}

qsizetype LinkShaper::heldBytes(ConnectionId connection) const
{
    const auto stream = streams_.find(connection);
    if (stream == streams_.end())
        return 0;
    return stream->second.waiting.size() + stream->second.onTheWay;
}

std::optional<qsizetype> LinkShaper::queueRoom() const
{
    if (!conditions_.queueLimitBytes)
        return std::nullopt;
    const std::int64_t fullSegment = wireBytes(segmentPayloadBytes);
    const std::int64_t headers = fullSegment - segmentPayloadBytes;
    const std::int64_t free =
        std::max<std::int64_t>(*conditions_.queueLimitBytes - waitingWireBytes(), 0);
    return free / fullSegment * segmentPayloadBytes
           + std::max<std::int64_t>(free % fullSegment - headers, 0);
}

std::optional<LinkShaper::Clock::time_point> LinkShaper::queueRelief() const
{
    if (!conditions_.queueLimitBytes)
        return std::nullopt;
    const std::int64_t tooMuch = waitingWireBytes() - *conditions_.queueLimitBytes / 2;
    if (tooMuch <= 0)
        return std::nullopt;
    return bucket_.departure(tooMuch, turnsSince_);
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
        const auto leftAt = bucket_.charge(onWire, turnsSince_);
        onTheWay_.push_back({{connection, std::move(bytes), onWire, {}}, leftAt, drawn()});
    }
}

void LinkShaper::joinTurns(ConnectionId connection, Clock::time_point now)
{
    if (turns_.empty())
        turnsSince_ = now;
    turns_.push_back(connection);
}

qsizetype LinkShaper::nextChunkBytes() const
{
    return std::min(streams_.at(turns_.front()).waiting.size(), mostChunkBytes());
}

/// A link without limit and jitter has no use for segments.
qsizetype LinkShaper::mostChunkBytes() const
{
    const bool segmented = bucket_.limited() || conditions_.jitter.count() > 0;
    return segmented ? segmentPayloadBytes : std::numeric_limits<qsizetype>::max();
}

std::int64_t LinkShaper::waitingWireBytes() const
{
    std::int64_t onWire = 0;
    for (const ConnectionId connection : turns_)
        onWire += wireBytes(streams_.at(connection).waiting.size());
    return onWire;
}

LinkShaper::Clock::time_point LinkShaper::arrivalOf(const Chunk &chunk) const
{
    return chunk.leftAt + conditions_.delay
           + std::chrono::round<Clock::duration>(chunk.draw * conditions_.jitter);
}

/// Evenly from -1 to 1, by arithmetic of our own: the library's differs from system to system.
double LinkShaper::drawn()
{
    if (conditions_.jitter.count() == 0)
        return 0;
    constexpr int unusedBits =
        std::numeric_limits<std::uint64_t>::digits - std::numeric_limits<double>::digits;
    return std::ldexp(static_cast<double>(draws_() >> unusedBits),
                      1 - std::numeric_limits<double>::digits)
           - 1;
}

} // namespace splitscope
