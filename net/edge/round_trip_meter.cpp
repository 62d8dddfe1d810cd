#include "net/edge/round_trip_meter.h"

#include <algorithm>
#include <vector>

namespace splitscope {

namespace {

constexpr int fewest = 3;
constexpr std::chrono::seconds freshFor(1);

} // namespace

RoundTripMeter::RoundTripMeter(QWebSocket &socket) : socket_(socket)
{
    patience_.setSingleShot(true);
    connect(&patience_, &QTimer::timeout, this, &RoundTripMeter::giveUp);
    connect(&socket_, &QWebSocket::pong, this,
            [this](quint64, const QByteArray &payload) { receive(payload); });
}

void RoundTripMeter::measure(int times, std::chrono::milliseconds patience)
{
    left_ = unanswered_ ? 0 : times;
    if (left_ == 0) {
        Q_EMIT measured();
        return;
    }
    patience_.setInterval(patience);
    ping();
}

void RoundTripMeter::refresh(std::chrono::milliseconds patience)
{
    const int known = static_cast<int>(last_.size());
    const bool fresh = Clock::now() - sentAt_ < freshFor;
    measure(std::max(fewest - known, fresh ? 0 : 1), patience);
}

void RoundTripMeter::forget()
{
    last_.clear();
    unanswered_ = false;
}

void RoundTripMeter::ping()
{
    ++sent_;
    patience_.start();
    sentAt_ = Clock::now();
    socket_.ping(QByteArray::number(sent_));
    socket_.flush();
}

void RoundTripMeter::receive(const QByteArray &payload)
{
    const auto now = Clock::now();
    if (left_ == 0 || payload != QByteArray::number(sent_))
        return;
    patience_.stop();
    last_.push_back(std::chrono::round<std::chrono::microseconds>(now - sentAt_));
    if (last_.size() > kept)
        last_.pop_front();
    --left_;
    if (left_ > 0)
        ping();
    else
        Q_EMIT measured();
}

void RoundTripMeter::giveUp()
{
    left_ = 0;
    unanswered_ = true;
    last_.clear();
    Q_EMIT measured();
}

std::optional<std::chrono::microseconds> RoundTripMeter::smallest() const
{
    if (last_.empty())
        return std::nullopt;
    return *std::ranges::min_element(last_);
}

std::optional<std::chrono::microseconds> RoundTripMeter::median() const
{
    if (last_.empty())
        return std::nullopt;
    std::vector<std::chrono::microseconds> sorted(last_.begin(), last_.end());
    const auto middle = sorted.begin() + std::ssize(sorted) / 2;
    std::ranges::nth_element(sorted, middle);
    return *middle;
}

} // namespace splitscope
