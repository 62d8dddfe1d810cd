// What the machine can do at best, to compare with.
#pragma once

#include "engine/runtime/huge_buffer.h"

namespace splitscope {

/// Reads memory that no cache holds, with the widest loads there are, in pages as large as those of
/// the runtime's weights.
class ReadBandwidth
{
public:
    ReadBandwidth();

    /// Bytes per second of one pass on so many threads.
    double measure(int threads);

private:
    HugeBuffer memory_;
};

/// Floating-point operations per second of fused multiply-adds that wait for nothing, in float32.
double measureMultiplyAdds(int threads);

} // namespace splitscope
