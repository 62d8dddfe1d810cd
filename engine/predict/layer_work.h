// What the runtime does for a stretch of layers, step by step: what one regression can tell the
// time of.
#pragma once

#include "engine/model/network.h"

#include <string_view>
#include <vector>

namespace splitscope {

/// One regression each. What runs on the same kernels is of one kind: a convolution of one place is
/// a matrix product, and a depthwise one reads memory.
enum class WorkKind {
    Convolution,
    Pointwise, ///< 1x1
    Depthwise, ///< as many groups as channels
    Linear,
    Pooling,
    Normalisation, ///< one that no convolution takes in
    Activation,    ///< the same
    LayoutChange,  ///< between row-major values and those that convolutions and poolings read
};

/// All of them, in the order of the enumeration.
std::vector<WorkKind> allWorkKinds();
/// "convolution", "layout-change": in files and tables, never translated.
std::string_view workKindId(WorkKind kind);

/// The configuration variables of one step. Those that its kind has not are 0.
struct LayerWork
{
    WorkKind kind;
    int layer = 0; ///< the one that the time is counted for
    double macs = 0;
    double weightBytes = 0;
    double inputs = 0;  ///< values, as the next one
    double outputs = 0; ///< a block's sum reads as many
    double inputChannels = 0;
    double outputChannels = 0;
    double kernel = 0;
    double stride = 0;
    double groups = 0;
    /// Of the inputs that are not 0, whose weights a linear layer leaves out: half of them are
    /// after a ReLU, unless training made them fewer.
    double nonZero = 1;
    /// Values that go through tanh or the logistic function, alone or on a convolution's way out.
    double curved = 0;
    bool adds = false;     ///< its output to what is there: the end of a block
    bool averages = false; ///< an average pooling
    bool inTorch = false;  ///< runs on LibTorch's operators
    bool follows = false;  ///< a step of the same kind, so that its instructions are at hand
    /// What else is read and written between two uses of these weights, and so how far they are
    /// away in the processor's caches.
    double reuseBytes = 0;

    bool operator==(const LayerWork &) const = default;
};

/// As SegmentCompiler joins layers: after `from` up to and including `to`. A layer that another one
/// takes in has no work of its own; one may have several, as a block has.
std::vector<LayerWork> workOf(const Network &network, CutPoint from, CutPoint to);

} // namespace splitscope
