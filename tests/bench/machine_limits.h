// What the machine can do at best, to compare with.
#pragma once

#include <cstddef>
#include <vector>

namespace splitscope {

/// Reads memory that no cache holds, with the widest loads there are.
class ReadBandwidth
{
public:
    ReadBandwidth();

    /// Bytes per second of one pass on so many threads.
    double measure(int threads);

private:
    std::vector<float> memory_;
};

/// Floating-point operations per second of fused multiply-adds that wait for nothing, in float32.
double measureMultiplyAdds(int threads);

} // namespace splitscope
