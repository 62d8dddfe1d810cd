// Some of a network's layers, compiled to run one after the other.
#pragma once

#include "engine/model/cut_point.h"
#include "engine/model/network.h"
#include "engine/runtime/kernel.h"

#include <memory>
#include <mutex>
#include <vector>

namespace splitscope {

class PreparedWeights;

/// Layers that run as one, because what divides them is not a border of the segment: a convolution
/// with its ReLU, a pooling that is part of the weights after it.
struct Step
{
    int firstLayer;
    int lastLayer;
    /// The one that the time is counted for; the others are part of it.
    int mainLayer;
    /// Empty where the layers pass their input through.
    std::vector<Operation> operations;
};

/// Input and output are plain: float32, row-major.
struct Segment
{
    std::vector<Step> steps;
    /// In all steps.
    std::size_t operations = 0;
};

/// Compiles segments of one network for one number of threads. Any thread.
class SegmentCompiler
{
public:
    /// The weights must outlive the compiler and what it compiles.
    SegmentCompiler(const Network &network, const PreparedWeights &weights, int threads);
    ~SegmentCompiler();

    /// Layers after `from` up to and including `to`; made at the first call (some milliseconds) and
    /// kept. Under the thread count that it was made for: see compute_threads.h.
    /// Throws dnnl::error.
    std::shared_ptr<const Segment> compile(CutPoint from, CutPoint to);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The same layers on LibTorch's operators, one by one: what every other way is compared with.
/// `parameters` are all of the network's, and must outlive the segment.
Segment referenceSegment(const Network &network, CutPoint from, CutPoint to,
                         const std::vector<std::vector<float>> &parameters);

} // namespace splitscope
