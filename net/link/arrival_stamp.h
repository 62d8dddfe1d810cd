// When bytes reached a socket, by the kernel's own clock.
#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace splitscope {

/// Asks the kernel to note when each packet reaches this TCP socket (Linux's SO_TIMESTAMPNS; see
/// socket(7)). Does nothing elsewhere.
void stampArrivals(qintptr socket);

/// When the first byte that waits in the socket arrived: a thread is woken some ten microseconds
/// later on an idle computer, and milliseconds later on a busy one. Empty where the kernel does not
/// tell, or what it tells cannot be.
std::optional<std::chrono::steady_clock::time_point> firstArrival(qintptr socket);

} // namespace splitscope
