// Waits that end when they should.
#pragma once

#include <chrono>
#include <stop_token>

namespace splitscope {

/// Linux lets a thread's waits end up to 50 us late, so as to wake several threads at once, and on
/// busy cores those that are running finish their slice first. As long as this lives, the calling
/// thread's waits have no slack and its own slices are short (kernel 6.12 and later), so that it is
/// the next to run when a wait ends. It gets no more of the CPU than before. Nothing elsewhere.
class PromptWaits
{
public:
    PromptWaits();
    ~PromptWaits();
    PromptWaits(const PromptWaits &) = delete;
    PromptWaits &operator=(const PromptWaits &) = delete;

private:
    [[maybe_unused]] long slackBefore_ = 0;
};

/// Without using the CPU meanwhile; at once when `stop` is requested.
void waitUntil(std::chrono::steady_clock::time_point deadline, std::stop_token stop);

} // namespace splitscope
