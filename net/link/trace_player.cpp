#include "net/link/trace_player.h"

#include <utility>

namespace splitscope {

TracePlayer::TracePlayer(Now now, QObject *parent)
    : QObject(parent), now_(std::move(now)), timer_(this)
{
    timer_.setSingleShot(true);
    timer_.setTimerType(Qt::PreciseTimer);
    connect(&timer_, &QTimer::timeout, this, &TracePlayer::advance);
}

void TracePlayer::play(const LinkConditions &link)
{
    const bool goesOn = start_ && link.trace == link_.trace && !link.unshaped();
    link_ = link;
    if (goesOn) {
        rate_ = link_.trace->rateAt(elapsed());
        return;
    }
    start_.reset();
    timer_.stop();
    if (!link.trace || link.unshaped())
        return;
    start_ = now_();
    rate_ = link_.trace->rateAt(elapsed());
    planNext();
}

LinkConditions TracePlayer::linkNow() const
{
    LinkConditions link = link_;
    if (start_)
        link.uplink = link.downlink = link.trace->rateAt(elapsed());
    return link;
}

void TracePlayer::advance()
{
    if (!start_)
        return;
    const Bandwidth rate = link_.trace->rateAt(elapsed());
    planNext();
    if (std::exchange(rate_, rate) != rate)
        Q_EMIT changed(linkNow());
}

void TracePlayer::planNext()
{
    if (link_.trace->steps().size() < 2)
        return;
    const auto since = elapsed();
    timer_.start(
        std::chrono::ceil<std::chrono::milliseconds>(link_.trace->nextStepAfter(since) - since));
}

std::chrono::microseconds TracePlayer::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::microseconds>(now_() - *start_);
}

} // namespace splitscope
