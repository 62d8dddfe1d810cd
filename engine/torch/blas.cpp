#include "engine/torch/in_torch.h"

#include <ATen/Version.h>

#ifndef _WIN32
#include <dlfcn.h>
#endif

namespace splitscope {

Blas blasOfTorch()
{
    // LibTorch names the BLAS that it was built with; Debian chooses another one at run time, and
    // only its own symbols tell which.
#ifndef _WIN32
    using Describe = char *();
    if (void *symbol = dlsym(RTLD_DEFAULT, "openblas_get_config"))
        return {reinterpret_cast<Describe *>(symbol)(), true};
#endif
    if (!at::get_mkl_version().starts_with("MKL not found"))
        return {"MKL", true};
    return {"reference BLAS", false};
}

} // namespace splitscope
