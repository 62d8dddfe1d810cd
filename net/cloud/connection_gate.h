// How many connections an address may have, and how often it may fail to say hello.
#pragma once

#include <QHostAddress>
#include <QString>

#include <chrono>
#include <functional>
#include <map>

namespace splitscope {

/// Lives on the node's thread. Remembers addresses only as long as they are connected or have
/// failed within the last minute.
class ConnectionGate
{
public:
    using Clock = std::chrono::steady_clock;
    using Now = std::function<Clock::time_point()>;
    struct Limits
    {
        int perAddress = 0;   ///< connections; 0: any number
        int failedHellos = 0; ///< within `window`; 0: any number
    };

    static constexpr std::chrono::seconds window{60};

    explicit ConnectionGate(Limits limits, Now now = &Clock::now);

    enum class Verdict { Welcome, TooMany, TooManyFailures };
    Verdict judge(const QHostAddress &address) const;
    void entered(const QHostAddress &address);
    void left(const QHostAddress &address);
    void failedHello(const QHostAddress &address);

    std::size_t remembered() const { return addresses_.size(); }

private:
    struct Record
    {
        int connections = 0;
        int failures = 0;
        Clock::time_point firstFailure;
    };

    bool failedOfLate(const Record &record) const;
    void forgetTheIdle();

    Limits limits_;
    Now clock_;
    std::map<QString, Record> addresses_;
};

} // namespace splitscope
