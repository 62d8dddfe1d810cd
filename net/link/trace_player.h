// Lets a link follow its trace, step by step.
#pragma once

#include "engine/experiment/link_conditions.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace splitscope {

/// Lives on one thread, whose event loop wakes it for each step; it is some ms late there, and the
/// next step is not later for it.
class TracePlayer : public QObject
{
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;
    using Now = std::function<Clock::time_point()>;

    explicit TracePlayer(Now now = &Clock::now, QObject *parent = nullptr);

    /// A trace that is played already goes on, another one begins; without one there is nothing to
    /// play. What else the link asks for may change meanwhile.
    void play(const LinkConditions &link);
    /// The link that was given, at the rate that its trace has now.
    LinkConditions linkNow() const;
    /// Since when the trace is played; empty while none is.
    std::optional<Clock::time_point> start() const { return start_; }

    /// Takes the steps that are due. Called by a timer.
    void advance();

Q_SIGNALS:
    /// The rate is another one.
    void changed(const splitscope::LinkConditions &link);

private:
    void planNext();
    std::chrono::microseconds elapsed() const;

    Now now_;
    LinkConditions link_;
    std::optional<Clock::time_point> start_;
    std::optional<Bandwidth> rate_; ///< the last that was told
    QTimer timer_;
};

} // namespace splitscope
