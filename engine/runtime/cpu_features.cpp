#include "engine/runtime/cpu_features.h"

#include "engine/runtime/onednn.h"

#include <hwy/targets.h>

namespace splitscope {

void limitCpuFeatures(CpuFeatures features)
{
#if HWY_ARCH_X86
    // Highway numbers its targets from the best to the plainest, one bit each.
    switch (features) {
    case CpuFeatures::Generic:
        hwy::DisableTargets(~std::int64_t{HWY_STATIC_TARGET});
        dnnl::set_max_cpu_isa(dnnl::cpu_isa::sse41);
        break;
    case CpuFeatures::Avx2:
        hwy::DisableTargets(HWY_AVX2 - 1);
        dnnl::set_max_cpu_isa(dnnl::cpu_isa::avx2);
        break;
    case CpuFeatures::All:
        break;
    }
#else
    static_cast<void>(features);
#endif
}

} // namespace splitscope
