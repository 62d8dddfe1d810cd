// What systemd wants to hear of a service with Type=notify.
#pragma once

#include <QByteArray>

#include <chrono>
#include <optional>

namespace splitscope {

/// Says nothing where NOTIFY_SOCKET is not set.
class ServiceManager
{
public:
    ServiceManager();

    /// "READY=1"
    void notify(const QByteArray &state) const;
    /// How often it wants to hear "WATCHDOG=1"; empty: never.
    std::optional<std::chrono::milliseconds> watchdog() const { return watchdog_; }

private:
    QByteArray socket_;
    std::optional<std::chrono::milliseconds> watchdog_;
};

} // namespace splitscope
