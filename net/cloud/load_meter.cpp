#include "net/cloud/load_meter.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace splitscope {

LoadMeter::LoadMeter(int workers, Now now) : clock_(std::move(now)), workers_(workers) {}

void LoadMeter::queued()
{
    const std::lock_guard lock(mutex_);
    ++queued_;
}

void LoadMeter::dropped(int requests)
{
    const std::lock_guard lock(mutex_);
    queued_ -= requests;
}

void LoadMeter::began(std::chrono::nanoseconds wait)
{
    const std::lock_guard lock(mutex_);
    --queued_;
    ++computing_;
    note(waits_, wait);
}

void LoadMeter::ended(CutPoint cut, std::optional<std::chrono::nanoseconds> compute,
                      const std::string &model)
{
    const std::lock_guard lock(mutex_);
    --computing_;
    if (!compute || *compute < leastCompute)
        return;
    const auto [known, isNew] = shortest_.try_emplace({model, cut}, *compute);
    known->second = std::min(known->second, *compute);
    note(slowDowns_,
         static_cast<double>(compute->count()) / static_cast<double>(known->second.count()));
}

template<typename Value>
void LoadMeter::note(std::deque<Recent<Value>> &recent, Value value)
{
    recent.push_back({clock_(), value});
    if (recent.size() > mostKept)
        recent.pop_front();
}

NodeLoad LoadMeter::now() const
{
    const std::lock_guard lock(mutex_);
    const auto since = clock_() - memory;
    NodeLoad load{.workers = workers_, .computing = computing_, .queued = queued_};
    std::vector<double> slowDowns;
    for (const auto &[at, value] : slowDowns_)
        if (at >= since)
            slowDowns.push_back(value);
    if (!slowDowns.empty()) {
        const auto middle = slowDowns.begin() + std::ssize(slowDowns) / 2;
        std::ranges::nth_element(slowDowns, middle);
        load.slowDown = std::max(1.0, *middle);
    }
    std::int64_t waits = 0;
    for (const auto &[at, value] : waits_) {
        if (at < since)
            continue;
        load.wait += value;
        ++waits;
    }
    if (waits > 0)
        load.wait /= waits;
    return load;
}

} // namespace splitscope
