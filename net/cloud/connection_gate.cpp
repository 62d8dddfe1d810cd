#include "net/cloud/connection_gate.h"

#include <algorithm>
#include <utility>

namespace splitscope {

namespace {

/// One who has an IPv6 address mostly has 2^64 of them.
QString neighbourhood(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (isV4)
        return QHostAddress(v4).toString();
    Q_IPV6ADDR bytes = address.toIPv6Address();
    constexpr int networkBytes = 8;
    std::fill(bytes.c + networkBytes, bytes.c + sizeof bytes.c, quint8(0));
    return QHostAddress(bytes).toString();
}

} // namespace

ConnectionGate::ConnectionGate(Limits limits, Now now) : limits_(limits), clock_(std::move(now)) {}

ConnectionGate::Verdict ConnectionGate::judge(const QHostAddress &address) const
{
    const auto known = addresses_.find(neighbourhood(address));
    if (known == addresses_.end())
        return Verdict::Welcome;
    const Record &record = known->second;
    if (limits_.failedHellos > 0 && failedOfLate(record) && record.failures > limits_.failedHellos)
        return Verdict::TooManyFailures;
    if (limits_.perAddress > 0 && record.connections >= limits_.perAddress)
        return Verdict::TooMany;
    return Verdict::Welcome;
}

bool ConnectionGate::failedOfLate(const Record &record) const
{
    return record.failures > 0 && clock_() - record.firstFailure < window;
}

void ConnectionGate::entered(const QHostAddress &address)
{
    ++addresses_[neighbourhood(address)].connections;
}

void ConnectionGate::left(const QHostAddress &address)
{
    const auto known = addresses_.find(neighbourhood(address));
    if (known == addresses_.end())
        return;
    --known->second.connections;
    if (known->second.connections <= 0 && !failedOfLate(known->second))
        addresses_.erase(known);
}

void ConnectionGate::failedHello(const QHostAddress &address)
{
    forgetTheIdle();
    Record &record = addresses_[neighbourhood(address)];
    if (!failedOfLate(record)) {
        record.failures = 0;
        record.firstFailure = clock_();
    }
    ++record.failures;
}

void ConnectionGate::forgetTheIdle()
{
    std::erase_if(addresses_, [this](const auto &entry) {
        return entry.second.connections <= 0 && !failedOfLate(entry.second);
    });
}

} // namespace splitscope
