#include "engine/runtime/block_workers.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace splitscope {

bool forEachBlock(std::size_t count, const std::function<bool(std::size_t)> &work,
                  const Progress &progress, const std::stop_token &stop)
{
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> done = 0;
    const auto takeOne = [&] {
        const std::size_t index = next++;
        if (index >= count || stop.stop_requested())
            return false;
        if (!work(index)) {
            next = count;
            return false;
        }
        ++done;
        return true;
    };

    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    std::vector<std::jthread> helpers;
    for (std::size_t helper = 1; helper < std::min(cores, count); ++helper)
        helpers.emplace_back([&] {
            while (takeOne()) {
            }
        });
    while (takeOne()) {
        if (progress)
            progress(static_cast<double>(done) / static_cast<double>(count));
    }
    helpers.clear();
    return done == count;
}

} // namespace splitscope
