// The one pool of threads that computes: OpenMP's, which LibTorch, OpenBLAS, oneDNN and our own
// kernels share.
#pragma once

namespace splitscope {

/// Sets the pool's size for whatever the calling thread computes from here on, in all four.
void useComputeThreads(int threads);

/// Cores of this computer: more threads than these are slower.
int mostComputeThreads();

} // namespace splitscope
