// How long the two halves of a network take, for each cut.
#pragma once

#include <chrono>
#include <vector>

namespace splitscope {

/// Of a stretch of layers on one computer.
struct StretchTime
{
    /// With the computer to itself: what an unlimited run takes.
    std::chrono::nanoseconds wall{0};
    /// CPU time of one thread that is paced: it finds its caches colder than one that never waits.
    std::chrono::nanoseconds cpu{0};
    /// 95 % of runs take between (1 - spread) and (1 + spread) times that.
    double spread = 0;

    bool operator==(const StretchTime &) const = default;
};

/// By cut, 0..n, and no sum of layers: a cut decides which layers are computed as one. Measured
/// (PredictionMeasurement), or estimated from layers.
struct SplitTimes
{
    std::vector<StretchTime> edge;  ///< [k]: layers 1..k on the edge's computer
    std::vector<StretchTime> cloud; ///< [k]: layers k+1..n on the cloud's

    bool operator==(const SplitTimes &) const = default;
};

} // namespace splitscope
