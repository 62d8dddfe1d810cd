// A TCP connection to a node on which a test writes any bytes at all: HTTP, WebSocket frames, or
// neither. It blocks its thread; the node has one of its own. Linux and other POSIX systems.
#pragma once

#include <QByteArray>
#include <QUrl>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace splitscope::test {

/// RFC 6455, section 5.2.
enum class Opcode : std::uint8_t { More = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

struct FrameBits
{
    bool last = true;
    bool masked = true;
    std::uint8_t reserved = 0; ///< RSV1 is 4
    /// What the header says, where it is not the truth.
    std::optional<std::uint64_t> announced = {};
};

inline QByteArray frame(Opcode opcode, QByteArray content, const FrameBits &bits = {})
{
    const std::uint64_t length =
        bits.announced.value_or(static_cast<std::uint64_t>(content.size()));
    QByteArray bytes;
    bytes +=
        static_cast<char>((bits.last ? 0x80 : 0) | bits.reserved << 4 | static_cast<int>(opcode));
    const int mask = bits.masked ? 0x80 : 0;
    const int digits = length < 126 ? 0 : length < 65536 ? 2 : 8;
    bytes += static_cast<char>(mask
                               | (digits == 0   ? static_cast<int>(length)
                                  : digits == 2 ? 126
                                                : 127));
    for (int i = digits - 1; i >= 0; --i)
        bytes += static_cast<char>(length >> (8 * i) & 0xff);
    if (bits.masked) {
        const char key[] = {'\x12', '\x34', '\x56', '\x78'};
        bytes.append(key, sizeof key);
        for (qsizetype i = 0; i < content.size(); ++i)
            content[i] = static_cast<char>(content[i] ^ key[i % 4]);
    }
    return bytes + content;
}

class RawSocket
{
public:
    explicit RawSocket(const QUrl &node)
        : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(node.port()));
        ::inet_pton(AF_INET, node.host().toLatin1().constData(), &address.sin_addr);
        const int begun =
            ::connect(socket_, reinterpret_cast<sockaddr *>(&address), sizeof address);
        open_ = begun == 0 || (errno == EINPROGRESS && waitFor(POLLOUT, patience));
        const int on = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    ~RawSocket()
    {
        if (socket_ >= 0)
            ::close(socket_);
    }
    RawSocket(RawSocket &&other) noexcept
        : socket_(std::exchange(other.socket_, -1)), open_(other.open_),
          received_(std::move(other.received_))
    {
    }
    RawSocket(const RawSocket &) = delete;
    RawSocket &operator=(const RawSocket &) = delete;
    RawSocket &operator=(RawSocket &&) = delete;

    /// The end comes as a reset, without a farewell.
    void resetAtEnd()
    {
        const linger abrupt{1, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &abrupt, sizeof abrupt);
    }

    /// How many bytes could be written until the other side was gone, or took none for `longest`.
    qsizetype send(const QByteArray &bytes, std::chrono::milliseconds longest = patience)
    {
        qsizetype sent = 0;
        while (open_ && sent < bytes.size()) {
            const ssize_t written =
                ::send(socket_, bytes.constData() + sent,
                       static_cast<std::size_t>(bytes.size() - sent), MSG_NOSIGNAL);
            if (written > 0)
                sent += written;
            else if (errno != EAGAIN)
                open_ = false;
            else if (!waitFor(POLLOUT, longest))
                break;
        }
        return sent;
    }

    static QByteArray upgradeRequest(const QByteArray &moreHeaders = {})
    {
        return "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
               "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: splitscope.1\r\n"
               + moreHeaders + "\r\n";
    }

    /// The answer's head, empty where the connection was closed instead.
    QByteArray upgrade(const QByteArray &moreHeaders = {})
    {
        send(upgradeRequest(moreHeaders));
        qsizetype end = -1;
        while ((end = received_.indexOf("\r\n\r\n")) < 0) {
            if (!receiveMore(patience))
                return {};
        }
        QByteArray head = received_.first(end + 4);
        received_.remove(0, end + 4);
        return head;
    }

    /// The content of the next frame that is no pong; empty where none comes any more.
    std::optional<QByteArray> receive()
    {
        while (true) {
            if (auto content = takeFrame())
                return content;
            if (!receiveMore(patience))
                return std::nullopt;
        }
    }

    /// Within `longest`, whatever else comes before.
    bool becomesClosed(std::chrono::milliseconds longest = patience)
    {
        while (receiveMore(longest))
            received_.clear();
        return !open_;
    }

    static constexpr std::chrono::milliseconds patience = std::chrono::minutes(1);

private:
    bool waitFor(short what, std::chrono::milliseconds longest) const
    {
        pollfd event{socket_, what, 0};
        return ::poll(&event, 1, static_cast<int>(longest.count())) > 0;
    }

    bool receiveMore(std::chrono::milliseconds longest)
    {
        if (!open_ || !waitFor(POLLIN, longest))
            return false;
        char some[16384];
        const ssize_t read = ::recv(socket_, some, sizeof some, 0);
        open_ = read > 0 || (read < 0 && errno == EAGAIN);
        if (read > 0)
            received_.append(some, read);
        return open_;
    }

    std::optional<QByteArray> takeFrame()
    {
        while (received_.size() >= 2) {
            const auto byte = [this](qsizetype i) {
                return static_cast<std::uint8_t>(received_[i]);
            };
            const int code = byte(1) & 0x7f;
            const qsizetype head = code < 126 ? 2 : code == 126 ? 4 : 10;
            if (received_.size() < head)
                return std::nullopt;
            qsizetype length = code < 126 ? code : 0;
            for (qsizetype i = 2; i < head; ++i)
                length = length << 8 | byte(i);
            if (received_.size() < head + length)
                return std::nullopt;
            const auto opcode = static_cast<Opcode>(byte(0) & 0xf);
            QByteArray content = received_.mid(head, length);
            received_.remove(0, head + length);
            if (opcode != Opcode::Pong)
                return content;
        }
        return std::nullopt;
    }

    int socket_ = -1;
    bool open_ = false;
    QByteArray received_;
};

} // namespace splitscope::test
