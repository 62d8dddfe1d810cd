#include "engine/predict/work_variables.h"

#include "engine/runtime/linear_kernel.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <initializer_list>

namespace splitscope {

namespace {

/// Usual sizes of a core's second-level cache and of the third level. Only the regressions' own
/// figures say what being within one is worth.
constexpr double secondLevelBytes = 1 << 20;
constexpr double thirdLevelBytes = 32 << 20;

double log(double value)
{
    return std::log(std::max(value, 1e-3));
}

/// 0 where all that is used in between fits into a cache, 1 from four times its size on.
double beyond(double reuseBytes, double cacheBytes)
{
    return std::clamp(std::log2(std::max(reuseBytes, 1.0) / cacheBytes) / 2, 0.0, 1.0);
}

double bytes(double values)
{
    return values * sizeof(float);
}

/// Weights that are read: of a linear layer not those of inputs that are 0, but those that fill its
/// rows up to whole vectors.
double readBytes(const LayerWork &work)
{
    if (work.kind != WorkKind::Linear)
        return work.weightBytes;
    return work.inputs * work.nonZero
           * bytes(static_cast<double>(paddedOutputs(static_cast<std::int64_t>(work.outputs))));
}

bool isConvolution(const LayerWork &work)
{
    return work.kind == WorkKind::Convolution || work.kind == WorkKind::Pointwise
           || work.kind == WorkKind::Depthwise;
}

double indicator(bool condition)
{
    return condition ? 1 : 0;
}

/// A picture's planes, which oneDNN's first convolutions read as they come.
bool isOfPicture(const LayerWork &work)
{
    return work.inputChannels <= 3;
}

/// oneDNN's kernels take sixteen channels at once: part of that is in vain where there are fewer.
double padding(double channels)
{
    constexpr double vector = 16;
    return std::ceil(channels / vector) * vector / channels;
}

double macsInVain(const LayerWork &work)
{
    const double inputs = isOfPicture(work) || work.kind == WorkKind::Depthwise
                              ? 1.0
                              : padding(work.inputChannels / work.groups);
    return work.macs * (padding(work.outputChannels) * inputs - 1);
}

} // namespace

std::vector<double> paperVariables(const LayerWork &work)
{
    if (isConvolution(work))
        return {work.inputs,
                work.kernel / work.stride * work.kernel / work.stride * work.outputChannels};
    if (work.kind == WorkKind::Linear || work.kind == WorkKind::Pooling)
        return {work.inputs, work.outputs};
    return {work.outputs};
}

std::vector<double> summedVariables(const LayerWork &work)
{
    const double thirdLevel = beyond(work.reuseBytes, secondLevelBytes);
    const double memory = beyond(work.reuseBytes, thirdLevelBytes);
    const double read = readBytes(work);
    const double inputs = bytes(work.inputs);
    const double outputs = bytes(work.outputs) * (work.adds ? 2 : 1);
    // A step that was not run for long finds its instructions and its output's place cold, too.
    std::vector<double> variables{thirdLevel,           memory,          inputs, outputs,
                                  outputs * thirdLevel, outputs * memory};
    const auto append = [&](std::initializer_list<double> own) {
        variables.insert(variables.end(), own);
    };
    const double window = work.outputs * work.kernel * work.kernel;
    switch (work.kind) {
    case WorkKind::Convolution:
    case WorkKind::Pointwise:
    case WorkKind::Depthwise:
        append({work.macs, macsInVain(work), work.macs * indicator(isOfPicture(work)), read,
                read * thirdLevel, read * memory, work.curved});
        break;
    case WorkKind::Linear:
        append({read, read * thirdLevel, read * memory, inputs * work.nonZero,
                inputs * work.nonZero * thirdLevel, inputs * work.nonZero * memory});
        break;
    case WorkKind::Pooling:
        append({window * indicator(!work.averages), window * indicator(work.averages),
                window * indicator(work.inTorch), indicator(work.inTorch)});
        break;
    case WorkKind::Normalisation:
        append({work.inputChannels});
        break;
    case WorkKind::Activation:
        append({indicator(work.inTorch), work.curved});
        break;
    case WorkKind::LayoutChange:
        append({work.inputChannels});
        break;
    }
    return variables;
}

std::vector<double> logVariables(const LayerWork &work)
{
    const double reuse = log(work.reuseBytes);
    switch (work.kind) {
    case WorkKind::Convolution:
    case WorkKind::Pointwise:
    case WorkKind::Depthwise:
        return {log(work.macs),
                log(work.outputs / work.outputChannels), // places
                log(work.inputChannels / work.groups),
                log(work.outputChannels),
                log(work.kernel),
                log(work.stride),
                log(1 + macsInVain(work) / work.macs),
                indicator(isOfPicture(work)),
                reuse};
    case WorkKind::Linear:
        return {log(readBytes(work)), log(work.inputs), log(work.outputs), indicator(work.follows),
                reuse};
    case WorkKind::Pooling:
        return {log(work.inputs),        log(work.outputs),       log(work.inputChannels),
                log(work.kernel),        log(work.stride),        indicator(work.averages),
                indicator(work.inTorch), indicator(work.follows), reuse};
    case WorkKind::Normalisation:
    case WorkKind::LayoutChange:
        return {log(work.outputs), log(work.inputChannels), indicator(work.follows), reuse};
    case WorkKind::Activation:
        return {log(work.outputs), indicator(work.inTorch), indicator(work.curved > 0), reuse};
    }
    return {};
}

} // namespace splitscope
