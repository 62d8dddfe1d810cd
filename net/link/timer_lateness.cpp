#include "net/link/timer_lateness.h"

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <thread>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace splitscope {

void sleepPrecisely()
{
#ifdef Q_OS_LINUX
    constexpr unsigned long nanosecond = 1;
    ::prctl(PR_SET_TIMERSLACK, nanosecond);
#endif
}

std::chrono::microseconds measuredTimerLateness()
{
    using std::chrono::microseconds;
    using Clock = std::chrono::steady_clock;
#ifdef Q_OS_LINUX
    // A full frame's time at 50 Mbit/s: lateness matters on fast links, and it grows slowly with
    // how long the processor has slept.
    constexpr microseconds frame(242);
    constexpr microseconds most(100);
    std::array<Clock::duration, 40> lateness{};
    for (Clock::duration &late : lateness) {
        const auto due = Clock::now() + frame;
        std::this_thread::sleep_until(due);
        late = Clock::now() - due;
    }
    // What others' load adds to some of them is not the timer's.
    const auto usual = lateness.begin() + lateness.size() / 3;
    std::ranges::nth_element(lateness, usual);
    return std::min(std::chrono::duration_cast<microseconds>(*usual), most);
#else
    return microseconds(20);
#endif
}

} // namespace splitscope
