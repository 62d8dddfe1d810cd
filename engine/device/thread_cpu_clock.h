// CPU time of the calling thread.
#pragma once

#include <chrono>

namespace splitscope {

std::chrono::nanoseconds threadCpuTime();

} // namespace splitscope
