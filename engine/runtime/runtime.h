// Runs a stretch of a network's layers on this computer.
#pragma once

#include "engine/device/device.h"
#include "engine/device/share_kept.h"
#include "engine/model/fingerprint.h"
#include "engine/model/model_choice.h"
#include "engine/model/network.h"
#include "engine/model/tensor.h"
#include "engine/model/weight_precision.h"
#include "engine/model/weights.h"
#include "engine/result.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

namespace splitscope {

enum class Kernels {
    Fast,      ///< oneDNN and our own, LibTorch for what they do not cover
    Reference, ///< LibTorch alone, layer by layer: what the others are compared with
};

struct RuntimeOptions
{
    /// For a run at full speed. One with a share computes on one thread, because the share of one
    /// core is what it asks for and one thread's CPU time is what it reckons with.
    int threads = 1;
    WeightPrecision precision = WeightPrecision::Float32;
    Kernels kernels = Kernels::Fast;
    /// Where prepared weights are kept for the next start. Empty: nowhere.
    std::filesystem::path cacheFolder = {};
};

struct LayerTime
{
    int layer; ///< 1..layerCount()
    /// Pacing included. A layer that is computed as part of another one, as a ReLU of the
    /// convolution before it, has no compute time of its own. They add up to the segment's.
    std::chrono::nanoseconds wall;

    bool operator==(const LayerTime &) const = default;
};

struct SegmentRun
{
    Tensor output;
    std::vector<LayerTime> layers = {};
    std::chrono::nanoseconds wall{0};
    /// The calling thread's.
    std::chrono::nanoseconds cpu{0};
    /// See Pacer. Meaningless (0) when no layer ran.
    double achievedShare = 0;
    bool hostTooSlow = false;
    ShareKept shareKept = {};
};

/// One network with its weights, ready to run. No torch header reaches a user of this one.
/// Layers that no cut divides are computed as one: a convolution with its ReLU, an average pooling
/// with the linear layer after it. By default on one thread, so that an edge and a cloud on the
/// same computer do not fight over its cores and CPU time is what the layers used.
/// run() may be called by several threads at once; they share the weights.
class Runtime
{
public:
    /// Prepares all of the weights and runs once, which pays for what a first call costs.
    /// Errors: WeightsTensorNotFinite, Cancelled, Internal.
    static Result<std::shared_ptr<const Runtime>> make(Network network,
                                                       std::shared_ptr<const WeightSource> weights,
                                                       const RuntimeOptions &options = {},
                                                       const Progress &progress = {},
                                                       const std::stop_token &stop = {});

    /// The same for a choice, whose precision takes the place of the options'. Where that is not
    /// float32, it is compared with float32 first. Errors: those of chosenModel() and of make().
    static Result<std::shared_ptr<const Runtime>> load(const ModelChoice &choice,
                                                       const RuntimeOptions &options = {},
                                                       const Progress &progress = {},
                                                       const std::stop_token &stop = {});

    ~Runtime();
    Runtime(const Runtime &) = delete;
    Runtime &operator=(const Runtime &) = delete;

    const Network &network() const;
    const Fingerprint &fingerprint() const;
    const RuntimeOptions &options() const;
    /// The weights came from the cache folder.
    bool fromCache() const;
    /// How far answers are from those of float32 weights: the root mean square of the difference
    /// over that of the answer, on made-up pictures, measured by load(). 0 for float32.
    double precisionError() const;

    /// Layers after `from` up to and including `to`, that is from.index()+1 .. to.index(), on an
    /// input of the shape that network().shapeAt(from) gives, as slowly as `device` says: by the
    /// kernel's quota where it asks for that and may have it, by pacing otherwise.
    /// With from == to nothing runs and the output is the input.
    /// Errors: PayloadShapeMismatch, Cancelled, Internal.
    Result<SegmentRun> run(CutPoint from, CutPoint to, const Tensor &input, const Device &device,
                           const std::stop_token &stop = {}) const;

    /// Pays now for what the first run of these layers on this thread would: less than a
    /// millisecond, but 0.2 s where AlexNet is cut between its average pooling and the linear
    /// layer that takes it in otherwise, and some 15 ms for a new CPU quota. Errors: Internal.
    Result<void> prepare(CutPoint from, CutPoint to, const Device &device = {}) const;

private:
    struct Impl;

    explicit Runtime(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> impl_;
};

} // namespace splitscope
