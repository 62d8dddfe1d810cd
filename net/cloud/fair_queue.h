// Whose turn it is at a worker.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <utility>

namespace splitscope {

/// Of those who wait, the one who has had the least of the workers' time (start-time fair queuing;
/// Goyal, Vin and Cheng, SIGCOMM 1996). Whoever was away has not saved any up. Not for several
/// threads at once.
template<typename Job>
class FairQueue
{
public:
    using Who = std::uint64_t;
    struct Turn
    {
        Who who;
        Job job;
    };

    void push(Who who, Job job)
    {
        const auto [account, isNew] = used_.try_emplace(who, now_);
        if (!waits(who))
            account->second = std::max(account->second, now_);
        waiting_.push_back({who, std::move(job)});
    }

    /// Empty when nobody waits.
    std::optional<Turn> pop()
    {
        if (waiting_.empty())
            return std::nullopt;
        const auto next = std::min_element(
            waiting_.begin(), waiting_.end(),
            [this](const Turn &a, const Turn &b) { return used_.at(a.who) < used_.at(b.who); });
        now_ = std::max(now_, used_.at(next->who));
        Turn turn = std::move(*next);
        waiting_.erase(next);
        return turn;
    }

    /// What a turn has cost.
    void charge(Who who, std::chrono::nanoseconds time)
    {
        if (const auto account = used_.find(who); account != used_.end())
            account->second += time;
    }

    /// They are gone; how many jobs went with them.
    std::size_t leave(Who who)
    {
        used_.erase(who);
        return std::erase_if(waiting_, [who](const Turn &turn) { return turn.who == who; });
    }

    std::size_t size() const { return waiting_.size(); }

private:
    bool waits(Who who) const
    {
        return std::ranges::any_of(waiting_, [who](const Turn &turn) { return turn.who == who; });
    }

    std::deque<Turn> waiting_; ///< in the order in which they came
    std::map<Who, std::chrono::nanoseconds> used_;
    std::chrono::nanoseconds now_{0};
};

} // namespace splitscope
