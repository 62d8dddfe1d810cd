// Waits that end when they should.
#pragma once

#include <chrono>
#include <stop_token>

namespace splitscope {

/// Linux lets a thread's waits end up to 50 us late, so as to wake several threads at once. Not
/// the calling thread's, as long as this lives. Nothing elsewhere.
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
