#include "engine/device/prompt_wait.h"

#include <condition_variable>
#include <mutex>
#include <utility>

#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace splitscope {

#ifdef __linux__

PromptWaits::PromptWaits() : slackBefore_(::prctl(PR_GET_TIMERSLACK))
{
    constexpr unsigned long nanosecond = 1;
    ::prctl(PR_SET_TIMERSLACK, nanosecond);
}

PromptWaits::~PromptWaits()
{
    ::prctl(PR_SET_TIMERSLACK, static_cast<unsigned long>(slackBefore_));
}

#else

PromptWaits::PromptWaits() = default;
PromptWaits::~PromptWaits() = default;

#endif

void waitUntil(std::chrono::steady_clock::time_point deadline, std::stop_token stop)
{
    if (deadline <= std::chrono::steady_clock::now())
        return;
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait_until(lock, std::move(stop), deadline, [] { return false; });
}

} // namespace splitscope
