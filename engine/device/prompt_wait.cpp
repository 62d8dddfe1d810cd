#include "engine/device/prompt_wait.h"

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <utility>

#ifdef __linux__
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace splitscope {

#ifdef __linux__

namespace {

/// sched_setattr(2), which glibc has only from 2.41 on.
struct SchedulingAttributes
{
    std::uint32_t size;
    std::uint32_t policy;
    std::uint64_t flags;
    std::int32_t nice;
    std::uint32_t priority;
    std::uint64_t runtimeNs;
    std::uint64_t deadlineNs;
    std::uint64_t periodNs;
};

/// Of the calling thread; 0 is the kernel's own. Kernels before 6.12 take no notice.
void useSlice(std::chrono::nanoseconds slice)
{
    SchedulingAttributes attributes = {};
    if (::syscall(SYS_sched_getattr, 0, &attributes, sizeof attributes, 0) != 0
        || attributes.policy != SCHED_OTHER)
        return;
    attributes.runtimeNs = static_cast<std::uint64_t>(slice.count());
    ::syscall(SYS_sched_setattr, 0, &attributes, 0);
}

} // namespace

PromptWaits::PromptWaits() : slackBefore_(::prctl(PR_GET_TIMERSLACK))
{
    constexpr unsigned long nanosecond = 1;
    ::prctl(PR_SET_TIMERSLACK, nanosecond);
    useSlice(std::chrono::microseconds(100));
}

PromptWaits::~PromptWaits()
{
    ::prctl(PR_SET_TIMERSLACK, static_cast<unsigned long>(slackBefore_));
    useSlice({});
}

#else

PromptWaits::PromptWaits() = default;
PromptWaits::~PromptWaits() = default;

#endif

void waitUntil(std::chrono::steady_clock::time_point deadline, std::stop_token stop)
{
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait_until(lock, std::move(stop), deadline, [] { return false; });
}

} // namespace splitscope
