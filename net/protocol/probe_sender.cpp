#include "net/protocol/probe_sender.h"

#include "net/protocol/messages.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace splitscope {

namespace {

constexpr qint64 mostUnsent = 64 * 1024;

QByteArray randomBytes(qint64 count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    QRandomGenerator &random = *QRandomGenerator::global();
    std::generate(bytes.begin(), bytes.end(),
                  [&random] { return static_cast<char>(random.generate()); });
    return bytes;
}

} // namespace

ProbeSender::ProbeSender(QWebSocket &socket, Unsent unsent)
    : socket_(socket), unsent_(std::move(unsent))
{
    if (!unsent_)
        unsent_ = [this] { return socket_.bytesToWrite(); };
    connect(&socket_, &QWebSocket::bytesWritten, this, &ProbeSender::proceed);
}

void ProbeSender::proceed()
{
    if (left_ > 0)
        fill();
}

void ProbeSender::send(qint64 bytes)
{
    left_ = bytes;
    if (left_ == 0)
        Q_EMIT sent();
    else
        fill();
}

void ProbeSender::fill()
{
    while (left_ > 0 && unsent_() < mostUnsent) {
        const qint64 size = std::min(left_, probeMessageBytes);
        left_ -= size;
        socket_.sendBinaryMessage(randomBytes(size));
    }
    if (left_ == 0)
        Q_EMIT sent();
}

} // namespace splitscope
