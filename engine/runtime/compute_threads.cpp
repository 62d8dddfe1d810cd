#include "engine/runtime/compute_threads.h"

#include "engine/torch/torch_library.h"

#include <algorithm>
#include <thread>

#include <omp.h>

namespace splitscope {

void useComputeThreads(int threads)
{
    if (const TorchLibrary *torch = loadedTorchLibrary())
        torch->beginOnThisThread();
    omp_set_num_threads(threads);
}

int mostComputeThreads()
{
    return static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

} // namespace splitscope
