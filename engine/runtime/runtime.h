// Runs a stretch of a network's layers on this computer.
#pragma once

#include "engine/device/device.h"
#include "engine/model/fingerprint.h"
#include "engine/model/model_choice.h"
#include "engine/model/network.h"
#include "engine/model/tensor.h"
#include "engine/model/weights.h"
#include "engine/result.h"

#include <chrono>
#include <memory>
#include <stop_token>
#include <vector>

namespace splitscope {

struct LayerTime
{
    int layer;                     ///< 1..layerCount()
    std::chrono::nanoseconds wall; ///< pacing included
};

struct SegmentRun
{
    Tensor output;
    std::vector<LayerTime> layers = {};
    std::chrono::nanoseconds wall{0};
    std::chrono::nanoseconds cpu{0};
    /// See Pacer. Meaningless (0) when no layer ran.
    double achievedShare = 0;
    bool hostTooSlow = false;
};

/// One network with its weights, ready to run. Holds LibTorch's tensors behind a wall: no torch
/// header reaches a user of this one. Computes on one thread, so that an edge and a cloud on the
/// same computer do not fight over its cores and CPU time is what the layers used.
/// Immutable after load(); run() may be called by several threads at once.
class Runtime
{
public:
    /// Reads all of the weights.
    Runtime(Network network, std::shared_ptr<const WeightSource> weights);
    ~Runtime();
    Runtime(const Runtime &) = delete;
    Runtime &operator=(const Runtime &) = delete;

    /// Weights, fingerprint, and a first forward that pays for what a first call costs.
    /// Errors: chosenModel()'s, Cancelled, Internal.
    static Result<std::shared_ptr<const Runtime>>
    load(const ModelChoice &choice, const Progress &progress = {}, std::stop_token stop = {});

    const Network &network() const;
    const Fingerprint &fingerprint() const;

    /// Layers after `from` up to and including `to`, that is from.index()+1 .. to.index(), on an
    /// input of the shape that network().shapeAt(from) gives, paced as `device` says.
    /// With from == to nothing runs and the output is the input.
    /// Errors: PayloadShapeMismatch, Cancelled, Internal.
    Result<SegmentRun> run(CutPoint from, CutPoint to, const Tensor &input, const Device &device,
                           const std::stop_token &stop = {}) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace splitscope
