#include "net/link/arrival_stamp.h"

#ifdef Q_OS_LINUX
#include <array>
#include <cstring>
#include <ctime>
#include <sys/socket.h>
#endif

namespace splitscope {

#ifdef Q_OS_LINUX

namespace {

std::chrono::nanoseconds sinceEpoch(const timespec &time)
{
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

} // namespace

void stampArrivals(qintptr socket)
{
    const int on = 1;
    ::setsockopt(static_cast<int>(socket), SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
}

std::optional<std::chrono::steady_clock::time_point> firstArrival(qintptr socket)
{
    char first = 0;
    iovec one{&first, sizeof first};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(timespec))> control{};
    msghdr message{};
    message.msg_iov = &one;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    if (::recvmsg(static_cast<int>(socket), &message, MSG_PEEK | MSG_DONTWAIT) <= 0)
        return std::nullopt;
    const cmsghdr *header = CMSG_FIRSTHDR(&message);
    if (!header || header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_TIMESTAMPNS)
        return std::nullopt;
    timespec stamp{};
    std::memcpy(&stamp, CMSG_DATA(header), sizeof stamp);
    timespec realTime{};
    ::clock_gettime(CLOCK_REALTIME, &realTime);
    const auto age = sinceEpoch(realTime) - sinceEpoch(stamp);
    // The stamp is by the clock that can be set, so it may lie anywhere.
    constexpr std::chrono::nanoseconds oldest = std::chrono::seconds(1);
    if (age.count() < 0 || age > oldest)
        return std::nullopt;
    return std::chrono::steady_clock::now() - age;
}

#else

void stampArrivals(qintptr) {}

std::optional<std::chrono::steady_clock::time_point> firstArrival(qintptr)
{
    return std::nullopt;
}

#endif

} // namespace splitscope
