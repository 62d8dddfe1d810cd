// The bytes of a probe, for either side to send.
#pragma once

#include <QObject>
#include <QWebSocket>

namespace splitscope {

/// Lives on the socket's thread. Never has more than a few messages waiting in the socket, so that
/// a slow reader costs no memory.
class ProbeSender : public QObject
{
    Q_OBJECT

public:
    /// `socket` outlives it.
    explicit ProbeSender(QWebSocket &socket);

    /// sent() follows when the last message has been handed to the socket, for 0 bytes at once. The
    /// bytes are random, so that nothing on the way can compress them.
    void send(qint64 bytes);

Q_SIGNALS:
    void sent();

private:
    void fill();

    QWebSocket &socket_;
    qint64 left_ = 0;
};

} // namespace splitscope
