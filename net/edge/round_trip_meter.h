// How long a few bytes take to the node and back.
#pragma once

#include <QObject>
#include <QTimer>
#include <QWebSocket>

#include <chrono>
#include <deque>
#include <optional>

namespace splitscope {

/// Pings over an idle connection, timed to the microsecond by the edge's own clock. Lives on the
/// socket's thread.
class RoundTripMeter : public QObject
{
    Q_OBJECT

public:
    /// As many as smallest() and median() are of.
    static constexpr int kept = 5;

    /// `socket` outlives it.
    explicit RoundTripMeter(QWebSocket &socket);

    /// One ping after the other; measured() follows, at once where none is needed. A node that
    /// leaves one unanswered for so long is not asked again before forget().
    void measure(int times, std::chrono::milliseconds patience);
    /// The same, with as many as it takes to know: three over a link that has not been measured,
    /// none where the last is younger than a second, otherwise one.
    void refresh(std::chrono::milliseconds patience);
    /// It is another link now.
    void forget();

    std::optional<std::chrono::microseconds> smallest() const;
    std::optional<std::chrono::microseconds> median() const;

Q_SIGNALS:
    void measured();

private:
    using Clock = std::chrono::steady_clock;

    void ping();
    void receive(const QByteArray &payload);
    void giveUp();

    QWebSocket &socket_;
    QTimer patience_;
    std::deque<std::chrono::microseconds> last_; ///< the newest at the end
    Clock::time_point sentAt_;
    quint32 sent_ = 0; ///< numbers the pings, so that a late pong is not taken for another's
    int left_ = 0;
    bool unanswered_ = false;
};

} // namespace splitscope
