// The bytes of a probe, for either side to send.
#pragma once

#include <QObject>
#include <QWebSocket>

#include <functional>

namespace splitscope {

/// Lives on the socket's thread. Never has more than a few messages waiting in the socket, so that
/// a slow reader costs no memory.
class ProbeSender : public QObject
{
    Q_OBJECT

public:
    /// What the socket has not handed to the kernel yet.
    using Unsent = std::function<qint64()>;

    /// `socket` outlives it. Behind TLS the socket itself does not know what is unsent: who does
    /// tells it, and calls proceed() when there is less of it.
    explicit ProbeSender(QWebSocket &socket, Unsent unsent = {});

    /// sent() follows when the last message has been handed to the socket, for 0 bytes at once. The
    /// bytes are random, so that nothing on the way can compress them.
    void send(qint64 bytes);
    void proceed();

Q_SIGNALS:
    void sent();

private:
    void fill();

    QWebSocket &socket_;
    Unsent unsent_;
    qint64 left_ = 0;
};

} // namespace splitscope
