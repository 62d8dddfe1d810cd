#include "app/splitscope-cloud/service_manager.h"

#ifdef Q_OS_UNIX
#include <cstddef>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif

namespace splitscope {

ServiceManager::ServiceManager() : socket_(qgetenv("NOTIFY_SOCKET"))
{
    const std::chrono::microseconds period(qgetenv("WATCHDOG_USEC").toLongLong());
    if (!socket_.isEmpty() && period.count() > 0)
        watchdog_ = std::chrono::duration_cast<std::chrono::milliseconds>(period / 2);
}

#ifdef Q_OS_UNIX

void ServiceManager::notify(const QByteArray &state) const
{
    sockaddr_un address{};
    const auto length = static_cast<std::size_t>(socket_.size());
    if (length == 0 || length >= sizeof address.sun_path)
        return;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, socket_.constData(), length);
    if (address.sun_path[0] == '@')
        address.sun_path[0] = '\0'; // an abstract one
    const int file = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (file < 0)
        return;
    // Who does not listen cannot be told.
    (void)::sendto(file, state.constData(), static_cast<std::size_t>(state.size()), MSG_NOSIGNAL,
                   reinterpret_cast<const sockaddr *>(&address),
                   static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + length));
    ::close(file);
}

#else

void ServiceManager::notify(const QByteArray &) const {}

#endif

} // namespace splitscope
