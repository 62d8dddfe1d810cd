// Which BLAS this process has loaded.
#pragma once

#include <string>

namespace splitscope {

struct Blas
{
    std::string name; ///< "OpenBLAS 0.3.21 ... USE_OPENMP", or "reference BLAS"
    /// False for the reference BLAS, on which the linear layers run several times slower.
    bool fast = false;
};

Blas loadedBlas();
/// "1.13.1"
std::string torchVersion();

} // namespace splitscope
