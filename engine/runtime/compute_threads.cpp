#include "engine/runtime/compute_threads.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <thread>

#include <omp.h>

namespace splitscope {

void useComputeThreads(int threads)
{
    // LibTorch sets OpenMP's number at a thread's first use of it, to a number of its own; after
    // that it asks OpenMP, as OpenBLAS and oneDNN do.
    at::init_num_threads();
    omp_set_num_threads(threads);
}

int mostComputeThreads()
{
    return static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

} // namespace splitscope
