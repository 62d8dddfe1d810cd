// Many small pieces of work, on all of the computer's cores.
#pragma once

#include "engine/model/weights.h"

#include <cstddef>
#include <functional>
#include <stop_token>

namespace splitscope {

/// Calls work(i) for i = 0..count-1, in any order, on as many threads as the computer has cores;
/// the caller's is one of them, and the one that reports progress. Returns once all are done, or
/// once those begun are done after `stop` or after a call returned false; true if all were done.
/// For preparing, not for inference: that has OpenMP's pool.
bool forEachBlock(std::size_t count, const std::function<bool(std::size_t)> &work,
                  const Progress &progress, const std::stop_token &stop);

} // namespace splitscope
