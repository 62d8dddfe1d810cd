// How busy a node is, for its edges to reckon with.
#pragma once

#include "engine/experiment/node_load.h"
#include "engine/model/cut_point.h"

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace splitscope {

/// Told of each request by whoever queues and computes it. Any thread.
class LoadMeter
{
public:
    using Clock = std::chrono::steady_clock;
    using Now = std::function<Clock::time_point()>;

    /// Of late: what is longer ago tells nothing of now.
    static constexpr std::chrono::seconds memory{15};
    static constexpr std::size_t mostKept = 32;
    /// Shorter computing says more of the clock and of caches than of the node.
    static constexpr std::chrono::microseconds leastCompute{100};

    explicit LoadMeter(int workers, Now now = &Clock::now);

    void queued();
    /// So many of them were given up before they began.
    void dropped(int requests);
    /// `wait`: since the request was in.
    void began(std::chrono::nanoseconds wait);
    /// `compute`: what the layers behind the cut took at this computer's own speed; empty where
    /// they were paced, or where nothing came of them. The shortest time of each cut is what the
    /// idle node takes; `model` tells cuts of several models apart.
    void ended(CutPoint cut, std::optional<std::chrono::nanoseconds> compute,
               const std::string &model = {});

    NodeLoad now() const;

private:
    template<typename Value>
    struct Recent
    {
        Clock::time_point at;
        Value value;
    };

    template<typename Value>
    void note(std::deque<Recent<Value>> &recent, Value value);

    Now clock_;
    mutable std::mutex mutex_;
    int workers_;
    int queued_ = 0;
    int computing_ = 0;
    std::map<std::pair<std::string, CutPoint>, std::chrono::nanoseconds> shortest_;
    std::deque<Recent<double>> slowDowns_;
    std::deque<Recent<std::chrono::nanoseconds>> waits_;
};

} // namespace splitscope
