// Where one cut takes over from another.
#pragma once

#include "engine/predict/latency_predictor.h"

#include <vector>

namespace splitscope {

/// Up to this bandwidth `below` is the fastest cut, from it on `above`.
struct BandwidthCrossover
{
    Bandwidth at;
    CutPoint below;
    CutPoint above;
};

/// The same for the edge's CPU share.
struct ShareCrossover
{
    CpuShare at;
    CutPoint below;
    CutPoint above;
};

/// Ascending, within 0.1 %: by bisection between points of a fine grid, of which two neighbours
/// have different fastest cuts. Both directions have the bandwidth. Precondition: from < to.
std::vector<BandwidthCrossover> bandwidthCrossovers(const LatencyPredictor &predictor,
                                                    const RunSetting &setting, Bandwidth from,
                                                    Bandwidth to);
std::vector<ShareCrossover> shareCrossovers(const LatencyPredictor &predictor,
                                            const RunSetting &setting, CpuShare from, CpuShare to);

/// The bandwidths at which these two cuts take equally long, ascending.
std::vector<Bandwidth> equalBandwidths(const LatencyPredictor &predictor, const RunSetting &setting,
                                       CutPoint one, CutPoint other, Bandwidth from, Bandwidth to);

} // namespace splitscope
