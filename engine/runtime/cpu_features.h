// Which of the processor's instructions the fast kernels may use.
#pragma once

namespace splitscope {

enum class CpuFeatures {
    Generic, ///< what every processor of this architecture has
    Avx2,
    All, ///< the best that there is: the default
};

/// For the whole process, before its first Runtime: so that one computer can test what others run.
void limitCpuFeatures(CpuFeatures features);

} // namespace splitscope
