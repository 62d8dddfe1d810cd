// One run: what was asked, and what came of it.
#pragma once

#include "engine/experiment/cloud_half.h"
#include "engine/experiment/coding_effect.h"
#include "engine/experiment/conditions.h"
#include "engine/experiment/edge_finish.h"
#include "engine/experiment/latency_breakdown.h"
#include "engine/experiment/top_classes.h"
#include "engine/result.h"
#include "engine/runtime/runtime.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace splitscope {

/// What the run got of what it asked for. Empty where it could not be known.
struct Achieved
{
    std::optional<double> edgeShare;
    std::optional<double> cloudShare;
    /// Of an emulated link with a rate by its bucket's own account, otherwise by how the payload
    /// came in at the node (arrival.h), which a short one does not tell.
    std::optional<double> uplinkMbitPerSecond;
    /// Of a few bytes over the idle link, before the run.
    std::optional<std::chrono::microseconds> roundTrip;
    /// Of a link that follows a trace: how far it was in the trace when the run began.
    std::optional<std::chrono::microseconds> tracePosition = {};
    /// A host was too slow for the device that it emulates, or others kept it from its share.
    bool edgeTooSlow = false;
    bool cloudTooSlow = false;
    /// How the shares were kept. Meaningless for a side where no layer ran.
    ShareKept edgeKept = {};
    std::optional<ShareKept> cloudKept = {};

    bool operator==(const Achieved &) const = default;
};

/// All of it is kept by engine/notebook: what is added here is added there.
struct Measurement
{
    LatencyBreakdown latency;
    std::int64_t activationBytes = 0;       ///< of the tensor at the cut, as float32
    std::int64_t payloadBytes = 0;          ///< as sent
    std::chrono::nanoseconds encode{0};     ///< part of transfer
    std::chrono::nanoseconds cloudQueue{0}; ///< part of cloud, as the next two
    std::chrono::nanoseconds cloudDecode{0};
    std::chrono::nanoseconds cloudCompute{0};
    std::chrono::nanoseconds edgeCompute{0}; ///< part of local: the layers
    /// CPU time of the threads that computed the layers. It tells how much of a difference between
    /// two days is the host's. Empty where the node does not say.
    std::chrono::nanoseconds edgeCpu{0};
    std::optional<std::chrono::nanoseconds> cloudCpu;
    /// After this run. Empty where the node does not say.
    std::optional<NodeLoad> cloudLoad = {};
    std::vector<LayerTime> edgeLayers;
    Achieved achieved;
    AnswerDigest answer;
    /// Of the cloud's answer from the expected one, relative: the unsplit answer, or with a lossy
    /// coding what the edge makes of the same payload. Above the tolerance no run is measured.
    double disagreement = 0;
    Coding coding; ///< as sent, also where it was chosen automatically
    /// What the coding did to the answer. Nothing, if it is lossless.
    CodingEffect codingEffect;

    bool operator==(const Measurement &) const = default;
};

/// Counts up from 1 within a session.
enum class RunId : long long {};

struct RunRecord
{
    RunId id;
    std::chrono::system_clock::time_point startedAt;
    Conditions conditions;
    /// A failed run has a reason and no numbers.
    Result<Measurement> outcome;
    /// modelName() of what ran: runs of different models are not compared.
    std::string model = {};
    /// Beside an error alone: the edge has come to an answer all the same.
    std::optional<EdgeFinish> finishedOnEdge = {};

    bool operator==(const RunRecord &) const = default;
};

} // namespace splitscope
