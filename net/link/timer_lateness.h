// How late this computer's timers are.
#pragma once

#include <chrono>

namespace splitscope {

/// Linux lets a thread's sleeps end up to 50 us late, so as to wake several threads at once. From
/// now on the calling thread's do not.
void sleepPrecisely();

/// How long after its time a timer of the kernel fires: the lower third of 40 sleeps of the calling
/// thread. It depends on the processor, which has to wake up first, and on who else uses it: 15 us
/// on one computer, 50 to 80 from minute to minute on another, both virtual ones. Takes some 12 ms.
/// Elsewhere than on Linux, where there is no kernel's filter to compare with, 20 us.
std::chrono::microseconds measuredTimerLateness();

} // namespace splitscope
