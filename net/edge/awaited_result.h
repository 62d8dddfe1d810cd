// One thread waits for what another one brings, and for no longer than it wants to.
#pragma once

#include "engine/result.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>

namespace splitscope {

/// Shared by the two threads. Whoever brings the result need not know whether the other still
/// waits.
template<typename T>
class AwaitedResult
{
public:
    /// The first one counts.
    void bring(Result<T> result)
    {
        {
            const std::lock_guard lock(mutex_);
            if (!result_)
                result_ = std::move(result);
        }
        brought_.notify_all();
    }

    /// Empty when `stop` was requested, or the deadline has passed, before it was brought.
    std::optional<Result<T>> wait(std::stop_token stop,
                                  std::chrono::steady_clock::time_point deadline)
    {
        std::unique_lock lock(mutex_);
        brought_.wait_until(lock, std::move(stop), deadline,
                            [this] { return result_.has_value(); });
        return std::move(result_);
    }

private:
    std::mutex mutex_;
    std::condition_variable_any brought_;
    std::optional<Result<T>> result_;
};

} // namespace splitscope
